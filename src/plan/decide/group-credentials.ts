/** Values that belong together are rotated together: key id and secret, host and password, one service's variables. */
import type { Finding } from '../../findings/model.js';

/** fingerprint -> name of its group, G1 for the group of the most urgent. `findings` come most urgent first. */
export function groupCredentials(findings: readonly Finding[]): Map<string, string> {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const groups = new Map<string, string>();
  let count = 0;
  for (const finding of findings) {
    if (groups.has(finding.fingerprint)) continue;
    const name = `G${++count}`;
    const waiting = [finding];
    while (waiting.length > 0) {
      const member = waiting.pop()!;
      if (groups.has(member.fingerprint)) continue;
      groups.set(member.fingerprint, name);
      waiting.push(...partners(member, byFingerprint));
    }
  }
  return groups;
}

/** Related findings that one visit at the same provider rotates; other variables of the same file are not. */
export function partners(finding: Finding, byFingerprint: ReadonlyMap<string, Finding>): Finding[] {
  return finding.relatedTo
    .map((fingerprint) => byFingerprint.get(fingerprint))
    .filter((other) => other !== undefined)
    .filter((other) => isSame(other.rotation, finding.rotation) || isSame(other.provider, finding.provider));
}

function isSame(a: string, b: string): boolean {
  return a === b && !/^generic/i.test(a);
}

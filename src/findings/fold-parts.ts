import type { Finding } from './model.js';

/**
 * An identifier that stands nowhere but beside its secret (an access key id, a client id) is one credential with it: it becomes a part of
 * the secret's finding. One that stands elsewhere too stays a finding of its own, and `relatedTo` ties them.
 */
export function foldParts(findings: readonly Finding[]): Finding[] {
  const secrets = new Map(findings.filter(({ kind }) => kind === 'secret').map((one) => [one.fingerprint, one]));
  const parts = new Map<string, Finding[]>();
  for (const identifier of findings) {
    if (identifier.kind !== 'identifier') continue;
    const secret = identifier.relatedTo
      .map((fingerprint) => secrets.get(fingerprint))
      .find((one) => one !== undefined && standsBeside(identifier, one));
    if (secret) parts.set(secret.fingerprint, [...(parts.get(secret.fingerprint) ?? []), identifier]);
  }
  const folded = new Set([...parts.values()].flat());
  return findings
    .filter((finding) => !folded.has(finding))
    .map((finding) => withParts(finding, parts.get(finding.fingerprint) ?? []));
}

function standsBeside(identifier: Finding, secret: Finding): boolean {
  const objects = new Set(secret.occurrences.map(({ object }) => object));
  return identifier.occurrences.every(({ object }) => objects.has(object));
}

function withParts(finding: Finding, parts: readonly Finding[]): Finding {
  if (parts.length === 0) return finding;
  const inside = new Set(parts.map(({ fingerprint }) => fingerprint));
  return { ...finding, relatedTo: finding.relatedTo.filter((one) => !inside.has(one)), parts: [...parts] };
}

/**
 * Secrets: verdicts that speak of the same value are one secret, whichever rule matched and in whatever encoding it
 * stood. A secret is known by its number.
 */
import type { Detector, Verdict } from '../detect/types.js';

export interface SecretTable {
  readonly count: number;
  /** The secret a verdict speaks of. */
  ofVerdict(verdict: number): number;
  /** All verdicts that speak of a secret. */
  verdicts(secret: number): readonly number[];
}

/** Groups all verdicts a detector has interned so far. Personal data and secrets of the same value stay apart. */
export function groupVerdicts(detector: Detector): SecretTable {
  const bySecret = new Map<string, number>();
  const members: number[][] = [];
  const secretOf = new Int32Array(detector.verdicts.size);
  for (let id = 0; id < detector.verdicts.size; id++) {
    const verdict = detector.verdicts.get(id);
    const key = secretKey(detector, verdict);
    let secret = bySecret.get(key);
    if (secret === undefined) {
      secret = members.length;
      bySecret.set(key, secret);
      members.push([]);
    }
    members[secret]!.push(id);
    secretOf[id] = secret;
  }
  return {
    count: members.length,
    ofVerdict: (verdict) => secretOf[verdict]!,
    verdicts: (secret) => members[secret]!,
  };
}

function secretKey(detector: Detector, verdict: Verdict): string {
  const rule = detector.rules[verdict.rule]!;
  const personal = rule.kind === 'personal-data';
  return personal ? `${rule.category}\0${verdict.value.toLowerCase()}` : `\0${verdict.value}`;
}

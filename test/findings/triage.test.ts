import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triage } from '../../src/findings/triage.js';
import { finding } from '../report/sample-result.js';

const gone = { since: null, until: null, atHead: false, reach: 'unreachable', pushed: 'unknown' } as const;

describe('triage', () => {
  it('puts first what a person should act on first', () => {
    const order = [
      finding('live', { severity: 'critical' }),
      finding('guess', { severity: 'critical', confidence: 'low' }),
      finding('high live', { severity: 'high' }),
      finding('high gone', { severity: 'high', confidence: 'certain', exposure: gone }),
      finding('email', { kind: 'personal-data', severity: 'critical' }),
      finding('accepted', { severity: 'critical', accepted: { by: 'x', reason: 'y' } }),
    ];
    expect(triage([...order].reverse())).toEqual(order);
  });

  it('does not depend on the order it is given', () => {
    const findings = ['a', 'b', 'c', 'd'].map((value) => finding(value));
    const expected = triage(findings);
    fc.assert(
      fc.property(fc.shuffledSubarray(findings, { minLength: 4 }), (shuffled) => {
        expect(triage(shuffled)).toEqual(expected);
      }),
    );
  });
});

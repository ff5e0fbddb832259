import { describe, expect, it } from 'vitest';
import { buildBaseline, formatBaseline, parseBaseline, parseOwnBaseline } from '../../src/findings/baseline.js';
import { CANARY, finding, fingerprintOf } from '../report/sample-result.js';

describe('our own baseline', () => {
  const entries = buildBaseline([finding(CANARY.aws), finding(CANARY.password)], 'known: "old" keys', '2027-01-31');

  it('is read back as it was written, and holds no value', () => {
    const text = formatBaseline(entries);
    expect(parseOwnBaseline(text, 'b.yml')).toEqual(entries);
    expect(text).not.toContain(CANARY.aws);
    expect(parseBaseline(text, 'b.yml')[0]).toMatchObject({ reason: 'known: "old" keys', expires: '2027-01-31' });
  });

  it('keeps reason and expiry of entries it knows, adds new ones, drops those no longer found', () => {
    const previous = [
      { fingerprint: fingerprintOf(CANARY.aws), rule: 'r', where: 'w', reason: 'first reason' },
      { fingerprint: fingerprintOf('gone'), rule: 'r', where: 'w', reason: 'gone' },
    ];
    const next = buildBaseline(
      [finding(CANARY.aws), finding(CANARY.password)],
      'second reason',
      '2027-01-31',
      previous,
    );
    expect(next.map(({ reason, expires }) => [reason, expires])).toEqual([
      ['second reason', '2027-01-31'],
      ['first reason', undefined],
    ]);
  });

  it.each([
    ['not YAML', '{"a": "tok', /neither YAML nor JSON/],
    ['another kind of file', 'a: 1', /not a baseline/],
    ['a later version', 'version: 2\naccepted: []', /not a baseline/],
    ['no reason', `version: 1\naccepted:\n  - fingerprint: "${'0'.repeat(32)}"`, /entry 1: no reason/],
    ['a bad fingerprint', 'version: 1\naccepted:\n  - fingerprint: abc\n    reason: x', /entry 1: fingerprint/],
    [
      'a bad day',
      `version: 1\naccepted:\n  - fingerprint: "${'0'.repeat(32)}"\n    reason: x\n    expires: soon`,
      /entry 1: expires/,
    ],
    ['an alias bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]', /neither YAML nor JSON|not a baseline/],
  ])('refuses %s', (_what, text, message) => {
    expect(() => parseBaseline(text, 'b.yml')).toThrow(message);
  });

  it('quotes nothing of a file that it cannot read', () => {
    expect(() => parseBaseline(`[{"Secret": "${CANARY.aws}`, 'b.json')).toThrow(
      expect.not.stringContaining(CANARY.aws) as Error,
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Finding, Occurrence } from '../../src/findings/model.js';
import { foldEncoded } from '../../src/plan/decide/fold-encoded.js';
import { makeFacts } from './helpers/facts.js';

const place = (object: string, start: number, end: number): Occurrence =>
  ({ object, start, end, place: 'blob', path: 'secret.yaml', layers: [] }) as unknown as Occurrence;

function fold(...findings: { value: string; finding: Partial<Finding> }[]) {
  const { report, values } = makeFacts(findings);
  const folded = foldEncoded({ report, values: new Map(values) });
  return folded.report.findings.map((finding) => ({
    value: folded.values.get(finding.fingerprint)!.toString(),
    ...finding,
  }));
}

describe('a value and its encoding', () => {
  const key = 'SG.' + 'k3yK3y'.repeat(6);
  const base64 = Buffer.from(key).toString('base64');

  it.each([
    ['base64', base64],
    ['base64 without padding', base64.replace(/=+$/, '')],
    ['base64 with a line break inside', Buffer.from(`${key}\n`).toString('base64')],
    ['hex', Buffer.from(key).toString('hex')],
  ])('are one credential: %s', (_name, encoded) => {
    const findings = fold(
      { value: encoded, finding: { names: ['data'], occurrences: [place('1', 10, 90), place('2', 5, 85)] } },
      { value: key, finding: { names: ['SENDGRID'], occurrences: [place('1', 10, 90)] } },
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ value: key, names: ['SENDGRID', 'data'] });
    expect(findings[0]!.occurrences.map(({ object }) => object)).toEqual(['1', '2']);
  });

  it('are one credential when it was encoded twice', () => {
    const twice = Buffer.from(base64).toString('base64');
    const findings = fold(...[twice, base64, key].map((value) => ({ value, finding: {} })));
    expect(findings.map(({ value }) => value)).toEqual([key]);
  });

  it('keep the widest exposure', () => {
    const exposure = {
      since: '2019-01-01T00:00:00Z',
      until: null,
      atHead: true,
      reach: 'head',
      pushed: 'yes',
    } as const;
    const findings = fold(
      { value: base64, finding: { exposure } },
      {
        value: key,
        finding: {
          exposure: { ...exposure, since: null, until: '2020-01-01T00:00:00Z', atHead: false, reach: 'stash' },
        },
      },
    );
    expect(findings[0]!.exposure).toEqual(exposure);
  });

  it('leave other values and accepted ones alone', () => {
    const accepted = { by: 'test', reason: 'test' };
    expect(fold({ value: base64, finding: { accepted } }, { value: key, finding: {} })).toHaveLength(2);
    expect(fold({ value: base64, finding: {} }, { value: `${key}x`, finding: {} })).toHaveLength(2);
  });
});

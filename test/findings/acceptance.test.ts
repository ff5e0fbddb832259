import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { applyAcceptances } from '../../src/findings/acceptance.js';
import { parseBaseline } from '../../src/findings/baseline.js';
import { parseIgnoreFile } from '../../src/findings/ignore-files.js';
import type { Finding, ScanResult } from '../../src/findings/model.js';
import { CANARY, commit, finding, fingerprintOf, occurrence, report } from '../report/sample-result.js';

const COMMIT = commit('a1', '2021-03-04T10:00:00Z').id;
const TODAY = '2026-11-24';

function resultOf(found: Finding): ScanResult {
  return { report: report([found]), values: new Map([[found.fingerprint, Buffer.from(CANARY.aws)]]) };
}

function acceptedBy(text: string, name: string, found = finding(CANARY.aws), hmacKey?: string): string | undefined {
  const result = resultOf(found);
  const list = name.endsWith('ignore')
    ? parseIgnoreFile(text, { name, ...(hmacKey ? { hmacKey } : {}) })
    : parseBaseline(text, name);
  applyAcceptances(result, list, TODAY);
  return result.report.findings[0]!.accepted?.by;
}

describe('.gitleaksignore', () => {
  it('accepts by commit, file and line, whatever the rule is called', () => {
    expect(acceptedBy(`# note\n${COMMIT}:config/settings.py:aws-thing:12\n`, '.gitleaksignore')).toBe(
      '.gitleaksignore:2',
    );
    expect(acceptedBy('config/settings.py:aws-thing:12', '.gitleaksignore')).toBe('.gitleaksignore:1');
    expect(acceptedBy('config\\settings.py:aws-thing:12', '.gitleaksignore')).toBe('.gitleaksignore:1');
  });

  it('does not accept another line, file or commit', () => {
    expect(acceptedBy(`${COMMIT}:config/settings.py:aws-thing:13`, '.gitleaksignore')).toBeUndefined();
    expect(acceptedBy(`${'0'.repeat(40)}:config/settings.py:aws-thing:12`, '.gitleaksignore')).toBeUndefined();
    expect(acceptedBy('other.py:aws-thing:12', '.gitleaksignore')).toBeUndefined();
  });

  it('covers later versions and renamed copies of the file, but no other file', () => {
    const later = occurrence({
      object: 'c'.repeat(40),
      startLine: 90,
      introduced: commit('f', '2022-01-01T00:00:00Z'),
    });
    const renamed = occurrence({ path: 'moved.py', object: 'c'.repeat(40) });
    const elsewhere = occurrence({ path: 'prod.env', object: 'd'.repeat(40) });
    const line = `${COMMIT}:config/settings.py:aws-thing:12`;
    expect(
      acceptedBy(line, '.gitleaksignore', finding(CANARY.aws, { occurrences: [occurrence(), later, renamed] })),
    ).toBeDefined();
    expect(
      acceptedBy(line, '.gitleaksignore', finding(CANARY.aws, { occurrences: [occurrence(), elsewhere] })),
    ).toBeUndefined();
  });
});

describe('.betterleaksignore', () => {
  it('accepts by digest of the value, keyed or not', () => {
    const plain = createHash('sha256').update(CANARY.aws).digest('hex');
    const keyed = createHmac('sha256', 'k1').update(CANARY.aws).digest('hex');
    expect(acceptedBy(plain.toUpperCase(), '.betterleaksignore')).toBeDefined();
    expect(acceptedBy(`hmac-sha256:${keyed}`, '.betterleaksignore', undefined, 'k1')).toBeDefined();
    expect(acceptedBy(`hmac-sha256:${keyed}`, '.betterleaksignore')).toBeUndefined();
    expect(acceptedBy(createHash('sha256').update('other').digest('hex'), '.betterleaksignore')).toBeUndefined();
  });
});

describe('.unearthignore', () => {
  const name = '.unearthignore';

  it('accepts by fingerprint and by path, until a day', () => {
    const fingerprint = fingerprintOf(CANARY.aws);
    expect(acceptedBy(`${fingerprint} -- revoked`, name)).toBeDefined();
    expect(acceptedBy(`${fingerprint} until:2026-11-25 -- revoked`, name)).toBeDefined();
    expect(acceptedBy(`${fingerprint} until:2026-11-24 -- revoked`, name)).toBeUndefined();
    expect(acceptedBy('path:config/** -- fixtures', name)).toBeDefined();
    expect(acceptedBy('path:*.py rule:aws-secret-access-key -- fixtures', name)).toBeDefined();
    expect(acceptedBy('path:*.py rule:other-rule -- fixtures', name)).toBeUndefined();
    expect(acceptedBy('path:*.js -- fixtures', name)).toBeUndefined();
  });

  it('accepts nothing by path where the value also stands in a message', () => {
    const message = occurrence({ place: 'commit-message', path: '', object: 'e'.repeat(40) });
    expect(
      acceptedBy('path:** -- all', name, finding(CANARY.aws, { occurrences: [occurrence(), message] })),
    ).toBeUndefined();
  });

  it.each([
    ['no reason', `${'0'.repeat(32)}`],
    ['an unknown field', `${'0'.repeat(32)} untill:2026-01-01 -- x`],
    ['a day that is none', `${'0'.repeat(32)} until:2026-02-30 -- x`],
    ['no fingerprint', 'abc -- x'],
  ])('refuses a line with %s and names the line', (_what, line) => {
    expect(() => parseIgnoreFile(`\n${line}\n`, { name })).toThrow(/^\.unearthignore:2: /);
  });
});

describe('baselines', () => {
  it('reads a gitleaks report, redacted or not', () => {
    const row = { RuleID: 'x', File: 'config/settings.py', Commit: COMMIT, StartLine: 12, Secret: 'REDACTED' };
    expect(acceptedBy(JSON.stringify([row]), 'b.json')).toBe('b.json[0]');
    expect(acceptedBy(JSON.stringify([{ ...row, StartLine: 13 }]), 'b.json')).toBeUndefined();
    expect(
      acceptedBy(JSON.stringify([{ ...row, StartLine: 13, Commit: '', Secret: CANARY.aws }]), 'b.json'),
    ).toBeDefined();
    expect(acceptedBy(JSON.stringify([{ ...row, Secret: 'another value' }]), 'b.json')).toBeUndefined();
  });

  it('reads a detect-secrets baseline', () => {
    const hashed_secret = createHash('sha1').update(CANARY.aws).digest('hex');
    const baseline = {
      version: '1.5.0',
      results: { 'a.py': [{ type: 'Secret Keyword', hashed_secret, line_number: 3 }] },
    };
    expect(acceptedBy(JSON.stringify(baseline), '.secrets.baseline')).toBe('.secrets.baseline');
  });

  it('counts what has expired', () => {
    const result = resultOf(finding(CANARY.aws));
    const list = parseIgnoreFile(`${fingerprintOf(CANARY.aws)} until:2020-01-01 -- x`, { name: '.unearthignore' });
    expect(applyAcceptances(result, list, TODAY)).toMatchObject({ accepted: 0, expired: [{ by: '.unearthignore:1' }] });
  });
});

import { describe, expect, it } from 'vitest';
import type { RuleInfo, Verdict } from '../../src/detect/types.js';
import { judgeByPlace } from '../../src/scan/judge-by-place.js';
import type { RawOccurrence } from '../../src/scan/raw-occurrence.js';

const rule = (id: string, category: string, generic = false): RuleInfo =>
  ({ id, kind: 'secret', category, generic }) as unknown as RuleInfo;

const KEY = rule('pem-rsa-private-key', 'crypto-key');
const TOKEN = rule('github-pat-classic', 'vcs');
const PASSWORD = rule('generic-password', 'generic', true);

function severityAt(path: string, of: RuleInfo, found: Partial<Verdict> = {}): string {
  const raw = { place: 'blob', path: Buffer.from(path) } as unknown as RawOccurrence;
  const verdict = {
    value: 'kT7pQz41',
    confidence: 'high',
    severity: 'critical',
    reasons: [],
    layers: [],
    ...found,
  } as unknown as Verdict;
  const judged = judgeByPlace(raw, verdict, of);
  return judged.drop ? 'dropped' : judged.severity;
}

describe('what the place of a finding says', () => {
  it('a key pair in a test, an example or a library opens nothing; in a page it is mostly shown', () => {
    for (const path of ['test/server.pem', 'examples/tls/key.pem', 'vendor/x/key.go', 'node_modules/x/ssl.key'])
      expect(severityAt(path, KEY, { confidence: 'certain' })).toBe('low');
    expect(severityAt('docs/tls.md', KEY, { confidence: 'certain' })).toBe('medium');
    expect(severityAt('deploy/key.pem', KEY, { confidence: 'certain' })).toBe('critical');
  });

  it('a key store or a key in binary form is a key pair too', () => {
    const store = rule('generic-key-store', 'crypto-key', true);
    expect(severityAt('t/lib-gpg/gpgsm_cert.p12', store, { severity: 'high' })).toBe('low');
  });

  it('a token with a checksum was issued by somebody, wherever it stands; a JWT anybody can make', () => {
    expect(severityAt('test/a.ts', TOKEN, { confidence: 'certain' })).toBe('critical');
    expect(severityAt('test/a.ts', TOKEN)).toBe('high');
    expect(severityAt('test/a.ts', TOKEN, { confidence: 'medium' })).toBe('medium');
    expect(severityAt('vendor/x/api_test.go', TOKEN)).toBe('medium');
    expect(severityAt('test/a.ts', rule('jwt', 'identity'), { confidence: 'certain', severity: 'medium' })).toBe('low');
  });

  it('a member of an archive counts by its own name, and what packages of libraries hold is theirs', () => {
    const words = { value: 'Adgangskode', severity: 'high' as const };
    const inside = (...layers: string[]): Partial<Verdict> => ({ ...words, layers });
    expect(severityAt('plugins/mailer.jpi', PASSWORD, inside('zip:lib/mailer.jar', 'zip:config_da.properties'))).toBe(
      'dropped',
    );
    expect(severityAt('backup.zip', PASSWORD, inside('zip:conf/app.properties'))).toBe('high');
    expect(severityAt('lib/tomcat.jar', KEY, { layers: ['zip:org/x/Host.class'] })).toBe('low');
  });
});

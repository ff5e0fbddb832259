import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/model.js';
import { relateFindings } from '../../src/scan/relate-findings.js';
import { finding, occurrence } from '../report/sample-result.js';

function at(name: string, line: number, changes: Partial<Finding> = {}): Finding {
  return finding(name, { provider: 'Acme', occurrences: [occurrence({ startLine: line })], ...changes });
}

const identifier = (line: number, changes: Partial<Finding> = {}): Finding =>
  at('the id', line, { kind: 'identifier', ...changes });

function related(...findings: Finding[]): string[][] {
  relateFindings(findings, new Map());
  return findings.map(({ relatedTo }) => relatedTo);
}

describe('an identifier and a secret of one provider', () => {
  it('belong together a few lines apart in one file', () => {
    const [secret, id] = [at('secret', 12), identifier(10)];
    expect(related(secret, id)).toEqual([[id.fingerprint], [secret.fingerprint]]);
  });

  it.each([
    ['far apart', at('secret', 40), identifier(10)],
    ['in different files', at('secret', 12, { occurrences: [occurrence({ object: 'e'.repeat(40) })] }), identifier(10)],
    ['of different providers', at('secret', 12), identifier(10, { provider: 'Other' })],
  ])('do not %s', (_, secret, id) => {
    expect(related(secret, id)).toEqual([[], []]);
  });

  it('do not where several secrets stand there', () => {
    expect(related(at('secret', 12), at('another', 13), identifier(10))).toEqual([[], [], []]);
  });
});

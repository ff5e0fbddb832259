import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/plan/import/parse-report.js';
import { token } from '../rehearse/helpers/canaries.js';

const value = token('import');
const other = token('other');
const parse = (report: unknown) =>
  parseReport(JSON.stringify(report), 'report.json').map((finding) => ({
    ...finding,
    value: finding.value?.toString() ?? null,
  }));

describe('reports of other scanners', () => {
  it('gitleaks', () => {
    expect(
      parse([
        { RuleID: 'github-pat', Description: 'GitHub', StartLine: 3, Secret: value, File: 'a\\b.txt', Commit: 'c1' },
      ]),
    ).toEqual([
      {
        tool: 'gitleaks',
        rule: 'github-pat',
        title: 'GitHub',
        value,
        fingerprint: null,
        location: { commit: 'c1', path: 'a/b.txt', line: 3 },
      },
    ]);
    expect(parse([])).toEqual([]);
  });

  it.each(['REDACTED', '***', 'ghp_...', `${value.slice(0, 8)}...`])(
    'a masked value (%s) is not taken for the value',
    (masked) => {
      expect(parse([{ RuleID: 'x', Secret: masked, File: 'a', StartLine: 1 }])[0]!.value).toBeNull();
    },
  );

  it('betterleaks 2, with the values that belong together', () => {
    const match = (text: string) => ({ value: text, full: `key = ${text}` });
    const report = {
      schema_version: '1',
      findings: [
        {
          rule_id: 'aws-access-token',
          match: match(value),
          attributes: { 'git.sha': 'c1' },
          location: { path: 'a.txt', start_line: 1 },
          component_sets: [
            {
              components: [{ rule_id: 'aws-secret', match: match(other), location: { path: 'a.txt', start_line: 2 } }],
            },
          ],
        },
      ],
      scan: {},
    };
    expect(
      parse(report).map(({ rule, value: found, location }) => [rule, found, location.commit, location.line]),
    ).toEqual([
      ['aws-access-token', value, 'c1', 1],
      ['aws-secret', other, 'c1', 2],
    ]);
  });

  it('betterleaks 2, a finding a line', () => {
    const finding = { rule_id: 'github-pat', match: { value }, location: { path: 'a', start_line: 2 } };
    const line = JSON.stringify({ schema_version: '1', finding });
    for (const text of [line, `${line}\n${line}\n`])
      expect(parseReport(text, 'x')[0]).toMatchObject({
        tool: 'betterleaks',
        rule: 'github-pat',
        location: { line: 2 },
      });
  });

  it('a rule that is described by a sentence is called by its id', () => {
    const Description =
      'Identified a Private Key, which may compromise cryptographic security and sensitive data encryption.';
    const finding = { RuleID: 'private-key', Description, Secret: value, File: 'a', StartLine: 1 };
    expect(parse([finding])[0]!.title).toBe('Private key');
  });

  it('TruffleHog, an object a line', () => {
    const row = {
      SourceMetadata: { Data: { Git: { commit: 'c1', file: 'a.txt', line: 4 } } },
      DetectorName: 'Github',
      Raw: value,
      RawV2: `${value}${other}`,
    };
    const text = `${JSON.stringify(row)}\n${JSON.stringify(row)}\n`;
    const found = parseReport(text, 'x').map((finding) => [finding.value!.toString(), finding.isGuess ?? false]);
    const one = [
      [value, false],
      [other, true],
    ];
    expect(found).toEqual([...one, ...one]);
    expect(parseReport(JSON.stringify(row), 'x')).toHaveLength(2);
    const aws = { ...row, RawV2: `${value}:${other}` };
    expect(parseReport(JSON.stringify(aws), 'x')[1]!.value!.toString()).toBe(other);
    const named = { ...aws, SecretParts: { key: value, secret: other } };
    expect(parseReport(JSON.stringify(named), 'x').map(({ isGuess }) => isGuess)).toEqual([undefined, undefined]);
  });

  it('Kingfisher, as one object and as lines', () => {
    const row = {
      rule: { id: 'kingfisher.x', name: 'X' },
      finding: {
        snippet: value,
        line: 2,
        path: './a.txt',
        dependent_captures: { SECRET: other },
        git_metadata: { commit: { id: 'c1' } },
      },
    };
    for (const text of [
      JSON.stringify({ findings: [row], metadata: {} }),
      JSON.stringify([row]),
      JSON.stringify(row),
    ]) {
      expect(parseReport(text, 'x').map((finding) => [finding.value!.toString(), finding.location])).toEqual([
        [value, { commit: 'c1', path: 'a.txt', line: 2 }],
        [other, { commit: 'c1', path: 'a.txt', line: 2 }],
      ]);
    }
  });

  it('SARIF: the snippet is the value only where the tool writes it so', () => {
    const sarif = (tool: string) => ({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: tool } },
          results: [
            {
              ruleId: 'r',
              partialFingerprints: { commitSha: 'c1', 'unearthFingerprint/v1': 'f'.repeat(32) },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'a%20b.txt' },
                    region: { startLine: 2, snippet: { text: value } },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(parse(sarif('gitleaks'))[0]).toMatchObject({ value, location: { path: 'a b.txt', line: 2, commit: 'c1' } });
    expect(parse(sarif('CodeQL'))[0]).toMatchObject({ value: null, fingerprint: 'f'.repeat(32) });
  });

  it('ours: by fingerprint, without what was accepted', () => {
    const finding = {
      fingerprint: 'f'.repeat(32),
      rule: 'r',
      title: 't',
      occurrences: [{ path: 'a', startLine: 1, introduced: { id: 'c1' } }],
    };
    const report = {
      schemaVersion: 1,
      tool: { name: 'unearth' },
      findings: [finding, { ...finding, accepted: { by: 'x', reason: 'y' } }],
    };
    expect(parse(report)).toHaveLength(1);
    expect(parse(report)[0]).toMatchObject({ fingerprint: 'f'.repeat(32), value: null });
  });

  it.each(['', 'no json', '{"a":1}', '[1,2]', 'null', '{"RuleID"', '[{"name":"x"}]'])(
    'refuses what is none: %s',
    (text) => {
      expect(() => parseReport(text, 'report.json')).toThrow('report.json is not a report');
    },
  );
});

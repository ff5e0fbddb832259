import { describe, expect, it } from 'vitest';
import {
  gitleaksAllowlists,
  importGitleaksRules,
  parseGitleaksConfig,
} from '../../../src/detect/import/gitleaks-config.js';
import { importKingfisherRules } from '../../../src/detect/import/kingfisher-rules.js';
import { writeRuleFile } from '../../../src/detect/import/write-rule-file.js';
import { crossCheck } from '../../../src/detect/rules/cross-check.js';
import { parseRuleFile } from '../../../src/detect/rules/parse-rule-file.js';

const TOML = `
title = "ours"
[extend]
useDefault = true
[allowlist]
paths = ['''(^|/)vendor/''']
[[rules]]
id = "acme.token"
description = "Acme token"
regex = '''\\b(acme_(?i)[a-z0-9]{20})\\b'''
entropy = 3
keywords = ["acme_"]
[[rules.allowlists]]
condition = "AND"
regexTarget = "line"
regexes = ['''example''']
stopwords = ["Dummy"]
[[rules]]
id = "two-groups"
regex = '''(?:abcd=(\\w+)|efgh=(\\w+))'''
[[rules]]
id = "second-group"
regex = '''user=(\\w+) pass=(\\w+)'''
secretGroup = 2
path = '''\\.conf$'''
[[rules]]
id = "by-name"
path = '''\\.p12$'''
[[rules]]
id = "nothing-to-wake"
regex = '''[0-9a-f]{40}'''
`;

describe('a gitleaks configuration', () => {
  const config = parseGitleaksConfig(TOML, 'x.toml');
  const result = importGitleaksRules(config, 'gitleaks');

  it('becomes rules of ours, one for each group that may be the value', () => {
    expect(result.rules.map(({ id }) => id)).toEqual([
      'gitleaks-acme-token',
      'gitleaks-two-groups',
      'gitleaks-two-groups-2',
      'gitleaks-second-group',
    ]);
    expect(result.rules[0]).toMatchObject({
      name: 'Acme token',
      entropy: 3,
      keywords: ['acme_'],
      pattern: '\\b(acme_[a-z0-9A-Z]{20})\\b',
      ignoreCase: false,
    });
    expect(result.rules[3]!.pattern).toBe('user=(?:\\w+) pass=(\\w+)');
  });

  it('says what is lost', () => {
    expect(result.skipped.map(({ id }) => id)).toEqual(['by-name', 'gitleaks-nothing-to-wake']);
    expect(result.rules[3]!.notes.join()).toContain('\\.conf$');
    expect(result.rules[0]!.notes.join()).toContain('allowlists');
  });

  it('becomes a rule file that can be used', () => {
    const yaml = writeRuleFile('gitleaks', 'x.toml', result);
    const { file, problems } = parseRuleFile('x.yml', yaml);
    expect([...problems, ...crossCheck([file])]).toEqual([]);
    expect(file.rules).toHaveLength(4);
    expect(yaml).toContain('# not imported: by-name');
  });

  it('has allowlists, for all rules and for one', () => {
    expect(gitleaksAllowlists(config)).toEqual([
      {
        rules: [],
        condition: 'or',
        paths: ['(^|/)vendor/'],
        regexes: [],
        regexTarget: 'secret',
        stopwords: [],
        commits: [],
      },
      {
        rules: ['acme.token'],
        condition: 'and',
        paths: [],
        regexes: ['example'],
        regexTarget: 'line',
        stopwords: ['dummy'],
        commits: [],
      },
    ]);
  });

  it('that is broken is refused without quoting it', () => {
    expect(() => parseGitleaksConfig('secret = "abc\n', 'x.toml')).toThrow(/^x\.toml:1:\d+ is not valid TOML$/);
  });
});

describe('rules of Kingfisher and Nosey Parker', () => {
  const YAML = `
rules:
  - name: Acme Key
    id: kingfisher.acme.1
    pattern: |
      (?xi)
      \\b acme [_-] key \\s{0,3} = \\s{0,3}
      (?P<TOKEN> [a-z0-9]{32} )   # the key
      \\b
    min_entropy: 3.5
    confidence: high
    examples: ['x']
    validation: {type: Http}
  - name: Acme Id
    id: np.acme.2
    visible: false
    pattern: '(acme-id-\\d{6})(?:.|[\\r\\n]){0,96}?([a-z]{20})'
`;
  const { rules, skipped } = importKingfisherRules(YAML, 'x.yml');

  it('become ours', () => {
    expect(skipped).toEqual([]);
    expect(rules.map(({ id, kind, confidence }) => [id, kind, confidence])).toEqual([
      ['kingfisher-acme-1', 'secret', 'high'],
      ['np-acme-2', 'identifier', 'medium'],
      ['np-acme-2-2', 'identifier', 'medium'],
    ]);
    expect(rules[0]).toMatchObject({
      pattern: '\\bacme[_\\-]key\\s{0,3}=\\s{0,3}([a-z0-9]{32})\\b',
      ignoreCase: true,
      entropy: 3.5,
      keywords: ['acme-key', 'acme_key'],
    });
    expect(rules[0]!.notes).toEqual(['not carried over: validation']);
  });

  it('look beyond their line where they match over lines', () => {
    expect(rules[0]!.reach).toBeNull();
    expect(rules[1]!.reach).toEqual({ before: 130, after: 130 });
  });

  it('are refused where they are none', () => {
    expect(() => importKingfisherRules('a: 1', 'x.yml')).toThrow('x.yml has no list of rules');
    expect(() => importKingfisherRules('a: [', 'x.yml')).toThrow('x.yml is not valid YAML');
  });
});

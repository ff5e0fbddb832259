import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/detect/checks/all-checks.js';
import { ownCodeDetectors } from '../../../src/detect/code-detectors.js';
import { STRUCTURED_DETECTOR } from '../../../src/detect/structured/structured-reader.js';
import { UnearthError } from '../../../src/errors.js';
import { checkRules } from '../../../src/detect/rules/check-rules.js';
import { PATTERNS_FOLDER, loadRuleFiles, ruleFilesIn } from '../../../src/detect/rules/load-patterns.js';
import { FILE_KEYS, parseRuleFile, ROTATION_KEYS, RULE_KEYS } from '../../../src/detect/rules/parse-rule-file.js';
import { formatProblem } from '../../../src/detect/rules/rule-problem.js';

const RULE = `provider: Acme
rules:
  - id: acme-token
    name: Acme token
    kind: secret
    category: saas
    severity: high
    confidence: high
    keywords: [acme_]
    pattern: '\\b(acme_[0-9A-Za-z]{30})\\b'
    attacker: Reads everything.
    examples: ['t={{base62:8}} acme_{{base62:30}}']
    counterExamples: ['acme_{{base62:10}}']
`;

function problemsOf(yaml: string): string[] {
  const { file, problems } = parseRuleFile('patterns/acme.yml', yaml);
  return [...problems, ...(problems.length > 0 ? [] : checkRules([file]))].map(formatProblem);
}

const change = (from: string, to: string): string[] => problemsOf(RULE.replace(from, to));

describe('a rule file', () => {
  it('that is right has no problems, and its defaults are filled in', () => {
    expect(problemsOf(RULE)).toEqual([]);
    expect(parseRuleFile('x', RULE).file.rules[0]).toMatchObject({
      provider: 'Acme',
      rotation: 'generic',
      generic: false,
      onByDefault: true,
      placeholders: true,
      binary: true,
      reach: null,
      entropy: 0,
    });
  });

  it.each([
    ['keywords:', 'keyword:', 'patterns/acme.yml:9:5 rule acme-token: unknown key keyword; did you mean keywords?'],
    [
      'severity: high',
      'severity: hihg',
      'patterns/acme.yml:7:15 rule acme-token: severity "hihg" is not one of critical, high, medium, low; did you mean high?',
    ],
    ['id: acme-token', 'id: Acme_token', 'id must be kebab-case'],
    ['[acme_]', '[ac]', 'shorter than 3 bytes'],
    ['[acme_]', '[]', 'keywords is empty'],
    ['[acme_]', '[acme_, other_]', ''],
    [
      '{30})\\b',
      '{30})(?=x)',
      'patterns/acme.yml:10:14 rule acme-token: pattern, character 25: look-ahead and look-behind are not supported',
    ],
    ['    attacker: Reads everything.\n', '', 'attacker is missing'],
    ['    attacker', '    entropy: much\n    attacker', 'entropy must be a number'],
    [
      '    attacker',
      '    checks: [github-crc23]\n    attacker',
      'no check is named github-crc23; did you mean github-crc32?',
    ],
    ['    attacker', '    companion: acme-id\n    attacker', "companion acme-id is no rule's id"],
    ['    attacker', '    rotation: acme\n    attacker', "rotation acme is no page's id"],
    [
      '    attacker',
      '    context: {words: [zebra]}\n    attacker',
      'but context, entropy, placeholders or a check turn it away',
    ],
    ['    attacker', '    reach: {behind: 3}\n    attacker', 'unknown key behind'],
    ['    attacker', '    detector: x\n    attacker', 'has both pattern and detector'],
    ['acme_{{base62:30}}', 'acme_{{base62:20}}', 'example 1 is not found'],
    ['acme_{{base62:30}}', 'amce_{{base62:30}}', 'example 1 holds none of the keywords'],
    ['acme_{{base62:30}}', 'acme_{{base63:30}}', '{{base63:30}}: unknown template'],
    ['acme_{{base62:10}}', 'acme_{{base62:30}}', 'counter-example 1 matches'],
    ['\\b(acme_[', '\\b(acme_)([', 'is the right group captured?'],
    ["    pattern: '", "    pattern: '(", 'group is not closed'],
    ['provider: Acme', 'provider: [', 'not valid YAML'],
  ])('with %j as %j is told so: %s', (from, to, message) => {
    const problems = change(from, to);
    if (message === '') expect(problems).toEqual([]);
    else expect(problems.join('\n')).toContain(message);
  });

  it('with the same id twice, or a backtracking pattern, is told so', () => {
    expect(problemsOf(RULE + RULE.slice(RULE.indexOf('  - id'))).join('\n')).toContain('id is used twice');
    expect(change('(acme_[0-9A-Za-z]{30})\\b', '(acme_(?:[a-z]+_?)*[0-9A-Z]{30})!').join('\n')).toMatch(
      /takes more than 200 ms|is not found/,
    );
  });

  it.each([
    ['no pattern', '- {id: a-b, keywords: [abc_]}', 'rule a-b: pattern is missing'],
    ['no id', '- {keywords: [abc_]}', 'rule (without id): id is missing'],
    ['an empty entry', '- ', 'rules must hold key: value entries'],
    ['a number', '- 3', 'patterns/acme.yml:3:5 rules must hold key: value entries'],
    ['an alias', '- &a {id: a-b}\n  - *a', 'patterns/acme.yml:4:5 rules: aliases (*a) are not followed; write it out'],
    ['an open group', "- {id: a-b, keywords: [abc_], pattern: '(abc_[0-9]{9}'}", 'group is not closed'],
    [
      'a look-behind',
      "- {id: a-b, keywords: [abc_], pattern: '(?<=x)(abc_[0-9]{9})'}",
      'look-ahead and look-behind are not supported',
    ],
    ['an empty pattern', "- {id: a-b, keywords: [abc_], pattern: ''}", 'pattern is empty'],
    ['rules that are a map', '  id: a-b', 'rules must be a list'],
    [
      'an unknown check',
      "- {id: a-b, keywords: [abc_], checks: [nope], pattern: '(abc_[0-9]{9})'}",
      'no check is named nope',
    ],
  ])('with %s is told so by line and column, and never stops the check', (_, entry, message) => {
    const { file, problems } = parseRuleFile('patterns/acme.yml', `provider: Acme\nrules:\n  ${entry}\n`);
    const lines = [...problems, ...checkRules([file], { readProblems: problems })].map(formatProblem);
    expect(
      lines.some((line) => /^patterns\/acme\.yml:\d+:\d+ /.test(line) && line.includes(message)),
      lines.join('\n'),
    ).toBe(true);
  });

  it('stops a run with one line that names file, place and rule, and a way out', () => {
    try {
      loadRuleFiles(['/nowhere/acme.yml']);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UnearthError);
      expect((error as UnearthError).message).toBe('cannot read the rule file /nowhere/acme.yml');
      expect((error as UnearthError).hint).not.toBe('');
    }
  });
});

describe('patterns/schema.json', () => {
  const schema = JSON.parse(readFileSync(`${PATTERNS_FOLDER}schema.json`, 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema);

  it('completes the names of checks and of code detectors', () => {
    const { checks, detector } = schema.definitions.rule.properties;
    expect(checks.items.enum).toEqual(checkNames());
    const detectors = [...ownCodeDetectors().map(({ name }) => name), STRUCTURED_DETECTOR];
    expect(detector.enum).toEqual(detectors.sort());
  });

  it('accepts every rule file of the package', () => {
    for (const path of ruleFilesIn(PATTERNS_FOLDER)) {
      const valid = validate(parse(readFileSync(path, 'utf8')));
      expect(valid ? [] : validate.errors, path).toEqual([]);
    }
  });

  it('knows the same keys as the reader, and refuses others', () => {
    const keys = (definition: { properties: object }): string[] => Object.keys(definition.properties).sort();
    expect(keys(schema)).toEqual([...FILE_KEYS].sort());
    expect(keys(schema.definitions.rule)).toEqual([...RULE_KEYS].sort());
    expect(keys(schema.definitions.rotation)).toEqual([...ROTATION_KEYS].sort());
    expect(validate(parse(RULE.replace('keywords', 'keyword')))).toBe(false);
    expect(validate(parse(RULE.replace('severity: high', 'severity: hihg')))).toBe(false);
  });
});

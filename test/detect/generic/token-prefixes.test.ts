import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { seededRandom } from '../../../src/detect/examples/random.js';
import { isCutShort, TOKEN_PREFIXES } from '../../../src/detect/generic/token-prefixes.js';
import { loadRuleFiles, PATTERNS_FOLDER, ruleFilesIn } from '../../../src/detect/rules/load-patterns.js';
import { parsePattern } from '../../../src/detect/rules/portable-pattern.js';
import { findGeneric } from './find-generic.js';

const random = seededRandom('token prefixes');
const letters = (count: number): string =>
  random.text('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789', count);

describe('tokens cut short', () => {
  it('are no value that a rule of the package knows', () => {
    const secrets = loadRuleFiles(ruleFilesIn(PATTERNS_FOLDER))
      .flatMap(({ rules }) => rules)
      .flatMap((rule) => {
        if (rule.kind !== 'secret' || rule.generic || rule.pattern === null) return [];
        const { secretGroup } = parsePattern(rule.pattern, rule.ignoreCase);
        const pattern = new RegExp(rule.pattern, rule.ignoreCase ? 'i' : '');
        return rule.examples.map((example, index) => {
          const found = pattern.exec(expandTemplate(example, `${rule.id} ${index}`).text);
          return { id: rule.id, secret: found?.groups?.['secret'] ?? found?.[secretGroup] ?? '' };
        });
      });
    expect(secrets.length).toBeGreaterThan(1000);
    expect(secrets.filter(({ secret }) => isCutShort(secret))).toEqual([]);
  });

  it.each([...TOKEN_PREFIXES])('%s: a few characters after it are turned away, a long value is not', (prefix) => {
    expect(isCutShort(prefix + letters(4))).toBe(true);
    expect(isCutShort(prefix + letters(40))).toBe(false);
  });

  it('are told from values whose form is new', () => {
    expect(findGeneric(`API_TOKEN=${'vc'}${'p_'}${letters(9)}\n`)).toEqual([]);
    expect(findGeneric(`API_TOKEN=${'vc'}${'p_'}${letters(32)}\n`)).toHaveLength(1);
  });
});

describe("a value beside a provider's name", () => {
  const hex = random.text('0123456789abcdef', 32);
  it.each([
    `TELEGRAM_TOKEN=${random.text('123456789', 10)}:${letters(35)}`,
    `VERCEL_TOKEN=${letters(24)}`,
    `TWILIO_AUTH_TOKEN=${hex}`,
    `MAILGUN_API_KEY=key-${hex}`,
    `HEROKU_API_KEY=${hex.slice(0, 8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 12)}-${hex.slice(0, 12)}`,
    `TWILIO_WEBHOOK_TOKEN=${letters(30)}`,
    `OPENAI_API_KEY=${letters(30)}`,
  ])('is kept where it has one of its forms, or the provider has no fixed one: %s', (line) => {
    expect(findGeneric(`${line}\n`)).toHaveLength(1);
  });
});

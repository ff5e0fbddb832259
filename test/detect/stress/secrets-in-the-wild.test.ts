import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/detect/examples/random.js';
import { findAll } from './find-all.js';
import { SECRETS } from './secrets-in-the-wild.js';

/** Forms in which only a value that reads as random is told from a word of the language. */
const ONLY_RANDOM = new Set([
  'aws configure set aws_secret_access_key VALUE\n',
  'Authorization: Token VALUE\n',
  'Authorization: ApiKey VALUE\n',
  'Proxy-Authorization: Bearer VALUE\n',
  'pwd VALUE\n',
  'localStorage.setItem("access_token", "VALUE");\n',
  'builder.withCredentials(new BasicAWSCredentials(id, "VALUE"));\n',
]);

/** Three kinds of value: as a generator makes it, a word with a year as people make it, words with a number. */
function valuesFor(form: string): string[] {
  const random = seededRandom(form);
  const made = `${random.text('abcdef', 2)}${random.text('0123456789abcdef', 28)}${random.text('23456789', 2)}`;
  if (ONLY_RANDOM.has(form)) return [made];
  const word = ['Marigold', 'Sandstorm', 'Blackbird', 'Thunder'][random.below(4)]!;
  return [made, `${word}${1960 + random.below(60)}`, `brave-otter-lamp-${random.text('23456789', 2)}`];
}

describe.each(Object.entries(SECRETS))('%s', (_, forms) => {
  it.each(forms)('finds the value in %j', (form) => {
    for (const value of valuesFor(form)) {
      const found = findAll(form.replaceAll('VALUE', value)).map((one) => one.value);
      expect(
        found.some((one) => one.includes(value)),
        `${value} in ${form}`,
      ).toBe(true);
    }
  });
});

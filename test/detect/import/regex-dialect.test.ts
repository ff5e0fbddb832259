import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translatePattern } from '../../../src/detect/import/regex-dialect.js';
import { requiredLiterals } from '../../../src/detect/import/required-literals.js';
import { parsePattern } from '../../../src/detect/rules/portable-pattern.js';
import { readPattern } from '../../../src/detect/rules/read-pattern.js';
import { loadV8 } from '../../../src/detect/engine/v8.js';

function matcher(source: string, group = 0): (text: string) => string | null {
  const { ignoreCase, withValueGroup } = translatePattern(source);
  const ready = readPattern(withValueGroup(group), ignoreCase, []);
  const compiled = loadV8().compile(ready.source, ready.secretGroup);
  const found = new Int32Array(4);
  return (text) => {
    const bytes = Buffer.from(text).toString('latin1');
    return compiled.match(bytes, 0, false, found) && found[2]! >= 0 ? bytes.slice(found[2], found[3]) : null;
  };
}

describe('translatePattern', () => {
  it.each([
    // pattern, text, value or null
    ['abc', 'xabcx', 'abc'],
    ['(?i)abc', 'xABcx', 'ABc'],
    ['a(?i)b', 'aB', 'aB'],
    ['a(?i)b', 'AB', null],
    ['(?i:a)b', 'Ab', 'Ab'],
    ['(?i:a)b', 'AB', null],
    ['(?i)a(?-i:b)', 'Ab', 'Ab'],
    ['(?i)a(?-i:b)', 'AB', null],
    ['(?i)[a-f]{2}', 'CE', 'CE'],
    ['(?x) a b # comment\n c', 'abc', 'abc'],
    ['(?xi)\n a [ ] b', 'A B', 'A B'],
    ['a(?# comment )b', 'ab', 'ab'],
    ['a.b', 'a\nb', null],
    ['(?s)a.b', 'a\nb', 'a\nb'],
    ['(?m)^b$', 'a\nb\nc', '\nb\n'],
    ['\\Aab\\z', 'ab', 'ab'],
    ['\\Qa.b\\E', 'a.b', 'a.b'],
    ['\\Qa.b\\E', 'axb', null],
    ['[[:alpha:]]+', '1ab2', 'ab'],
    ['[^[:digit:]]', '1x', 'x'],
    ['[]a]+', 'x]a', ']a'],
    ['[\\w.-]+', '!a.b-c!', 'a.b-c'],
    ['[a\\-z]+', 'b-a', '-a'],
    ['\\x60{2}', '``', '``'],
    ['\\x{e9}', 'é', Buffer.from('é').toString('latin1')],
    ['é+', 'éé', Buffer.from('éé').toString('latin1')],
    ['a{2,3}?', 'aaa', 'aa'],
    ['a{', 'a{', 'a{'],
    ['\\$\\{x}', '${x}', '${x}'],
    ['a|(?i)b', 'B', 'B'],
  ])('%j on %j: %j', (pattern, text, value) => {
    expect(matcher(pattern)(text)).toBe(value);
  });

  it('makes one group the value and the others none', () => {
    const pattern = 'id=(\\d+) key=(?P<TOKEN>\\w+)';
    expect(translatePattern(pattern).groups).toEqual([null, 'TOKEN']);
    expect(matcher(pattern, 2)('id=12 key=abc')).toBe('abc');
  });

  it.each(['(?=a)', '(?<!a)b', 'a++', '(?U)a+', '\\pL', '[a&&b]', '(a', 'a)', '[a', '*a', '[[:nothing:]]', '[é]'])(
    'refuses %s',
    (pattern) => {
      expect(() => translatePattern(pattern)).toThrow();
    },
  );

  it('keeps what a pattern means, with and without case', () => {
    const atoms = fc.constantFrom('a', 'B', '[a-c]', '[^x]', '\\d', '.', '(?:ab|C)', '\\.', '[\\w-]');
    const part = fc.tuple(atoms, fc.constantFrom('', '?', '+', '{2}', '*?')).map((both) => both.join(''));
    const text = fc.stringMatching(/^[aAbBcCxX1.-]{0,12}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.boolean(), text, (parts, anyCase, sample) => {
        const source = parts.join('');
        const expected = new RegExp(source, anyCase ? 'i' : '').exec(sample)?.[0] ?? null;
        expect(matcher(anyCase ? `(?i)${source}` : source)(sample)).toBe(expected);
        expect(matcher(anyCase ? `(?i:${source})` : source)(sample)).toBe(expected);
      }),
    );
  });
});

describe('requiredLiterals', () => {
  const of = (pattern: string, ignoreCase = false): string[] | null =>
    requiredLiterals(parsePattern(pattern, ignoreCase).tree);

  it.each([
    ['(ghp_[a-z]{36})', ['ghp_']],
    ['\\b((?:AKIA|ASIA)[A-Z]{16})', ['akia', 'asia']],
    ['((?:sk|pk)_live_[a-z]+)', ['sk_live_', 'pk_live_']],
    ['([a-z]{3}[0-9]Q~[a-z]+)', ['0q~', '1q~', '2q~', '3q~', '4q~', '5q~', '6q~', '7q~', '8q~', '9q~']],
    ['(?:acme)?([a-f]{32})', null],
    ['([0-9a-f]{40})', null],
    ['x(?:secret|token)?=(abcdef[0-9]+)', ['abcdef']],
    ['(a|bcd)', null],
  ])('%s', (pattern, expected) => {
    expect(of(pattern)).toEqual(expected);
  });

  it('stand in every match', () => {
    const atoms = fc.constantFrom('abc', '[ab]', 'x?', '(?:key|token)', '[a-z]', 'de+', '(?:ab){2}', 'Q');
    fc.assert(
      fc.property(
        fc.array(atoms, { minLength: 1, maxLength: 5 }),
        fc.stringMatching(/^[a-ekntoyxQ]{0,20}$/),
        (parts, sample) => {
          const source = `(${parts.join('')})`;
          const literals = of(source);
          const match = new RegExp(source).exec(sample)?.[0].toLowerCase();
          if (literals && match !== undefined) expect(literals.some((literal) => match.includes(literal))).toBe(true);
        },
      ),
    );
  });
});

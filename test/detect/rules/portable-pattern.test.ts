import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRe2 } from '../../../src/detect/engine/re2.js';
import { loadV8 } from '../../../src/detect/engine/v8.js';
import type { RegexEngine } from '../../../src/detect/engine/regex-engine.js';
import { loadRuleFiles, PATTERNS_FOLDER } from '../../../src/detect/rules/load-patterns.js';
import { parsePattern, PatternError } from '../../../src/detect/rules/portable-pattern.js';
import { readPattern } from '../../../src/detect/rules/read-pattern.js';
import { holdsRun } from '../../../src/detect/rules/required-run.js';
import { examplesOf, sampleTexts } from '../sample-texts.js';

const v8 = loadV8();
const re2 = loadRe2();
const engines = re2 === null ? [v8] : [v8, re2];

function match(engine: RegexEngine, pattern: string, text: string, ignoreCase = false): string | null {
  const { source, secretGroup } = readPattern(pattern, ignoreCase, ['abc']);
  const found = new Int32Array(4);
  return engine.compile(source, secretGroup).match(text, 0, false, found) ? [...found].join(' ') : null;
}

describe('a portable pattern', () => {
  it.each([
    ['(a)(?=b)', 'look-ahead'],
    ['(?<!a)(b)', 'look-ahead'],
    ['(a)\\1', 'back-references'],
    ['(?i)(a)', 'ignoreCase'],
    ['(?P<x>a)', '(?<name>'],
    ['(a++)', 'possessive'],
    ['(a{1001})', 'above 1000'],
    ['((?:a{100}){100})', 'come to 10000'],
    ['(a{3}{4})', 'needs a group'],
    ['(a', 'not closed'],
    ['a)', 'unmatched'],
    ['([a', 'not closed'],
    ['([z-a])', 'upside down'],
    ['([[:alpha:]])', 'spell them out'],
    ['(\\p)', 'not supported'],
    ['(ä)', '\\xHH'],
    ['abc', 'has no group'],
    ['(*a)', 'nothing to repeat'],
  ])('%s is refused: %s', (pattern, reason) => {
    expect(() => parsePattern(pattern, false)).toThrow(PatternError);
    expect(() => parsePattern(pattern, false)).toThrow(reason);
  });

  it.each(engines)('means on $name what the guide says', (engine) => {
    expect(match(engine, '(\\s)', '\v')).toBe('0 1 0 1');
    expect(match(engine, '(\\s)', '\xa0')).toBeNull();
    expect(match(engine, '(.)', '\r\n')).toBeNull();
    expect(match(engine, '(.)', '\x85')).toBe('0 1 0 1');
    expect(match(engine, '(\\w+)', 'é_a')).toBe('1 3 1 3');
    expect(match(engine, '(k)', 'K', true)).toBe('0 1 0 1');
    expect(match(engine, '([^a-c])', 'ABC', true)).toBeNull();
    expect(match(engine, '([\\x80-\\xff]+)', 'a\xe9\xffb')).toBe('1 3 1 3');
    expect(match(engine, 'a(b)?c', 'ac')).toBe('0 2 -1 -1');
    expect(match(engine, '(x)(?<secret>y)', 'xy')).toBe('0 2 1 2');
    expect(match(engine, '(?:^|b)(a)$', 'a\n')).toBeNull();
    expect(match(engine, '([\\]\\-^.]+)', '.-]^')).toBe('0 4 0 4');
    expect(match(engine, '(a{2,}?|b{1,2})', 'aaab')).toBe('0 2 0 2');
  });
});

describe('the patterns of the package', () => {
  const files = loadRuleFiles(['aws', 'github', 'jwt', 'database-urls'].map((name) => `${PATTERNS_FOLDER}${name}.yml`));
  const rules = files.flatMap((file) => file.rules).filter((rule) => rule.pattern !== null);
  const compiled = rules.map((rule) => {
    const ready = readPattern(rule.pattern!, rule.ignoreCase, rule.keywords);
    return { rule, ready, patterns: engines.map((engine) => engine.compile(ready.source, ready.secretGroup)) };
  });

  it('match alike on both engines, begin as their leading form says, and hold the run they require', () => {
    fc.assert(
      fc.property(sampleTexts(examplesOf(files)), (bytes) => {
        const text = bytes.toString('latin1');
        for (const { rule, ready, patterns } of compiled) {
          const found = patterns.map((pattern) => {
            const place = new Int32Array(4).fill(-2);
            pattern.match(text, 0, false, place);
            return [...place];
          });
          expect(found[found.length - 1]).toEqual(found[0]);
          const [start, end] = found[0] as [number, number];
          if (start < 0) continue;
          if (ready.run !== null) expect(holdsRun(bytes, start, end, ready.run)).toBe(true);
          if (ready.leading === null) continue;
          const [least, most] = ready.leading.boundary;
          const begins = [least, most].some((boundary) =>
            rule.keywords.some((keyword) =>
              text
                .slice(start + boundary)
                .toLowerCase()
                .startsWith(keyword.toLowerCase()),
            ),
          );
          expect(begins, `${rule.id} begins with a keyword`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('mostly begin with a keyword, which is what makes them cheap', () => {
    expect(compiled.filter(({ ready }) => ready.leading !== null).length).toBeGreaterThan(compiled.length * 0.7);
  });
});

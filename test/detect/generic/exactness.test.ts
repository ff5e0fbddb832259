import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf, evaluateAt } from './find-generic.js';

const CLIP = 1024;
const PIECES = [
  'password',
  'api_key',
  'SECRET',
  'token',
  'auth',
  '- name: ',
  'value: ',
  'default = ',
  '"',
  "'",
  '`',
  '=',
  ': ',
  ' => ',
  ', ',
  '(',
  ')',
  '{',
  '}',
  '<',
  '>',
  '</key>',
  '<key>',
  '<string>',
  '://',
  'user:',
  '@',
  'host',
  '\n',
  '\r\n',
  '\n  ',
  ' ',
  '|',
  '\\',
  '\\n',
  '&quot;',
  '$',
  '-p',
  ' -u ',
  'curl ',
  'mysql ',
  'Basic ',
  'Bearer ',
  'Qz7hRw2kLx9T',
  'f3a9c07b5d2e81b6',
  'changeme',
  'identified by ',
  'login ',
  'redis-cli',
  ' -a ',
  'jwt.sign(',
  'case ',
  ' \\\n  -u ',
  '</password>',
  '<password>',
  'ENV ',
  ' is ',
  '[',
  ']',
  '::',
  '//',
  '%',
  'x'.repeat(300),
  'variable "',
];
const text = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''));

/** The bytes that a decision at `at` may rest on: its line, clipped, its line breaks, and what it says to have examined. */
function ground(bytes: Buffer, at: number, examined: readonly [number, number][]): [number, number] {
  let low = at;
  while (low > Math.max(0, at - CLIP) && bytes[low - 1] !== 0x0a) low--;
  let high = at;
  while (high < Math.min(bytes.length, at + CLIP) && bytes[high] !== 0x0a) high++;
  if (bytes[high] === 0x0a) high++;
  return [Math.min(low, ...examined.map(([from]) => from)), Math.max(high, ...examined.map(([, to]) => to))];
}

describe('a decision', () => {
  it('rests on nothing but its own line and what it says to have examined', () => {
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: 'binary-ascii', maxLength: 40 }),
        fc.string({ unit: 'binary-ascii', maxLength: 40 }),
        (source, before, after) => {
          const bytes = Buffer.from(source, 'latin1');
          for (const anchor of anchorsOf(bytes)) {
            const { matches, examined } = evaluateAt(bytes, anchor);
            const [low, high] = ground(bytes, anchor.at, examined);
            // A line break bounds the line where the ground does not reach the clip or the ends of the text.
            const head =
              low > 0
                ? Buffer.concat([
                    Buffer.from(before, 'latin1'),
                    bytes.subarray(anchor.at - low >= CLIP ? low : low - 1, low),
                  ])
                : Buffer.alloc(0);
            const tail = high < bytes.length ? Buffer.from(after, 'latin1') : Buffer.alloc(0);
            const other = Buffer.concat([head, bytes.subarray(low, high), tail]);
            const shift = head.length - low;
            const again = evaluateAt(other, { at: anchor.at + shift, trigger: anchor.trigger }).matches;
            expect(again.map((match) => ({ ...match, start: match.start - shift, end: match.end - shift }))).toEqual(
              matches,
            );
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never looks beyond the length it is given', () => {
    fc.assert(
      fc.property(text, text, (source, stale) => {
        const bytes = Buffer.from(source, 'latin1');
        const longer = Buffer.concat([bytes, Buffer.from(stale, 'latin1')]);
        for (const anchor of anchorsOf(bytes)) {
          expect(evaluateAt(longer, anchor, bytes.length)).toEqual(evaluateAt(bytes, anchor));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hostile text', () => {
  const HOSTILE: Record<string, string> = {
    'one line of assignments': 'password="'.repeat(20_000),
    'backslashes without end': `password = "${'\\'.repeat(60_000)}`,
    'quotes without end': `token: ${'"\''.repeat(30_000)}`,
    'blanks without end': `secret${' '.repeat(60_000)}= "x"`,
    'addresses without end': 'https://a:'.repeat(10_000),
    'labels without values': '- name: password\n'.repeat(5_000),
    'tags without end': '<password>'.repeat(8_000),
    'braces without end': 'jwt.sign({'.repeat(8_000),
  };
  it.each(Object.entries(HOSTILE))('%s is read in linear time', (_, source) => {
    const bytes = Buffer.from(source);
    const anchors = anchorsOf(bytes);
    const started = process.cpuUsage();
    for (const anchor of anchors) evaluateAt(bytes, anchor);
    const used = process.cpuUsage(started);
    // A quarter of a millisecond an anchor is fifty times what an ordinary one needs.
    expect((used.user + used.system) / 1000).toBeLessThan(200 + anchors.length * 0.25);
  });
});

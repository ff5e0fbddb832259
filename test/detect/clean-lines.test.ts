import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultDetector } from '../../src/detect/default-detector.js';
import { HitList } from '../../src/detect/hit-list.js';
import { TextMode, type Detector } from '../../src/detect/types.js';

const VALUE = ['tG4vX9', 'mQ2wLp7Zk3'].join('');

/** Lines that come again and again, as in versions of a file: clean ones, ones with a match, ones that look beyond themselves, halves of blocks, long ones. */
const LINES = [
  'int main(void)',
  '}',
  '',
  'password: hunter2hunter',
  `DATABASE_PASSWORD="${VALUE}"`,
  'aws_secret_access_key =',
  `-----BEGIN ${'RSA'} PRIVATE KEY-----`,
  `-----END ${'RSA'} PRIVATE KEY-----`,
  'mail jane.roe@mail-jr.de today',
  'see user@example.com',
  'token token token token',
  `"client_id": "a1b2c3d4e5f6a7b8",`,
  `"client_secret": "Zk3vT8pQ2mX9sL4wB7nR",`,
  `${'k'.repeat(1500)} secret_token="${'8fKq2'.repeat(5)}" ${'m'.repeat(700)}`,
  'x'.repeat(40_000),
];

const texts = fc.array(
  fc.record({
    lines: fc.array(fc.nat(LINES.length - 1), { maxLength: 12 }),
    ending: fc.constantFrom('\n', ''),
    mode: fc.constantFrom(TextMode.Text, TextMode.CommitOrTag, TextMode.Binary),
    /** Ends of ranges, in thousandths of the text. */
    cuts: fc.array(fc.nat(1000), { maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const kernelRoom = { tableBytes: 0, arenaBytes: 1 << 24 };
let passing: Detector;
let looking: Detector;

beforeAll(() => {
  passing = defaultDetector({ personalData: 'all', kernelRoom });
  looking = defaultDetector({ personalData: 'all', kernelRoom, everyLine: true });
});

/** All rows of a scan, in an order of their own. */
function rowsOf(detector: Detector, text: Buffer, ranges: number[], mode: TextMode): string[] {
  const placed = detector.kernel!.arena.take(text.length + 64)!;
  text.copy(placed);
  placed.fill(10, text.length);
  const hits = new HitList();
  detector.scanRanges(placed, text.length, Int32Array.from(ranges), ranges.length / 2, mode, hits);
  detector.kernel!.arena.give(placed);
  return Array.from({ length: hits.length }, (_, row) => {
    const verdict = hits.verdict[row]!;
    const said = verdict < 0 ? null : detector.verdicts.get(verdict);
    return JSON.stringify(
      [hits.anchor, hits.trigger, hits.low, hits.high, hits.start, hits.end].map((c) => c[row]).concat(said as never),
    );
  }).sort();
}

describe('lines that were seen before and left no trace', () => {
  it('are passed over without a difference to what is found', () => {
    fc.assert(
      fc.property(texts, (list) => {
        for (const { lines, ending, mode, cuts } of list) {
          const text = Buffer.from(lines.map((line) => LINES[line]).join('\n') + ending, 'latin1');
          const places = [...cuts.map((cut) => Math.floor((cut * text.length) / 1000)), 0, text.length].sort(
            (a, b) => a - b,
          );
          const ranges = places.slice(0, places.length - (places.length % 2));
          expect(rowsOf(passing, text, ranges, mode)).toEqual(rowsOf(looking, text, ranges, mode));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are told from lines that only begin alike', () => {
    const first = `${'a'.repeat(31)}\n`;
    const second = `${'a'.repeat(16)}password="${VALUE}"\n`;
    for (const text of [first, second, first + second, second + first]) {
      const bytes = Buffer.from(text);
      const ranges = [0, bytes.length];
      expect(rowsOf(passing, bytes, ranges, TextMode.Text)).toEqual(rowsOf(looking, bytes, ranges, TextMode.Text));
    }
  });

  it('do not hide what follows where more lines and keywords come than are kept at once', () => {
    const many = Array.from({ length: 30_000 }, (_, k) => `line ${k} user${k}@mail-${k % 7}.de key=${k}`);
    many.splice(20_000, 0, `DATABASE_PASSWORD="${VALUE}"`);
    const text = Buffer.from(many.join('\n'));
    const expected = rowsOf(looking, text, [0, text.length], TextMode.Text);
    expect(expected.length).toBeGreaterThan(20_000);
    for (let round = 0; round < 2; round++)
      expect(rowsOf(passing, text, [0, text.length], TextMode.Text)).toEqual(expected);
    const plain = Buffer.from(Array.from({ length: 30_000 }, (_, k) => `${k}\n`).join('') + LINES[4]);
    for (let round = 0; round < 2; round++) {
      expect(rowsOf(passing, plain, [0, plain.length], TextMode.Text)).toHaveLength(1);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownCodeDetectors } from '../../src/detect/code-detectors.js';
import { createDetector } from '../../src/detect/create-detector.js';
import { HitList } from '../../src/detect/hit-list.js';
import { loadRuleFiles, PATTERNS_FOLDER } from '../../src/detect/rules/load-patterns.js';
import { NO_MATCH, TextMode } from '../../src/detect/types.js';
import { examplesOf, sampleTexts } from './sample-texts.js';

// Rules of every shape: one line, long reach, context lines away, companions, code, base64. All code detectors run with their own rules.
const names = ['aws', 'github', 'jwt', 'database-urls', 'private-keys', 'generic', 'personal-data'];
const files = loadRuleFiles(names.map((name) => `${PATTERNS_FOLDER}${name}.yml`));
const detector = createDetector({ rules: files, codeDetectors: ownCodeDetectors(), personalData: 'all' });
const texts = sampleTexts(examplesOf(files));

interface Row {
  anchor: number;
  trigger: number;
  low: number;
  high: number;
  verdict: number;
  start: number;
  end: number;
}

function rowsOf(hits: HitList): Row[] {
  return Array.from({ length: hits.length }, (_, row) => ({
    anchor: hits.anchor[row]!,
    trigger: hits.trigger[row]!,
    low: hits.low[row]!,
    high: hits.high[row]!,
    verdict: hits.verdict[row]!,
    start: hits.start[row]!,
    end: hits.end[row]!,
  }));
}

function scan(text: Buffer, from = 0, to = text.length): Row[] {
  const hits = new HitList();
  detector.scan(text, text.length, from, to, TextMode.Text, hits);
  return rowsOf(hits);
}

function evaluate(text: Buffer, anchor: number, trigger: number): Row[] {
  const hits = new HitList();
  detector.evaluate(text, text.length, anchor, trigger, TextMode.Text, hits);
  return rowsOf(hits);
}

function describeRow(row: Row, shift = 0): string {
  const rule =
    row.verdict === NO_MATCH ? 'none' : `${detector.rules[detector.verdicts.get(row.verdict).rule]!.id} ${row.verdict}`;
  return `${rule} at ${row.anchor - shift} (${row.trigger}): ${row.start - shift}-${row.end - shift}, rests on ${row.low - shift}-${row.high - shift}`;
}

const asSet = (rows: readonly Row[], shift = 0): string[] =>
  [...new Set(rows.map((row) => describeRow(row, shift)))].sort();

describe('what a detector finds', () => {
  it('is there to be found', () => {
    const found = new Set(
      fc
        .sample(texts, { numRuns: 200, seed: 1 })
        .flatMap((text) => scan(text))
        .filter((row) => row.verdict >= 0)
        .map((row) => detector.rules[detector.verdicts.get(row.verdict).rule]!.id),
    );
    expect(found.size).toBeGreaterThan(40);
  });

  it('is the same in one scan as in pieces', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 4 }), (text, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
        const pieces = places.slice(1).flatMap((to, index) => scan(text, places[index]!, to));
        expect(asSet(pieces)).toEqual(asSet(scan(text)));
      }),
      { numRuns: 80 },
    );
  });

  it('rests on no byte outside what a hit says', () => {
    fc.assert(
      fc.property(texts, fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (text, before, after) => {
        for (const row of scan(text)) {
          // The ends of the object bound a line, so what lay at an end must lie there again.
          const head = row.low === 0 ? Buffer.alloc(0) : Buffer.from(before);
          const tail = row.high === text.length ? Buffer.alloc(0) : Buffer.from(after);
          const moved = Buffer.concat([head, text.subarray(row.low, row.high), tail]);
          const shift = head.length - row.low;
          const rows = evaluate(moved, row.anchor + shift, row.trigger);
          expect(asSet(rows, shift)).toContain(describeRow(row));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('after an edit is what carries over, plus what windows and evaluations again find', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(200), fc.nat(), fc.nat(300), (base, other, at, cut, from, count) => {
        const editStart = at % (base.length + 1);
        const editEnd = Math.min(base.length, editStart + cut);
        const inserted = other.subarray(from % (other.length + 1)).subarray(0, count);
        const target = Buffer.concat([base.subarray(0, editStart), inserted, base.subarray(editEnd)]);
        expect(matchesOf(scanEdited(base, target, editStart, editEnd, inserted.length))).toEqual(
          matchesOf(scan(target)),
        );
      }),
      { numRuns: 250 },
    );
  });
});

const matchesOf = (rows: readonly Row[]): string[] => asSet(rows.filter((row) => row.verdict !== NO_MATCH));

/** What the delta scan does, in small: carry, window, evaluate again. */
function scanEdited(base: Buffer, target: Buffer, editStart: number, editEnd: number, inserted: number): Row[] {
  const shift = inserted - (editEnd - editStart);
  const windowFrom = Math.max(0, editStart - detector.lineClip);
  const windowTo = Math.min(target.length, editStart + inserted + detector.lineClip);
  const rows = scan(target, windowFrom, windowTo);
  for (const row of scan(base)) {
    const move = row.low >= editEnd ? shift : 0;
    const touched = row.low <= editEnd && row.high >= editStart;
    const anchorKept = row.anchor < editStart || row.anchor >= editEnd;
    if (!touched)
      rows.push({
        ...row,
        anchor: row.anchor + move,
        low: row.low + move,
        high: row.high + move,
        start: row.start + move,
        end: row.end + move,
      });
    else if (anchorKept)
      rows.push(...evaluate(target, row.anchor < editStart ? row.anchor : row.anchor + shift, row.trigger));
  }
  return rows;
}

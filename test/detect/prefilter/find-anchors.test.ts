import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnchorQueue, findAnchors } from '../../../src/detect/prefilter/find-anchors.js';
import { CLASS_OF, gramsOf } from '../../../src/detect/prefilter/gram-classes.js';
import { gramShare } from '../../../src/detect/prefilter/gram-frequency.js';
import { exactPlaces, literalPlaces, triggerPlaces } from '../../../src/detect/prefilter/needle.js';
import { buildNeedleIndex } from '../../../src/detect/prefilter/needle-index.js';
import type { ByteSet } from '../../../src/detect/rules/byte-set.js';

const NEEDLES: ByteSet[][] = [
  literalPlaces('@'),
  literalPlaces('ab'),
  literalPlaces('aBa'),
  literalPlaces('abab_0'),
  literalPlaces('-----begin '),
  exactPlaces('AbAb'),
  triggerPlaces({ classes: ['0-9', '0-9', '0-9', '0-9'] }),
  triggerPlaces({ classes: ['A-Z', 'a-z', '^a-z'] }),
  triggerPlaces({ classes: ['\\xe4', 'b'] }),
];
const index = buildNeedleIndex(NEEDLES.map((places) => ({ places, probes: [] })));

/** Texts of few different bytes, so that needles happen and overlap; some longer than a block. */
const texts = fc
  .tuple(
    fc.array(fc.constantFrom(...'abAB_0-@- \n'.split(''), '-----BEGIN ', 'abab_0', '12345', 'äb'), { maxLength: 60 }),
    fc.constantFrom(0, 0, 8_190, 16_400),
  )
  .map(([parts, padding]) => Buffer.from('x'.repeat(padding) + parts.join(''), 'latin1'));

function search(text: Buffer, from: number, to: number): string[] {
  const found: string[] = [];
  findAnchors(index, text, text.length, from, to, createAnchorQueue(), (needle, anchor) =>
    found.push(`${needle} at ${anchor}`),
  );
  return found.sort();
}

function searchSimply(text: Buffer, from: number, to: number): string[] {
  return NEEDLES.flatMap((places, needle) =>
    Array.from({ length: to - from }, (_, offset) => from + offset)
      .filter(
        (anchor) =>
          anchor + places.length <= text.length && places.every((set, place) => set[text[anchor + place]!] === 1),
      )
      .map((anchor) => `${needle} at ${anchor}`),
  ).sort();
}

describe('the pass over the bytes', () => {
  it('finds every needle that begins in the range, once, and nothing else', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, first, second) => {
        const from = Math.min(text.length, Math.max(0, text.length - 80 + (first % 80)));
        const to = Math.min(text.length, from + (second % 80));
        expect(search(text, from, to)).toEqual(searchSimply(text, from, to));
        expect(search(text, 0, text.length)).toEqual(searchSimply(text, 0, text.length));
      }),
      { numRuns: 150 },
    );
  });

  it('finds a needle across the border of two blocks', () => {
    for (let place = 8_180; place < 8_200; place++) {
      const text = Buffer.from(`${'.'.repeat(place)}-----BEGIN ${'.'.repeat(30)}`);
      expect(search(text, 0, text.length)).toEqual([`4 at ${place}`]);
    }
  });

  it('does not read beyond the length it is given', () => {
    expect(search(Buffer.from('abab_0').subarray(0, 5), 0, 5)).toEqual(searchSimply(Buffer.from('abab_'), 0, 5));
  });
});

describe('grams', () => {
  it('of a short needle stand for whatever comes before it', () => {
    expect(gramsOf(literalPlaces('abcd'))).toHaveLength(1);
    expect(gramsOf(literalPlaces('abc'))).toHaveLength(32);
  });

  it('are ranked as text has them', () => {
    const share = (text: string): number =>
      gramShare([...text].reduce((gram, character) => gram * 32 + CLASS_OF[character.charCodeAt(0)]!, 0));
    expect(share('tion')).toBeGreaterThan(share('toke'));
    expect(share('toke')).toBeGreaterThan(share('xqzj'));
    expect(share('    ')).toBeGreaterThan(share('the '));
  });
});

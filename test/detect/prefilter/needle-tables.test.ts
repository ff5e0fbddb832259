import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_OF, gramsOf } from '../../../src/detect/prefilter/gram-classes.js';
import { gramShare } from '../../../src/detect/prefilter/gram-frequency.js';
import { exactPlaces, literalPlaces, triggerPlaces } from '../../../src/detect/prefilter/needle.js';
import {
  buildNeedleTables,
  imageBytes,
  layOutTables,
  useImage,
  type ProbeScreen,
} from '../../../src/detect/prefilter/needle-tables.js';
import { setOf, type ByteSet } from '../../../src/detect/rules/byte-set.js';
import { createKernel, type Kernel } from '../../../src/kernel/kernel.js';

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
const QUEUE_ROOM = 64;
const TEXT_ROOM = 1 << 16;

interface Search {
  kernel: Kernel;
  /** All places found in [from, to), as "probe at anchor". */
  (text: Buffer, from: number, to: number, mode?: number): string[];
  screen(probe: number, screen: ProbeScreen): void;
}

/** A search for needles, needle n waking probe n; the queue is small, so that the search has to stop and go on. */
function createSearch(needles: readonly ByteSet[][], modesOf: (probe: number) => number = () => 7): Search {
  const tables = buildNeedleTables(needles.map((places, probe) => ({ places, probes: [probe] })));
  const room = QUEUE_ROOM + tables.mostWoken;
  const image = layOutTables(tables, needles.length, modesOf);
  const kernel = createKernel(imageBytes(image) + room * 8 + 1_024 + TEXT_ROOM, 0);
  const placed = useImage(kernel, image);
  const ranges = kernel.reserve(64);
  const queue = kernel.reserve(room * 8);
  const address = kernel.reserve(TEXT_ROOM);
  const search = (text: Buffer, from: number, to: number, mode = 0): string[] => {
    kernel.bytes.set(text, address);
    kernel.integers.set([from, to], ranges >> 2);
    const found: string[] = [];
    let start = 0;
    do {
      const count = kernel.calls.scanRanges(
        ...([address, text.length, ranges, 1, 0, start, mode] as const),
        ...([tables.reach, queue, room, tables.mostWoken, false] as const),
      );
      for (let k = 0; k < count; k++) {
        found.push(`${kernel.integers[(queue >> 2) + 2 * k]} at ${kernel.integers[(queue >> 2) + 2 * k + 1]}`);
      }
      start = kernel.calls.stopPlace();
    } while (start >= 0);
    return found.sort();
  };
  return Object.assign(search, { kernel, screen: placed.screen });
}

const search = createSearch(NEEDLES);

/** Texts of few different bytes, so that needles happen and overlap. */
const texts = fc
  .tuple(
    fc.array(fc.constantFrom(...'abAB_0-@- \n'.split(''), '-----BEGIN ', 'abab_0', '12345', 'äb'), { maxLength: 60 }),
    fc.constantFrom(0, 0, 1, 4_096),
  )
  .map(([parts, padding]) => Buffer.from('x'.repeat(padding) + parts.join(''), 'latin1'));

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

  it('finds needles at even and odd places alike', () => {
    for (let place = 0; place < 20; place++) {
      const text = Buffer.from(`${'.'.repeat(place)}-----BEGIN ${'.'.repeat(30)}`);
      expect(search(text, 0, text.length)).toEqual([`4 at ${place}`]);
    }
  });

  it('stops where its queue is full and goes on without loss', () => {
    const text = Buffer.from('@'.repeat(500));
    expect(search(text, 3, 490)).toEqual(searchSimply(text, 3, 490));
  });

  it('does not read beyond the length it is given', () => {
    search(Buffer.from('abab_0'), 0, 6);
    expect(search(Buffer.from('abab_'), 0, 5)).toEqual(searchSimply(Buffer.from('abab_'), 0, 5));
  });

  it('does not wake a probe in a text of another mode', () => {
    const textOnly = createSearch([literalPlaces('abc'), literalPlaces('abcd')], (probe) => (probe === 0 ? 1 : 7));
    expect(textOnly(Buffer.from('abcd'), 0, 4, 0)).toEqual(['0 at 0', '1 at 0']);
    expect(textOnly(Buffer.from('abcd'), 0, 4, 1)).toEqual(['1 at 0']);
  });

  it('wakes a probe that has been screened only where a match can begin', () => {
    const screened = createSearch([literalPlaces('key')]);
    const digit = setOf([48, 57]);
    screened.screen(0, { before: setOf([32, 32]), heads: [digit, digit], skip: 3 });
    const found = (text: string): string[] => screened(Buffer.from(text), 0, text.length);
    expect(found('key12 key34 xkey56 key7x key8')).toEqual(['0 at 0', '0 at 6']);
    expect(found('x\nkey12')).toEqual(['0 at 2']);
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

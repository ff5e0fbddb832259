import type { ByteSet } from '../rules/byte-set.js';
import { CLASSES, classesOf, GRAM, GRAM_COUNT, gramsOf } from './gram-classes.js';
import { gramShare } from './gram-frequency.js';
import type { Needle } from './needle.js';

/** All needles, to be found in one pass: which four classes of bytes may belong to one, and to which. */
export interface NeedleIndex {
  /** Every distinct set of bytes that stands at some place of a needle, 256 flags each, one after the other. */
  readonly members: Uint8Array;
  /** For every place of every needle: where its set begins in `members`. */
  readonly places: Uint32Array;
  /** Needle n's places are places[firstPlace[n]] to places[firstPlace[n + 1]], excluded. */
  readonly firstPlace: Uint32Array;
  /** One bit a gram: some needle holds it. */
  readonly bits: Int32Array;
  /** The first link of a gram's chain, 0 where there is none. */
  readonly heads: Uint32Array;
  /**
   * A link is five numbers: needle; bytes from its first to the gram's last; next link's index; where, counted from the gram's last
   * byte, one more byte of the needle stands, and its class (-1: there is none, or of several classes). That one more byte
   * turns nine of ten away before the needle itself is looked up.
   */
  readonly links: Int32Array;
  /** Largest distance from a needle's first byte to the last byte of its gram. */
  readonly reach: number;
}

interface Gram {
  readonly grams: Uint32Array;
  /** Distance from the needle's first byte to the gram's last. */
  readonly back: number;
}

export function buildNeedleIndex(needles: readonly Needle[]): NeedleIndex {
  const bits = new Int32Array(GRAM_COUNT / 32);
  const heads = new Uint32Array(GRAM_COUNT);
  // The first link stands for "no link".
  const links: number[] = [0, 0, 0, 0, 0];
  let reach = 0;
  needles.forEach((needle, number) => {
    const { grams, back } = rarestGram(needle.places);
    const [offset, extraClass] = neighbourOf(needle.places, back);
    reach = Math.max(reach, back);
    for (const gram of grams) {
      bits[gram >>> 5]! |= 1 << (gram & 31);
      const next = heads[gram]!;
      heads[gram] = links.length;
      links.push(number, back, next, offset, extraClass);
    }
  });
  return { ...flattenPlaces(needles), bits, heads, links: new Int32Array(links), reach };
}

/** The byte after the gram, or the one before it, where it is of one class. */
function neighbourOf(places: readonly ByteSet[], back: number): readonly [number, number] {
  for (const offset of [1, -GRAM]) {
    const place = places[back + offset];
    const extraClass = place === undefined ? -1 : singleClass(place);
    if (extraClass >= 0) return [offset, extraClass];
  }
  return [0, -1];
}

/** Thousands of small arrays would be thousands of cache misses; the few distinct sets fit into the first-level cache. */
function flattenPlaces(needles: readonly Needle[]): Pick<NeedleIndex, 'members' | 'places' | 'firstPlace'> {
  const offsets = new Map<ByteSet, number>();
  const distinct: ByteSet[] = [];
  const places: number[] = [];
  const firstPlace = [0];
  for (const needle of needles) {
    for (const set of needle.places) {
      let offset = offsets.get(set);
      if (offset === undefined) {
        offset = distinct.length * 256;
        offsets.set(set, offset);
        distinct.push(set);
      }
      places.push(offset);
    }
    firstPlace.push(places.length);
  }
  const members = new Uint8Array(distinct.length * 256);
  distinct.forEach((set, index) => members.set(set, index * 256));
  return { members, places: new Uint32Array(places), firstPlace: new Uint32Array(firstPlace) };
}

/** The four bytes of a needle that text holds most rarely. */
function rarestGram(places: readonly ByteSet[]): Gram {
  const width = Math.min(GRAM, places.length);
  const start = places.length <= GRAM ? 0 : (rarestPlainStart(places.map(singleClass)) ?? rarestStart(places));
  return { grams: gramsOf(places.slice(start, start + width)), back: start + width - 1 };
}

/** Among the four bytes in a row that are all of one class each, the rarest; null where there are none. */
function rarestPlainStart(classes: readonly number[]): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let start = 0; start + GRAM <= classes.length; start++) {
    const [first, second, third, fourth] = [
      classes[start]!,
      classes[start + 1]!,
      classes[start + 2]!,
      classes[start + 3]!,
    ];
    if (first < 0 || second < 0 || third < 0 || fourth < 0) continue;
    const share = gramShare(((first * CLASSES + second) * CLASSES + third) * CLASSES + fourth);
    if (share < least) [best, least] = [start, share];
  }
  return best;
}

/** The same where classes mix: the four bytes whose grams are rarest taken together. */
function rarestStart(places: readonly ByteSet[]): number {
  let best = 0;
  let least = Infinity;
  for (let start = 0; start + GRAM <= places.length; start++) {
    const share = gramsOf(places.slice(start, start + GRAM)).reduce((sum, gram) => sum + gramShare(gram), 0);
    if (share < least) [best, least] = [start, share];
  }
  return best;
}

/** The class of a set that has one only, as most have; else -1. */
function singleClass(set: ByteSet): number {
  const classes = classesOf(set);
  return classes.length === 1 ? classes[0]! : -1;
}

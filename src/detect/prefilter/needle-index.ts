import type { ByteSet } from '../rules/byte-set.js';
import { frequencyOf } from './byte-frequency.js';
import { GRAM, hashAfter, HASH_SIZE, representative } from './gram-hash.js';
import type { Needle } from './needle.js';

/** All needles, to be found in one pass: a table of hashes of four bytes, and for each the needles that hold such four bytes. */
export interface NeedleIndex {
  readonly needles: readonly Needle[];
  /** flags[hash] 1: some needle may be here. */
  readonly flags: Uint8Array;
  /** The entries of a hash are entries[starts[hash]] to entries[starts[hash + 1]], excluded. */
  readonly starts: Uint32Array;
  /** Pairs: a needle, and how many bytes before the hash's last byte it begins. */
  readonly entries: Uint16Array;
  /** Largest distance from a needle's first byte to the last byte of its hashed part. */
  readonly reach: number;
}

interface Gram {
  readonly hashes: readonly number[];
  /** Distance from the needle's first byte to the gram's last. */
  readonly back: number;
}

export function buildNeedleIndex(needles: readonly Needle[]): NeedleIndex {
  const buckets = new Map<number, number[]>();
  let reach = 0;
  needles.forEach((needle, number) => {
    const { hashes, back } = chooseGram(needle.places);
    reach = Math.max(reach, back);
    for (const hash of hashes) {
      const bucket = buckets.get(hash);
      if (bucket === undefined) buckets.set(hash, [number, back]);
      else bucket.push(number, back);
    }
  });
  const flags = new Uint8Array(HASH_SIZE);
  const starts = new Uint32Array(HASH_SIZE + 1);
  const entries: number[] = [];
  for (let hash = 0; hash < HASH_SIZE; hash++) {
    starts[hash] = entries.length;
    const bucket = buckets.get(hash);
    if (bucket === undefined) continue;
    flags[hash] = 1;
    entries.push(...bucket);
  }
  starts[HASH_SIZE] = entries.length;
  return { needles, flags, starts, entries: Uint16Array.from(entries), reach };
}

/** The four bytes of a needle that text holds most rarely. */
function chooseGram(places: readonly ByteSet[]): Gram {
  let best = 0;
  let least = Infinity;
  for (let start = 0; start + GRAM <= places.length; start++) {
    const gram = places.slice(start, start + GRAM);
    const frequency = gram.reduce((product, set) => product * frequencyOf(set), 1);
    if (frequency < least) [best, least] = [start, frequency];
  }
  const gram = places.slice(best, best + GRAM);
  return { hashes: hashesOf(gram), back: best + gram.length - 1 };
}

/** Every hash that the bytes of `gram` can leave behind, whatever stands before them. */
function hashesOf(gram: readonly ByteSet[]): number[] {
  // What came before a short gram may have left anything in the bits that are not yet shifted out.
  const before = 1 << (4 * (GRAM - gram.length));
  let hashes = new Set<number>(Array.from({ length: before }, (_, index) => index));
  for (const set of gram) {
    const bytes = new Set([...set.keys()].filter((byte) => set[byte] === 1).map(representative));
    const next = new Set<number>();
    for (const hash of hashes) for (const byte of bytes) next.add(hashAfter(hash, byte));
    hashes = next;
  }
  return [...hashes];
}

import type { ByteSet } from '../rules/byte-set.js';

/**
 * Bytes sorted into 32 classes, so that four bytes make a number of 20 bits: letters in either case (26), digits, `_`, `-`, `@`, the three of
 * `.:/`, and all others. A table of one bit for each such number says where a needle may be; on source code one byte in fifty
 * says so by chance.
 */
export const CLASSES = 32;
export const CLASS_BITS = 5;
/** Bytes in a gram. */
export const GRAM = 4;
export const GRAM_COUNT: number = CLASSES ** GRAM;
export const GRAM_MASK: number = GRAM_COUNT - 1;

export const CLASS_OF: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 97 && byte <= 122) return byte - 97;
  if (byte >= 65 && byte <= 90) return byte - 65;
  if (byte >= 48 && byte <= 57) return 26;
  const rest = '_-@'.indexOf(String.fromCharCode(byte));
  if (rest >= 0) return 27 + rest;
  return '.:/'.includes(String.fromCharCode(byte)) ? 30 : 31;
});

/** The classes of the bytes of a set; kept for sets that many needles share. */
export function classesOf(set: ByteSet): readonly number[] {
  const known = KNOWN.get(set);
  if (known !== undefined) return known;
  const classes = new Set<number>();
  for (let byte = 0; byte < 256; byte++) if (set[byte] === 1) classes.add(CLASS_OF[byte]!);
  KNOWN.set(set, [...classes]);
  return [...classes];
}

const KNOWN = new WeakMap<ByteSet, readonly number[]>();

/** All grams whose last bytes are of the given sets (at most four), whatever stands before them where there are fewer. */
export function gramsOf(sets: readonly ByteSet[]): Uint32Array {
  let grams = Uint32Array.from({ length: CLASSES ** (GRAM - sets.length) }, (_, before) => before);
  for (const set of sets) {
    const classes = classesOf(set);
    const longer = new Uint32Array(grams.length * classes.length);
    let count = 0;
    for (const gram of grams) for (const number of classes) longer[count++] = gram * CLASSES + number;
    grams = longer;
  }
  return grams;
}

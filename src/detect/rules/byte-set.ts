/** A set of bytes: index is the byte, 1 is in. */
export type ByteSet = Uint8Array;

export function emptySet(): ByteSet {
  return new Uint8Array(256);
}

export function setOf(...ranges: (readonly [number, number])[]): ByteSet {
  const set = emptySet();
  for (const [low, high] of ranges) set.fill(1, low, high + 1);
  return set;
}

export function singleSet(byte: number): ByteSet {
  return setOf([byte, byte]);
}

/** Sets of one byte, and of one letter in either case: made once, so that thousands of literals share them. Not to be changed. */
export const SINGLE_SETS: readonly ByteSet[] = Array.from({ length: 256 }, (_, byte) => singleSet(byte));
export const FOLDED_SETS: readonly ByteSet[] = SINGLE_SETS.map(foldCase);

export function addAll(target: ByteSet, source: ByteSet): void {
  for (let byte = 0; byte < 256; byte++) if (source[byte] === 1) target[byte] = 1;
}

export function complement(set: ByteSet): ByteSet {
  return set.map((member) => 1 - member);
}

export function sizeOf(set: ByteSet): number {
  let size = 0;
  for (let byte = 0; byte < 256; byte++) size += set[byte]!;
  return size;
}

/** Adds the other letter case of every ASCII letter. */
export function foldCase(set: ByteSet): ByteSet {
  const folded = set.slice();
  for (let upper = 65; upper <= 90; upper++) {
    if (set[upper] === 1 || set[upper + 32] === 1) folded[upper] = folded[upper + 32] = 1;
  }
  return folded;
}

/** Digits, letters and underscore, as `\w` in both engines. */
export const WORD = setOf([48, 57], [65, 90], [95, 95], [97, 122]);
export const DIGIT = setOf([48, 57]);
/** Tab, line feed, vertical tab, form feed, carriage return, space. */
export const SPACE = setOf([9, 13], [32, 32]);
/** Any byte but line feed and carriage return, as `.`. */
export const NOT_BREAK = complement(setOf([10, 10], [13, 13]));

/**
 * Finds many byte strings at once, knowing of each only its length and a keyed hash of its first bytes: a rolling
 * polynomial hash (Karp and Rabin, 1987) over windows of 4, 8 or 16 bytes. The same search serves the collection of
 * facts, where the strings are known, and verification, where only their hashes are.
 */
export interface Needle {
  /** How many of the first bytes the hash covers. */
  window: number;
  hash: number;
}

export interface NeedleSearch {
  /** Calls `candidate` for each place where a needle may begin; whether it stands there, the caller confirms. */
  search(text: Buffer, length: number, candidate: (needle: number, offset: number) => void): void;
  /** The same for places whose window lies in text[from, to). */
  searchRange(text: Buffer, from: number, to: number, candidate: (needle: number, offset: number) => void): void;
}

/** Bytes that decide whether a place is a candidate, at most. */
export const LONGEST_WINDOW = 16;
const WINDOWS = [LONGEST_WINDOW, 8, 4];
/** Shorter strings cannot be searched for. */
export const LEAST_NEEDLE = 4;
const BITMAP_BITS = 18;

export function needleWindow(length: number): number {
  return WINDOWS.find((window) => window <= length) ?? 0;
}

/** The multiplier is the key; it must be odd. */
export function hashKey(salt: Buffer): number {
  return (salt.readUInt32LE(0) | 1) >>> 0;
}

export function windowHash(bytes: Buffer, window: number, key: number): number {
  let hash = 0;
  for (let i = 0; i < window; i++) hash = (Math.imul(hash, key) + bytes[i]! + 1) | 0;
  return hash >>> 0;
}

export function createNeedleSearch(needles: readonly Needle[], key: number): NeedleSearch {
  const groups = WINDOWS.map((window) => groupOf(needles, window, key)).filter((group) => group !== null);
  const searchRange: NeedleSearch['searchRange'] = (text, from, to, candidate) => {
    for (const group of groups) searchGroup(group, text, from, to, key, candidate);
  };
  return { searchRange, search: (text, length, candidate) => searchRange(text, 0, length, candidate) };
}

interface Group {
  window: number;
  /** What each leaving byte takes away from the hash. */
  leaving: Int32Array;
  /** One bit for each value of the hash's upper bits that some needle has. */
  bitmap: Uint8Array;
  byHash: Map<number, number[]>;
}

function groupOf(needles: readonly Needle[], window: number, key: number): Group | null {
  const bitmap = new Uint8Array(1 << BITMAP_BITS);
  const byHash = new Map<number, number[]>();
  needles.forEach((needle, index) => {
    if (needle.window !== window) return;
    const hash = needle.hash | 0;
    bitmap[hash >>> (32 - BITMAP_BITS)] = 1;
    const same = byHash.get(hash);
    if (same) same.push(index);
    else byHash.set(hash, [index]);
  });
  return byHash.size === 0 ? null : { window, leaving: leavingTable(window, key), bitmap, byHash };
}

function leavingTable(window: number, key: number): Int32Array {
  let power = 1;
  for (let i = 0; i < window; i++) power = Math.imul(power, key);
  return Int32Array.from({ length: 256 }, (_, byte) => Math.imul(byte + 1, power));
}

function searchGroup(
  group: Group,
  text: Buffer,
  from: number,
  to: number,
  key: number,
  candidate: (needle: number, offset: number) => void,
): void {
  const { window, leaving, bitmap, byHash } = group;
  if (to - from < window) return;
  let hash = 0;
  for (let at = from; at < from + window; at++) hash = (Math.imul(hash, key) + text[at]! + 1) | 0;
  for (let end = from + window; ; end++) {
    if (bitmap[hash >>> (32 - BITMAP_BITS)] === 1) {
      for (const needle of byHash.get(hash) ?? []) candidate(needle, end - window);
    }
    if (end === to) return;
    hash = (Math.imul(hash, key) + text[end]! + 1 - leaving[text[end - window]!]!) | 0;
  }
}

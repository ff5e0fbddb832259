/**
 * Finds many known byte strings at once: a table of the hashes of their first four bytes says where to look closer. One
 * pass whatever their lengths; what it calls back for is what a search by hashed windows would (needle-search.ts).
 */
import { LEAST_NEEDLE, needleWindow, type NeedleSearch } from './needle-search.js';

const TABLE_BITS = 16;
const MIX = 0x9e3779b1;

/** `strings` are at least four bytes long. */
export function createKnownSearch(strings: readonly Buffer[]): NeedleSearch {
  const table = new Uint8Array(1 << TABLE_BITS);
  const byStart = new Map<number, number[]>();
  strings.forEach((bytes, needle) => {
    const start = bytes.readInt32BE(0);
    table[slotOf(start)] = 1;
    const same = byStart.get(start);
    if (same) same.push(needle);
    else byStart.set(start, [needle]);
  });
  const searchRange: NeedleSearch['searchRange'] = (text, from, to, candidate) => {
    if (to - from < LEAST_NEEDLE) return;
    let start = (text[from]! << 16) | (text[from + 1]! << 8) | text[from + 2]!;
    for (let at = from + LEAST_NEEDLE - 1; at < to; at++) {
      start = (start << 8) | text[at]!;
      if (table[slotOf(start)] === 0) continue;
      const offset = at - LEAST_NEEDLE + 1;
      for (const needle of byStart.get(start) ?? [])
        if (isWindowAt(strings[needle]!, text, offset, to)) candidate(needle, offset);
    }
  };
  return { searchRange, search: (text, length, candidate) => searchRange(text, 0, length, candidate) };
}

function slotOf(start: number): number {
  return Math.imul(start, MIX) >>> (32 - TABLE_BITS);
}

function isWindowAt(bytes: Buffer, text: Buffer, offset: number, to: number): boolean {
  const window = needleWindow(bytes.length);
  if (offset + window > to) return false;
  for (let k = LEAST_NEEDLE; k < window; k++) if (text[offset + k] !== bytes[k]) return false;
  return true;
}

/**
 * Finds many known byte strings at once by how they start: a table of the hashes of all first four bytes says where to
 * look closer. One pass whatever their lengths.
 */
import { LEAST_NEEDLE, LONGEST_WINDOW } from './needle-search.js';

const TABLE_BITS = 16;
const MIX = 0x9e3779b1;

export interface KnownSearch {
  /** The first bytes of the strings, at most LONGEST_WINDOW, each once; candidates are places where one of these stands. */
  starts: readonly Buffer[];
  /** By start: numbers of the strings that begin with it and are no longer, or longer than LONGEST_WINDOW. */
  stringsWith: readonly (readonly number[])[];
  search(text: Uint8Array, length: number, candidate: (start: number, offset: number) => void): void;
  /** The same for starts that lie in text[from, to). */
  searchRange(text: Uint8Array, from: number, to: number, candidate: (start: number, offset: number) => void): void;
}

/** `strings` are at least four bytes long. */
export function createKnownSearch(strings: readonly Buffer[]): KnownSearch {
  const { starts, stringsWith } = distinctStarts(strings);
  const table = new Uint8Array(1 << TABLE_BITS);
  const byGram = new Map<number, number[]>();
  starts.forEach((bytes, start) => {
    const gram = bytes.readInt32BE(0);
    table[slotOf(gram)] = 1;
    const same = byGram.get(gram);
    if (same) same.push(start);
    else byGram.set(gram, [start]);
  });
  const searchRange: KnownSearch['searchRange'] = (text, from, to, candidate) => {
    if (to - from < LEAST_NEEDLE) return;
    let gram = (text[from]! << 16) | (text[from + 1]! << 8) | text[from + 2]!;
    for (let at = from + LEAST_NEEDLE - 1; at < to; at++) {
      gram = (gram << 8) | text[at]!;
      if (table[slotOf(gram)] === 0) continue;
      const offset = at - LEAST_NEEDLE + 1;
      for (const start of byGram.get(gram) ?? []) if (isAt(starts[start]!, text, offset, to)) candidate(start, offset);
    }
  };
  const search: KnownSearch['search'] = (text, length, candidate) => searchRange(text, 0, length, candidate);
  return { starts, stringsWith, searchRange, search };
}

function distinctStarts(strings: readonly Buffer[]): Pick<KnownSearch, 'starts' | 'stringsWith'> {
  const numbers = new Map<string, number[]>();
  strings.forEach((bytes, number) => {
    const start = bytes.toString('latin1', 0, LONGEST_WINDOW);
    const same = numbers.get(start);
    if (same) same.push(number);
    else numbers.set(start, [number]);
  });
  const starts = [...numbers.keys()].map((start) => Buffer.from(start, 'latin1'));
  return { starts, stringsWith: [...numbers.values()] };
}

function slotOf(gram: number): number {
  return Math.imul(gram, MIX) >>> (32 - TABLE_BITS);
}

function isAt(bytes: Buffer, text: Uint8Array, offset: number, to: number): boolean {
  if (offset + bytes.length > to) return false;
  for (let k = LEAST_NEEDLE; k < bytes.length; k++) if (text[offset + k] !== bytes[k]) return false;
  return true;
}

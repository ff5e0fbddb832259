/**
 * Finds many known byte strings at once by how they start: the kernel lists the places whose four bytes are among the
 * first four of any (by a bit of their hash); those are looked at closer. One pass whatever their lengths.
 */
import { createKernel, type Kernel } from '../kernel/kernel.js';
import { LEAST_NEEDLE, LONGEST_WINDOW } from '../plan/search/needle-search.js';

const TABLE_BITS = 18;
const TABLE_BYTES = 1 << (TABLE_BITS - 3);
const MIX = 0x9e3779b1;
/** Places listed at once, and bytes of a text from elsewhere that are copied at once. */
const PLACES = 1 << 12;
const STAGE = 1 << 16;

/** Room that a search takes among a kernel's tables. */
export const KNOWN_SEARCH_TABLE_BYTES: number = TABLE_BYTES + PLACES * 4 + STAGE;

export interface KnownSearch {
  /** The first bytes of the strings, at most LONGEST_WINDOW, each once; candidates are places where one of these stands. */
  starts: readonly Buffer[];
  /** By start: numbers of the strings that begin with it and are no longer, or longer than LONGEST_WINDOW. */
  stringsWith: readonly (readonly number[])[];
  search(text: Uint8Array, length: number, candidate: (start: number, offset: number) => void): void;
  /** The same for starts that lie in text[from, to). */
  searchRange(text: Uint8Array, from: number, to: number, candidate: (start: number, offset: number) => void): void;
}

/** `strings` are at least four bytes long. `kernel`: with KNOWN_SEARCH_TABLE_BYTES of room; texts that stand in it are not copied. */
export function createKnownSearch(
  strings: readonly Buffer[],
  kernel: Kernel = createKernel(KNOWN_SEARCH_TABLE_BYTES, 0),
): KnownSearch {
  const { starts, stringsWith } = distinctStarts(strings);
  const { calls, bytes, holds } = kernel;
  const [table, found, stage] = [TABLE_BYTES, PLACES * 4, STAGE].map((room) => kernel.reserve(room)) as [
    number,
    number,
    number,
  ];
  const places = kernel.integers.subarray(found >> 2, (found >> 2) + PLACES);
  const byGram = new Map<number, number[]>();
  starts.forEach((start, number) => {
    const gram = start.readInt32LE(0);
    const slot = Math.imul(gram, MIX) >>> (32 - TABLE_BITS);
    bytes[table + (slot >>> 3)]! |= 1 << (slot & 7);
    const same = byGram.get(gram);
    if (same) same.push(number);
    else byGram.set(gram, [number]);
  });

  return { starts, stringsWith, searchRange, search: (text, length, found) => searchRange(text, 0, length, found) };

  function searchRange(
    text: Uint8Array,
    from: number,
    to: number,
    candidate: (start: number, at: number) => void,
  ): void {
    if (holds(text)) return searchPlaced(text, text.byteOffset + from, from, to, to, candidate);
    for (let at = from; at + LEAST_NEEDLE <= to; at += STAGE - LEAST_NEEDLE + 1) {
      const end = Math.min(to, at + STAGE);
      bytes.set(text.subarray(at, end), stage);
      searchPlaced(text, stage, at, end, to, candidate);
    }
  }

  /** text[from, to) stands at `address`; what begins there may go on until `end`. */
  function searchPlaced(
    text: Uint8Array,
    address: number,
    from: number,
    to: number,
    end: number,
    candidate: (start: number, at: number) => void,
  ): void {
    const last = address + to - from;
    for (let next = address; next + LEAST_NEEDLE <= last; next = calls.foundUntil()) {
      const count = calls.findGrams(next, last, table, 32 - TABLE_BITS, found, PLACES);
      for (let k = 0; k < count; k++) confirm(text, from + next - address + places[k]!, end, candidate);
    }
  }

  function confirm(text: Uint8Array, at: number, end: number, candidate: (start: number, at: number) => void): void {
    const gram = text[at]! | (text[at + 1]! << 8) | (text[at + 2]! << 16) | (text[at + 3]! << 24);
    const alike = byGram.get(gram);
    if (alike === undefined) return;
    for (const start of alike) if (isAt(starts[start]!, text, at, end)) candidate(start, at);
  }
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

function isAt(bytes: Buffer, text: Uint8Array, offset: number, end: number): boolean {
  if (offset + bytes.length > end) return false;
  for (let k = LEAST_NEEDLE; k < bytes.length; k++) if (text[offset + k] !== bytes[k]) return false;
  return true;
}

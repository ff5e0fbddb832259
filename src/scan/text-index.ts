/**
 * Which objects can hold a given byte string, remembered while a scan reads them, so that nobody needs to read all of
 * them again to find it. New bytes (see new-ranges.ts) of neighbouring objects share a section: a bit set of the hashes
 * of all runs of four bytes in them (a Bloom filter with one hash, 1970). A string whose runs are not all there stands
 * in none of the section's objects, unless they copied it from an earlier one.
 */
import type { ParsedDelta } from '../odb/delta.js';
import { forEachNewRange, JOIN, LEAST_COPY } from '../odb/new-ranges.js';

/** Can be posted between threads. Section k: entries[entryStart[k], entryStart[k + 1]), and its bits. */
export interface TextSections {
  entries: Int32Array;
  entryStart: number[];
  /** Each 2 to the power of something bits long. */
  bits: Uint8Array[];
}

export interface TextIndex {
  add(entry: number, text: Buffer, length: number, delta: ParsedDelta | null): void;
  sections(): TextSections;
}

/** A section has half as many bits as bytes of text. */
const SECTION = 1 << 15;
const LARGEST_SECTION = 1 << 28;
const GRAM = 4;

/** `section`: bytes of text it is closed after, a power of two. */
export function createTextIndex(section = SECTION): TextIndex {
  const bits: Uint8Array[] = [];
  const entryStart = [0];
  let entries = new Int32Array(1 << 12);
  let count = 0;
  let room = 0;
  let shift = 0;
  /** A byte for each bit of the open section: quicker to set. */
  let marks = new Uint8Array(section / 2);
  let slots = 0;

  return {
    add(entry, text, length, delta) {
      if (room < length) makeRoom(newBytes(delta, length));
      if (count === entries.length) entries = grown(entries);
      entries[count++] = entry;
      let from = 0;
      for (let run = 0; delta !== null && run < delta.runs; run++) {
        if (delta.runLength[run]! < LEAST_COPY) continue;
        const start = delta.targetStart[run]!;
        room -= start + JOIN - from;
        markGrams(marks, shift, text, from, start + JOIN);
        from = start + delta.runLength[run]! - JOIN;
      }
      room -= length - from;
      markGrams(marks, shift, text, from, length);
    },
    sections() {
      close();
      return { entries: entries.slice(0, count), entryStart, bits };
    },
  };

  /** Begins a section where the last one is full; one object that is larger than a section gets a larger one. */
  function makeRoom(size: number): void {
    if (room >= size && slots > 0) return;
    close();
    room = section;
    while (room < size && room < LARGEST_SECTION) room *= 2;
    slots = room / 2;
    shift = 32 - Math.log2(slots);
    if (marks.length < slots) marks = new Uint8Array(slots);
    else marks.fill(0, 0, slots);
  }

  function close(): void {
    if (slots === 0) return;
    bits.push(packBits(marks, slots));
    entryStart.push(count);
    slots = 0;
  }
}

function markGrams(marks: Uint8Array, shift: number, text: Buffer, from: number, to: number): void {
  if (to - from < GRAM) return;
  let gram = (text[from]! << 16) | (text[from + 1]! << 8) | text[from + 2]!;
  let at = from + 3;
  for (; at + 1 < to; at += 2) {
    gram = (gram << 8) | text[at]!;
    marks[Math.imul(gram, MIX) >>> shift] = 1;
    gram = (gram << 8) | text[at + 1]!;
    marks[Math.imul(gram, MIX) >>> shift] = 1;
  }
  if (at < to) marks[Math.imul((gram << 8) | text[at]!, MIX) >>> shift] = 1;
}

function packBits(marks: Uint8Array, count: number): Uint8Array {
  const bits = new Uint8Array(count / 8);
  for (let at = 0; at < count; at += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit++) byte |= marks[at + bit]! << bit;
    bits[at >>> 3] = byte;
  }
  return bits;
}

const MIX = 0x9e3779b1;

function newBytes(delta: ParsedDelta | null, length: number): number {
  let bytes = 0;
  forEachNewRange(delta, length, (from, to) => (bytes += to - from));
  return bytes;
}

function grown(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}

/**
 * Entries of all objects in whose new bytes one of the strings may stand, as far as its first `JOIN + 1` bytes tell.
 * Strings are at least four bytes long.
 */
export function entriesThatMayHold(sections: readonly TextSections[], strings: readonly Uint8Array[]): number[] {
  const sought = strings.map(gramHashes);
  const found: number[] = [];
  for (const { entries, entryStart, bits } of sections) {
    bits.forEach((section, k) => {
      const shift = 32 - Math.log2(section.length * 8);
      if (sought.some((hashes) => hashes.every((hash) => isMarked(section, hash >>> shift))))
        for (let at = entryStart[k]!; at < entryStart[k + 1]!; at++) found.push(entries[at]!);
    });
  }
  return found;
}

function isMarked(bits: Uint8Array, hash: number): boolean {
  return (bits[hash >>> 3]! & (1 << (hash & 7))) !== 0;
}

function gramHashes(bytes: Uint8Array): number[] {
  const hashes: number[] = [];
  for (let at = 0; at + GRAM <= Math.min(bytes.length, JOIN + 1); at++) {
    const gram = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    hashes.push(Math.imul(gram, MIX) >>> 0);
  }
  return hashes;
}

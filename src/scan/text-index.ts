/**
 * Which objects can hold a given byte string, remembered while a scan reads them, so that nobody needs to read all of
 * them again to find it. New bytes (see new-ranges.ts) of most objects are few: those are kept. The rest of neighbouring
 * objects share a section: a bit set of the hashes of all runs of four bytes in it (a Bloom filter with one hash,
 * 1970). A string whose runs are not all there stands in none of the section's objects, unless they copied it from an
 * earlier one. rehearse/may-hold.ts asks.
 */
import { createColumn } from '../history/intern.js';
import { createKernel, type Kernel } from '../kernel/kernel.js';
import type { ParsedDelta } from '../odb/delta.js';
import { forEachNewRange, JOIN, LEAST_COPY } from '../odb/new-ranges.js';

/** Can be posted between threads. */
export interface TextSections {
  /** Section k: entries[entryStart[k], entryStart[k + 1]), and its bits from k * sectionBits / 8 on. */
  entries: Int32Array;
  entryStart: number[];
  /** Of a section; a power of two. */
  sectionBits: number;
  bits: Uint8Array[];
  /** Sections whose bits stand in one element of `bits`. */
  sectionsABlock: number;
  /** Texts that are kept: one after the other, each with the entries that have it, and where in it each ends. */
  kept: { text: Uint8Array; entries: Int32Array; ends: Int32Array }[];
}

export interface TextIndex {
  add(entry: number, text: Buffer, length: number, delta: ParsedDelta | null): void;
  /** Ends it. */
  sections(): TextSections;
}

export interface TextIndexSize {
  /** Bytes of new text after which a section is closed; it has as many bits. */
  sectionBits: number;
  /** Largest number of new bytes that are kept. */
  keptBytes: number;
}

const SIZE: TextIndexSize = { sectionBits: 1 << 16, keptBytes: 1024 };
const GRAM = 4;
const BLOCK = 1 << 20;
/** Kept texts are gathered here before they are put away. */
const PENDING = 1 << 16;

/** Room that an index takes among a kernel's tables. */
export const TEXT_INDEX_TABLE_BYTES: number = SIZE.sectionBits + SIZE.sectionBits / 8 + PENDING;

/** `kernel`: with TEXT_INDEX_TABLE_BYTES of room; texts that stand in it are looked at there, others are copied. */
export function createTextIndex(kernel?: Kernel, size: TextIndexSize = SIZE): TextIndex {
  const { calls, bytes, holds, marks, packed, pending } = rooms(kernel, size);
  const entries = createColumn();
  const entryStart = [0];
  const bits: Uint8Array[] = [];
  const kept: TextSections['kept'] = [];
  let keptEntries = createColumn();
  let keptEnds = createColumn();
  const sectionBytes = size.sectionBits / 8;
  const sectionsABlock = Math.max(1, BLOCK / sectionBytes);
  let pendingBytes = 0;
  let room = size.sectionBits;
  calls.useMarks(marks, 32 - Math.log2(size.sectionBits), JOIN, LEAST_COPY);

  return {
    add(entry, text, length, delta) {
      if (pendingBytes + size.keptBytes > PENDING) putAway();
      let noted = noteInKernel(text, length, delta);
      if (noted > room && room < size.sectionBits) {
        close();
        noted = noteInKernel(text, length, delta);
      }
      if (noted >= 0 && noted <= size.keptBytes) return keep(entry, noted);
      if (noted >= 0 && noted <= room) return enter(entry, noted);
      noteByRanges(entry, text, length, delta);
    },
    sections() {
      close();
      putAway();
      return { entries: entries.view().slice(), entryStart, sectionBits: size.sectionBits, bits, sectionsABlock, kept };
    },
  };

  /** Number of new bytes, which are noted if they are to be kept or there is room for them; -1 for texts that are elsewhere. */
  function noteInKernel(text: Buffer, length: number, delta: ParsedDelta | null): number {
    if (!holds(text) || (delta !== null && !holds(delta.targetStart))) return -1;
    const runs = delta === null ? [0, 0, 0] : [delta.runs, delta.targetStart.byteOffset, delta.runLength.byteOffset];
    const [count, starts, lengths] = runs as [number, number, number];
    const target = pending + pendingBytes;
    return calls.noteNews(text.byteOffset, length, count, starts, lengths, size.keptBytes, target, room);
  }

  function noteByRanges(entry: number, text: Buffer, length: number, delta: ParsedDelta | null): void {
    const count = newBytes(delta, length);
    if (count <= size.keptBytes) {
      let at = pending + pendingBytes;
      forEachNewRange(delta, length, (from, to) => {
        bytes.set(text.subarray(from, to), at);
        at += to - from;
      });
      return keep(entry, count);
    }
    if (count > room && room < size.sectionBits) close();
    enter(entry, 0);
    forEachNewRange(delta, length, (from, to) => markPieces(entry, text, from, to));
  }

  /** Where the section becomes full, the object goes on in the next one; a string on the border is in that. */
  function markPieces(entry: number, text: Buffer, from: number, to: number): void {
    for (let at = from; at < to;) {
      if (room <= JOIN) {
        close();
        enter(entry, 0);
      }
      const end = Math.min(to, at + room);
      markPiece(text, at, end);
      room -= end - at;
      at = end === to ? to : end - JOIN;
    }
  }

  function markPiece(text: Buffer, from: number, to: number): void {
    if (holds(text)) return calls.markGrams(text.byteOffset + from, text.byteOffset + to);
    putAway();
    for (let at = from; at < to; at += PENDING - JOIN) {
      const end = Math.min(to, at + PENDING);
      bytes.set(text.subarray(at, end), pending);
      calls.markGrams(pending, pending + end - at);
    }
  }

  function keep(entry: number, count: number): void {
    if (count === 0) return;
    pendingBytes += count;
    keptEntries.push(entry);
    keptEnds.push(pendingBytes);
  }

  function enter(entry: number, count: number): void {
    entries.push(entry);
    room -= count;
  }

  function putAway(): void {
    if (pendingBytes === 0) return;
    const text = shared(pendingBytes);
    text.set(bytes.subarray(pending, pending + pendingBytes));
    kept.push({ text, entries: keptEntries.view().slice(), ends: keptEnds.view().slice() });
    keptEntries = createColumn();
    keptEnds = createColumn();
    pendingBytes = 0;
  }

  function close(): void {
    const section = entryStart.length - 1;
    if (entries.length === entryStart[section]) return;
    calls.packMarks(packed);
    const within = section % sectionsABlock;
    if (within === 0) bits.push(shared(sectionsABlock * sectionBytes));
    bits.at(-1)!.set(bytes.subarray(packed, packed + sectionBytes), within * sectionBytes);
    entryStart.push(entries.length);
    room = size.sectionBits;
  }
}

/** A kernel's room for the marks, for their bits and for kept text. */
function rooms(given: Kernel | undefined, { sectionBits }: TextIndexSize) {
  const kernel = given ?? createKernel(TEXT_INDEX_TABLE_BYTES, 0);
  const [marks, packed, pending] = [sectionBits, sectionBits / 8, PENDING].map((room) => kernel.reserve(room));
  return { ...kernel, marks: marks!, packed: packed!, pending: pending! };
}

/** Other threads get it without copying. */
function shared(bytes: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(bytes));
}

function newBytes(delta: ParsedDelta | null, length: number): number {
  let bytes = 0;
  forEachNewRange(delta, length, (from, to) => (bytes += to - from));
  return bytes;
}

const MIX = 0x9e3779b1;

/** The bits that a section has if the first bytes of a string, of at least four, are in its text; as kernel/assembly/grams.ts marks them. */
export function bitsOf(string: Buffer, sectionBits: number): Int32Array {
  const shift = 32 - Math.log2(sectionBits);
  const bits: number[] = [];
  for (let at = 0; at + GRAM <= Math.min(string.length, JOIN + 1); at++) {
    bits.push(Math.imul(string.readInt32LE(at), MIX) >>> shift);
  }
  return Int32Array.from(bits);
}

/**
 * Which objects can hold a given byte string, remembered while a scan reads them, so that nobody needs to read all of
 * them again to find it. Where the scan went by lines, lines that it knew are noted by their numbers, and only others
 * are new; elsewhere the bytes that a delta brings (see new-ranges.ts) are. Of most objects they are few: those are kept. The rest of neighbouring
 * objects share a section: a bit set of the hashes of all runs of four bytes in it (a Bloom filter with one hash,
 * 1970). A string whose runs are not all there stands in none of the section's objects, unless they copied it from an
 * earlier one, or have it in a line that another object showed first. rehearse/may-hold.ts asks.
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
  /** Numbers of known lines, one object's after the other's, each with the entries that have them, and where each ends. */
  lines: { numbers: Int32Array; entries: Int32Array; ends: Int32Array }[];
  /** What the numbers depend on (kernel/assembly/clean-lines.ts): start, factor and second factor. */
  lineKey: readonly [bigint, bigint, bigint];
}

/** How a text was scanned. */
export const enum Scanned {
  /** As its delta says, or not at all: the kernel remembers none of its lines. */
  ByDelta,
  /** By lines, if the kernel has notes of that. */
  ByLines,
  /** Perhaps by lines, and by others that are no lines of its own (archives, encoded text). */
  Unwrapped,
}

export interface TextIndex {
  /** The next text is going to be scanned. */
  begin(): void;
  add(entry: number, text: Buffer, length: number, delta: ParsedDelta | null, scanned?: Scanned): void;
  /** Ends it. */
  sections(): TextSections;
}

export interface TextIndexSize {
  /** Bytes of new text after which a section is closed; it has as many bits. */
  sectionBits: number;
  /** Largest number of new bytes of a text that are kept. */
  keptBytes: number;
  /** The same once so many bytes are kept in all. */
  manyKept?: number;
  keptLater?: number;
}

const SIZE: TextIndexSize = { sectionBits: 1 << 16, keptBytes: 1 << 14, manyKept: 192 << 20, keptLater: 1 << 10 };
const GRAM = 4;
const BLOCK = 1 << 20;
/** Kept texts are gathered here before they are put away. */
const PENDING = 1 << 16;
/** Lines and runs of lines of one text that the kernel can note, and lines that are put away at once. */
const NOTED_LINES = 1 << 15;
const NOTED_RUNS = 1 << 13;
const PENDING_LINES = 1 << 16;

/** Room that an index takes among a kernel's tables. */
export const TEXT_INDEX_TABLE_BYTES: number =
  SIZE.sectionBits + SIZE.sectionBits / 8 + PENDING + NOTED_LINES * 4 + NOTED_RUNS * 8;

/** `kernel`: with TEXT_INDEX_TABLE_BYTES of room; texts that stand in it are looked at there, others are copied. */
export function createTextIndex(kernel?: Kernel, size: TextIndexSize = SIZE): TextIndex {
  let { keptBytes } = size;
  let keptInAll = 0;
  const { calls, bytes, holds, integers, marks, packed, pending, known } = rooms(kernel, size);
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
  const lines: TextSections['lines'] = [];
  const numbers = new Int32Array(PENDING_LINES);
  let lineCount = 0;
  let lineEntries = createColumn();
  let lineEnds = createColumn();
  calls.useMarks(marks, 32 - Math.log2(size.sectionBits), JOIN, LEAST_COPY);
  // A line is known here if a text of this index has shown it.
  calls.forgetLines();

  return {
    begin: () => calls.startLineNotes(),
    add(entry, text, length, delta, scanned = Scanned.ByDelta) {
      if (pendingBytes + keptBytes > PENDING) putAway();
      const byLines = scanned === Scanned.ByDelta ? -1 : calls.notedLines();
      // What the kernel passes over in others must have been noted: a text of which it may remember lines, but gave no notes, is noted whole.
      const news = byLines === -1 ? delta : null;
      const note =
        byLines >= 0 && scanned === Scanned.ByLines
          ? () => calls.noteRuns(text.byteOffset, keptBytes, pending + pendingBytes, room)
          : () => noteInKernel(text, length, news);
      let noted = note();
      if (noted > room && room < size.sectionBits) {
        close();
        noted = note();
      }
      const isNoted = noted >= 0 && (noted <= keptBytes || noted <= room);
      if (isNoted && byLines > 0 && scanned === Scanned.ByLines) keepLines(entry, byLines);
      if (isNoted && noted <= keptBytes) return keep(entry, noted);
      if (isNoted) return enter(entry, noted);
      noteByRanges(entry, text, length, news);
    },
    sections() {
      close();
      putAway();
      putLinesAway();
      const [start, factor, secondFactor] = [0, 1, 2].map(calls.lineKey) as [bigint, bigint, bigint];
      return {
        entries: entries.view().slice(),
        entryStart,
        sectionBits: size.sectionBits,
        bits,
        sectionsABlock,
        kept,
        lines,
        lineKey: [start, factor, secondFactor],
      };
    },
  };

  function keepLines(entry: number, count: number): void {
    if (lineCount + count > PENDING_LINES) putLinesAway();
    numbers.set(integers.subarray(known >> 2, (known >> 2) + count), lineCount);
    lineCount += count;
    lineEntries.push(entry);
    lineEnds.push(lineCount);
  }

  function putLinesAway(): void {
    if (lineCount === 0) return;
    const put = new Int32Array(new SharedArrayBuffer(lineCount * 4));
    put.set(numbers.subarray(0, lineCount));
    lines.push({ numbers: put, entries: lineEntries.view().slice(), ends: lineEnds.view().slice() });
    lineEntries = createColumn();
    lineEnds = createColumn();
    lineCount = 0;
  }

  /** Number of new bytes, which are noted if they are to be kept or there is room for them; -1 for texts that are elsewhere. */
  function noteInKernel(text: Buffer, length: number, delta: ParsedDelta | null): number {
    if (!holds(text) || (delta !== null && !holds(delta.targetStart))) return -1;
    const runs = delta === null ? [0, 0, 0] : [delta.runs, delta.targetStart.byteOffset, delta.runLength.byteOffset];
    const [count, starts, lengths] = runs as [number, number, number];
    const target = pending + pendingBytes;
    return calls.noteNews(text.byteOffset, length, count, starts, lengths, keptBytes, target, room);
  }

  function noteByRanges(entry: number, text: Buffer, length: number, delta: ParsedDelta | null): void {
    const count = newBytes(delta, length);
    if (count <= keptBytes) {
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
    keptInAll += pendingBytes;
    if (size.manyKept !== undefined && keptInAll > size.manyKept) keptBytes = Math.min(keptBytes, size.keptLater ?? 0);
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

/** A kernel's room for the marks, for their bits, for kept text and for notes of lines. */
function rooms(given: Kernel | undefined, { sectionBits }: TextIndexSize) {
  const kernel = given ?? createKernel(TEXT_INDEX_TABLE_BYTES, 0);
  const [marks, packed, pending, known, runs] = [
    sectionBits,
    sectionBits / 8,
    PENDING,
    NOTED_LINES * 4,
    NOTED_RUNS * 8,
  ].map((room) => kernel.reserve(room)) as [number, number, number, number, number];
  kernel.calls.useLineNotes(known, NOTED_LINES, runs, NOTED_RUNS);
  return { ...kernel, marks, packed, pending, known };
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

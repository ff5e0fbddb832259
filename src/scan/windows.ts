/**
 * Which part of a new version must be scanned, and which hits of its base can be trusted. A delta copies runs of its
 * base; an anchor well inside a copied run sees the same bytes as in the base, so its outcome is the same. "Well
 * inside" means behind the first line break of the run and before its last: an ordinary evaluation looks at its own
 * line only, clipped to `lineClip` bytes before and after the anchor (see Detector). Hits that looked further say
 * so themselves and are checked one by one.
 */
import type { Kernel } from '../kernel/kernel.js';
import { KERNEL_DELTA, type ParsedDelta } from '../odb/delta.js';

/** Ranges of the new version, in order, that together cover it: ranges to scan, and kept runs between them. */
export interface Windows {
  /** Kept runs: anchors in text[keptStart[k], keptEnd[k]) are those of the base, `shift[k]` bytes further (target - base). */
  kept: number;
  keptStart: Int32Array;
  keptEnd: Int32Array;
  shift: Int32Array;
  /** The copied run [runStart, runEnd) in the new version that surrounds kept run k. */
  runStart: Int32Array;
  runEnd: Int32Array;
  /** Ranges between the kept runs: [ranges[2k], ranges[2k + 1]); and the bytes in them. */
  ranges: Int32Array;
  rangeCount: number;
  rangeBytes: number;
}

/** Finds the windows of `text[0, length)`, made by `delta` from a base of `baseLength` bytes. They are good until the next call. */
export type FindWindows = (text: Buffer, length: number, baseLength: number, delta: ParsedDelta) => Windows;

/** Rows of the columns in a kernel: a delta has no more runs than bytes, and longer ones are not applied there. */
const KERNEL_ROWS = KERNEL_DELTA;
/** Room that finding windows takes among a kernel's tables. */
export const WINDOW_TABLE_BYTES: number = KERNEL_ROWS * 4 * 5 + (KERNEL_ROWS + 1) * 8;

/** `lineClip`: see Detector. `kernel`: with WINDOW_TABLE_BYTES of room; texts and deltas that stand in it are looked at there. */
export function createWindowFinder(lineClip: number, kernel?: Kernel): FindWindows {
  const own = ownWindows();
  const findHere: FindWindows = (text, length, baseLength, delta) =>
    findWindows(text, length, baseLength, delta, lineClip, own);
  if (kernel === undefined) return findHere;
  const findInKernel = kernelFinder(lineClip, kernel);
  return (text, length, baseLength, delta) =>
    kernel.holds(text) && kernel.holds(delta.targetStart)
      ? findInKernel(text, length, baseLength, delta)
      : findHere(text, length, baseLength, delta);
}

function kernelFinder(lineClip: number, kernel: Kernel): FindWindows {
  const { calls } = kernel;
  const kept = kernel.reserve(KERNEL_ROWS * 4 * 5);
  const ranges = kernel.reserve((KERNEL_ROWS + 1) * 8);
  const column = (number: number): Int32Array => kernel.integers.subarray(kept / 4 + number * KERNEL_ROWS);
  const [keptStart, keptEnd, shift, runStart, runEnd] = [0, 1, 2, 3, 4].map(column) as Columns;
  const windows = { ...ownWindows(), keptStart, keptEnd, shift, runStart, runEnd };
  windows.ranges = kernel.integers.subarray(ranges / 4, ranges / 4 + 2 * KERNEL_ROWS + 2);
  return (text, length, baseLength, delta) => {
    windows.kept = calls.findKept(
      text.byteOffset,
      length,
      baseLength,
      delta.runs,
      delta.targetStart.byteOffset,
      delta.baseStart.byteOffset,
      delta.runLength.byteOffset,
      LEAST_RUN,
      lineClip,
      kept,
      KERNEL_ROWS,
      ranges,
    );
    windows.rangeCount = calls.ranges();
    windows.rangeBytes = calls.bytesInRanges();
    return windows;
  };
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

function ownWindows(): Windows {
  const [keptStart, keptEnd, shift, runStart, runEnd, ranges] = Array.from(
    { length: 6 },
    () => new Int32Array(256),
  ) as [...Columns, Int32Array];
  return { kept: 0, keptStart, keptEnd, shift, runStart, runEnd, ranges, rangeCount: 0, rangeBytes: 0 };
}

const LINE_FEED = 10;
/** Reading fewer bytes than this again is cheaper than keeping them apart. */
const LEAST_RUN = 32;

function findWindows(
  text: Buffer,
  length: number,
  baseLength: number,
  delta: ParsedDelta,
  lineClip: number,
  windows: Windows,
): Windows {
  windows.kept = windows.rangeCount = windows.rangeBytes = 0;
  let scanned = 0;
  for (let k = 0; k < delta.runs; k++) {
    if (delta.runLength[k]! < LEAST_RUN) continue;
    const start = delta.targetStart[k]!;
    const end = start + delta.runLength[k]!;
    const baseStart = delta.baseStart[k]!;
    const startsBoth = start === 0 && baseStart === 0;
    const endsBoth = end === length && baseStart + delta.runLength[k]! === baseLength;
    const keptStart = startsBoth ? 0 : afterFirstBreak(text, start, end, lineClip);
    const keptEnd = endsBoth ? end : afterLastBreak(text, start, end, lineClip);
    if (keptStart >= keptEnd) continue;
    addKept(windows, keptStart, keptEnd, start - baseStart, start, end);
    addRange(windows, scanned, keptStart);
    scanned = keptEnd;
  }
  addRange(windows, scanned, length);
  return windows;
}

function addRange(windows: Windows, from: number, to: number): void {
  if (from >= to) return;
  const k = windows.rangeCount++;
  windows.ranges[2 * k] = from;
  windows.ranges[2 * k + 1] = to;
  windows.rangeBytes += to - from;
}

/** First anchor whose line, or whose clip, lies inside the run. */
function afterFirstBreak(text: Buffer, start: number, end: number, lineClip: number): number {
  const limit = Math.min(end, start + lineClip);
  for (let at = start; at < limit; at++) if (text[at] === LINE_FEED) return at + 1;
  return limit;
}

/** End of the anchors whose line, or whose clip, ends inside the run. */
function afterLastBreak(text: Buffer, start: number, end: number, lineClip: number): number {
  const limit = Math.max(start, end - lineClip);
  for (let at = end - 1; at >= limit; at--) if (text[at] === LINE_FEED) return at;
  return limit;
}

function addKept(
  windows: Windows,
  keptStart: number,
  keptEnd: number,
  shift: number,
  runStart: number,
  runEnd: number,
): void {
  const k = windows.kept;
  // The ranges are one more than the kept runs.
  if (2 * (k + 2) > windows.ranges.length) grow(windows);
  windows.keptStart[k] = keptStart;
  windows.keptEnd[k] = keptEnd;
  windows.shift[k] = shift;
  windows.runStart[k] = runStart;
  windows.runEnd[k] = runEnd;
  windows.kept = k + 1;
}

function grow(windows: Windows): void {
  for (const column of ['keptStart', 'keptEnd', 'shift', 'runStart', 'runEnd', 'ranges'] as const) {
    const larger = new Int32Array(windows[column].length * 2);
    larger.set(windows[column]);
    windows[column] = larger;
  }
}

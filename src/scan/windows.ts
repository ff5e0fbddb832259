/**
 * Which part of a new version must be scanned, and which hits of its base can be trusted. A delta copies runs of its
 * base; an anchor well inside a copied run sees the same bytes as in the base, so its outcome is the same. "Well
 * inside" means behind the first line break of the run and before its last: an ordinary evaluation looks at its own
 * line only, clipped to `lineClip` bytes before and after the anchor (see Detector). Hits that looked further say
 * so themselves and are checked one by one.
 */
import type { ParsedDelta } from '../odb/delta.js';

/** Ranges of the new version, in order, that together cover it: windows to scan, and kept runs between them. */
export interface Windows {
  /** Kept runs: anchors in text[keptStart[k], keptEnd[k]) are those of the base, `shift[k]` bytes further (target - base). */
  kept: number;
  keptStart: Int32Array;
  keptEnd: Int32Array;
  shift: Int32Array;
  /** The copied run [runStart, runEnd) in the new version that surrounds kept run k. */
  runStart: Int32Array;
  runEnd: Int32Array;
  /** Room for what lies between the kept runs. */
  ranges: Int32Array;
}

export function createWindows(): Windows {
  const column = (): Int32Array => new Int32Array(256);
  return {
    kept: 0,
    keptStart: column(),
    keptEnd: column(),
    shift: column(),
    runStart: column(),
    runEnd: column(),
    ranges: column(),
  };
}

const LINE_FEED = 10;
/** Reading fewer bytes than this again is cheaper than keeping them apart. */
const LEAST_RUN = 32;

/** Finds the kept runs of `text[0, length)`, made by `delta` from its base; everything else must be scanned. */
export function findKeptRuns(
  text: Buffer,
  length: number,
  baseLength: number,
  delta: ParsedDelta,
  lineClip: number,
  windows: Windows,
): void {
  windows.kept = 0;
  for (let k = 0; k < delta.runs; k++) {
    if (delta.runLength[k]! < LEAST_RUN) continue;
    const start = delta.targetStart[k]!;
    const end = start + delta.runLength[k]!;
    const baseStart = delta.baseStart[k]!;
    const startsBoth = start === 0 && baseStart === 0;
    const endsBoth = end === length && baseStart + delta.runLength[k]! === baseLength;
    const keptStart = startsBoth ? 0 : afterFirstBreak(text, start, end, lineClip);
    const keptEnd = endsBoth ? end : afterLastBreak(text, start, end, lineClip);
    if (keptStart < keptEnd) addKept(windows, keptStart, keptEnd, start - baseStart, start, end);
  }
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
  if (k === windows.keptStart.length) grow(windows);
  windows.keptStart[k] = keptStart;
  windows.keptEnd[k] = keptEnd;
  windows.shift[k] = shift;
  windows.runStart[k] = runStart;
  windows.runEnd[k] = runEnd;
  windows.kept = k + 1;
}

function grow(windows: Windows): void {
  for (const column of ['keptStart', 'keptEnd', 'shift', 'runStart', 'runEnd'] as const) {
    const larger = new Int32Array(windows[column].length * 2);
    larger.set(windows[column]);
    windows[column] = larger;
  }
}

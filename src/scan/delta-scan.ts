/**
 * Scans the objects of delta families: a root whole, every other object only where its delta changed something; hits
 * of the base that lie in what the delta copied carry over. With `whole` every object is scanned whole: the oracle.
 */
import { HitList } from '../detect/hit-list.js';
import { TextMode, type Detector } from '../detect/types.js';
import type { Kernel } from '../kernel/kernel.js';
import type { ParsedDelta } from '../odb/delta.js';
import { createWindowFinder, type Windows } from './windows.js';

/** What is remembered of an object while its children are scanned. */
export interface ScanState {
  hits: HitList;
  length: number;
  mode: TextMode;
  wrapped: boolean;
}

export interface DeltaScan {
  scan(
    text: Buffer,
    length: number,
    kind: 'blob' | 'message',
    base: ScanState | null,
    delta: ParsedDelta | null,
  ): ScanState;
  release(state: ScanState): void;
  /** Bytes that had to be read by the detector so far. */
  scannedBytes(): number;
  /** What `unwrap` said about the object scanned last, in words. */
  lastGaps(): string[];
}

/** Git calls a blob binary where a NUL stands in its first 8,000 bytes (xdiff-interface.c, buffer_is_binary). */
const BINARY_PROBE = 8000;

export interface DeltaScanOptions {
  whole: boolean;
  /** The detector's, where it was made with room for windows (WINDOW_TABLE_BYTES). */
  kernel?: Kernel | undefined;
}

export function createDeltaScan(detector: Detector, options: DeltaScanOptions): DeltaScan {
  const findWindows = createWindowFinder(detector.lineClip, options.kernel);
  const free: HitList[] = [];
  const fresh = new HitList();
  let scanned = 0;
  let gaps: string[] = [];

  return {
    scan(text, length, kind, base, delta) {
      gaps = [];
      const hits = free.pop() ?? new HitList();
      const wrapped = kind === 'blob' && detector.isWrapped(text, length);
      const mode = kind === 'message' ? TextMode.CommitOrTag : textMode(text, length);
      if (wrapped) unwrap(text, length, hits);
      else if (delta && base && !base.wrapped && base.mode === mode && !options.whole) {
        scanChanges(text, length, mode, base, delta, hits);
      } else scanRange(text, length, 0, length, mode, hits);
      return { hits, length, mode, wrapped };
    },
    release(state) {
      state.hits.clear();
      if (free.length < 256) free.push(state.hits);
    },
    scannedBytes: () => scanned,
    lastGaps: () => gaps,
  };

  function unwrap(text: Buffer, length: number, hits: HitList): void {
    scanned += length;
    gaps = detector.unwrap(text, length, hits);
  }

  function scanRange(text: Buffer, length: number, from: number, to: number, mode: TextMode, hits: HitList): void {
    const first = hits.length;
    scanned += to - from;
    detector.scan(text, length, from, to, mode, hits);
    sortByAnchor(hits, first);
  }

  function scanChanges(
    text: Buffer,
    length: number,
    mode: TextMode,
    base: ScanState,
    delta: ParsedDelta,
    hits: HitList,
  ): void {
    const windows = findWindows(text, length, base.length, delta);
    scanned += windows.rangeBytes;
    fresh.clear();
    detector.scanRanges(text, length, windows.ranges, windows.rangeCount, mode, fresh);
    if (base.hits.length === 0) {
      hits.appendRows(fresh, 0, fresh.length);
      sortByAnchor(hits, 0);
      return;
    }
    sortByAnchor(fresh, 0);
    let row = 0;
    for (let k = 0; k < windows.kept; k++) {
      row = hits.appendUntil(fresh, row, windows.keptStart[k]!);
      carryOver(text, length, mode, base, windows, k, hits);
    }
    hits.appendRows(fresh, row, fresh.length);
  }

  /** Copies the base's hits whose anchors lie in kept run k; one that looked beyond the copied run is looked at again. */
  function carryOver(
    text: Buffer,
    length: number,
    mode: TextMode,
    base: ScanState,
    windows: Windows,
    k: number,
    hits: HitList,
  ): void {
    const known = base.hits;
    const shift = windows.shift[k]!;
    const anchorEnd = windows.keptEnd[k]! - shift;
    const runStart = windows.runStart[k]!;
    const runEnd = windows.runEnd[k]!;
    const opensBoth = runStart === 0 && shift === 0;
    const closesBoth = runEnd === length && runEnd - shift === base.length;
    let lastAnchor = -1;
    let lastTrigger = -1;
    for (let row = firstAtOrAfter(known, windows.keptStart[k]! - shift); row < known.length; row++) {
      const anchor = known.anchor[row]!;
      if (anchor >= anchorEnd) break;
      const low = known.low[row]! + shift;
      const high = known.high[row]! + shift;
      const trigger = known.trigger[row]!;
      if ((low > runStart || opensBoth) && (high < runEnd || closesBoth)) {
        hits.add(
          anchor + shift,
          trigger,
          low,
          high,
          known.verdict[row]!,
          known.start[row]! + shift,
          known.end[row]! + shift,
        );
      } else if (anchor !== lastAnchor || trigger !== lastTrigger) {
        detector.evaluate(text, length, anchor + shift, trigger, mode, hits);
        scanned += high - low;
        lastAnchor = anchor;
        lastTrigger = trigger;
      }
    }
  }
}

/** From the start of an object. */
export function textMode(text: Buffer, length: number): TextMode {
  const probe = Math.min(length, BINARY_PROBE);
  const nul = text.subarray(0, probe).indexOf(0);
  return nul < 0 ? TextMode.Text : TextMode.Binary;
}

/** First row whose anchor is at or behind `position`; rows are sorted by anchor. */
function firstAtOrAfter(hits: HitList, position: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits.anchor[middle]! < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Sorts rows [first, length) by anchor, equal ones in the order they came: they are nearly sorted already, since a
 * scan meets keywords in the order of their ends.
 */
function sortByAnchor(hits: HitList, first: number): void {
  for (let row = first + 1; row < hits.length; row++) {
    if (hits.anchor[row - 1]! <= hits.anchor[row]!) continue;
    let to = row;
    while (to > first && hits.anchor[to - 1]! > hits.anchor[row]!) to--;
    moveRow(hits, row, to);
  }
}

function moveRow(hits: HitList, from: number, to: number): void {
  for (const column of [hits.anchor, hits.trigger, hits.low, hits.high, hits.verdict, hits.start, hits.end]) {
    const value = column[from]!;
    column.copyWithin(to + 1, to, from);
    column[to] = value;
  }
}

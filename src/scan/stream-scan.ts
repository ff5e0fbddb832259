/** Scans an object that is too large to be held: window by window, with true offsets. */
import { HitList } from '../detect/hit-list.js';
import { NO_MATCH, TextMode, type Detector, type MatchRow } from '../detect/types.js';
import type { LargeObject } from '../odb/large-family.js';
import { textMode } from './delta-scan.js';
import { forEachWindow, LARGE_WINDOW, type WindowSize } from './sliding-window.js';

export interface StreamedScan {
  matches: MatchRow[];
  /** What was not looked into, in words. */
  gaps: string[];
}

/**
 * The same matches as a scan of the whole object, as long as no evaluation looks further than a window reaches. An object
 * whose content is packed or in another encoding is searched as it is, and that it was not opened is said. `look` sees each
 * window, with its surroundings.
 */
export function scanLarge(
  object: LargeObject,
  detector: Detector,
  size: WindowSize = LARGE_WINDOW,
  look?: (text: Buffer, length: number) => void,
): StreamedScan {
  const settling = createSettling(detector);
  const gaps: string[] = [];
  let mode: TextMode = TextMode.Text;
  forEachWindow(object, size, ({ text, length, position, from, to }) => {
    if (position === 0 && from === 0) {
      mode = textMode(text, length);
      if (detector.isWrapped(text, length)) gaps.push(`too large to be opened: ${object.length} bytes`);
    }
    look?.(text, length);
    const hits = new HitList();
    detector.scan(text, length, from, to, mode, hits);
    settling.add(hits, position);
    settling.settle(position + to - size.around);
  });
  settling.settle(Infinity);
  return { matches: settling.matches, gaps };
}

interface Settling {
  matches: MatchRow[];
  /** Takes over hits whose offsets count from `position`. */
  add(hits: HitList, position: number): void;
  /** Settles what ends before `limit`: nothing that is still to come reaches back that far. */
  settle(limit: number): void;
}

/**
 * Matches contend only with what they overlap, so they can be settled part by part, cut where none spans the cut. Waiting
 * hits count their offsets from the last cut: an object may be larger than the numbers of a hit list.
 */
function createSettling(detector: Detector): Settling {
  const matches: MatchRow[] = [];
  let waiting = new HitList();
  let origin = 0;
  return {
    matches,
    add(hits, position) {
      if (waiting.length === 0) origin = position;
      moveRows(hits, waiting, position - origin, () => true);
    },
    settle(limit) {
      const cut = cutBefore(waiting, limit - origin);
      const done = new HitList();
      const rest = new HitList();
      moveRows(waiting, done, 0, (row) => waiting.end[row]! <= cut);
      for (const { verdict, start, end } of detector.settle(done)) {
        matches.push({ verdict, start: start + origin, end: end + origin });
      }
      const base = Number.isFinite(cut) ? Math.max(0, cut) : 0;
      moveRows(waiting, rest, -base, (row) => waiting.end[row]! > cut);
      waiting = rest;
      origin += base;
    },
  };
}

/** The last place at or before `limit` that no match spans. */
function cutBefore(hits: HitList, limit: number): number {
  let cut = limit;
  for (let moved = true; moved;) {
    moved = false;
    for (let row = 0; row < hits.length; row++) {
      if (hits.start[row]! < cut && hits.end[row]! > cut) {
        cut = hits.start[row]!;
        moved = true;
      }
    }
  }
  return cut;
}

function moveRows(from: HitList, to: HitList, shift: number, wanted: (row: number) => boolean): void {
  for (let row = 0; row < from.length; row++) {
    if (from.verdict[row] === NO_MATCH || !wanted(row)) continue;
    const [start, end] = [from.start[row]! + shift, from.end[row]! + shift];
    to.add(start, from.trigger[row]!, start, end, from.verdict[row]!, start, end);
  }
}

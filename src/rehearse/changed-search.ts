/**
 * Searches objects the way they are stored: what a delta copies from its base was searched there. Candidates (places
 * whose first bytes fit) carry over; only bytes that are new, or newly neighbours, are read. Exactly what a search of
 * every whole object would find.
 */
import type { ParsedDelta } from '../odb/delta.js';
import { forEachNewRange, JOIN, LEAST_COPY } from '../odb/new-ranges.js';
import type { NeedleSearch } from '../plan/search/needle-search.js';

export interface ConfirmedSearch {
  needles: NeedleSearch;
  /** Bytes of a needle that made a place a candidate. */
  windowOf(needle: number): number;
  /** Whether the needle really stands there. */
  isAt(text: Buffer, length: number, needle: number, offset: number): boolean;
}

/** Candidates of one object, remembered for what is a delta against it. */
export interface Candidates {
  needles: number[];
  offsets: number[];
}

const NONE: Candidates = { needles: [], offsets: [] };

export function searchObject(
  search: ConfirmedSearch,
  text: Buffer,
  length: number,
  base: Candidates | null,
  delta: ParsedDelta | null,
  found: (needle: number, offset: number) => void,
): Candidates {
  const candidates: Candidates = { needles: [], offsets: [] };
  const add = (needle: number, offset: number): void => {
    candidates.needles.push(needle);
    candidates.offsets.push(offset);
  };
  const news = base === null ? null : delta;
  forEachNewRange(news, length, (from, to) => search.needles.searchRange(text, from, to, add));
  for (let run = 0; news !== null && base!.needles.length > 0 && run < news.runs; run++) {
    if (news.runLength[run]! < LEAST_COPY) continue;
    const start = news.targetStart[run]!;
    carryOver(search, base!, start, start + news.runLength[run]!, start - news.baseStart[run]!, add);
  }
  for (let k = 0; k < candidates.needles.length; k++) {
    const needle = candidates.needles[k]!;
    if (search.isAt(text, length, needle, candidates.offsets[k]!)) found(needle, candidates.offsets[k]!);
  }
  return candidates.needles.length === 0 ? NONE : candidates;
}

/** Candidates whose window lies in the copied run, without those that the search of its edges finds. */
function carryOver(
  search: ConfirmedSearch,
  base: Candidates,
  start: number,
  end: number,
  shift: number,
  add: (needle: number, offset: number) => void,
): void {
  for (let k = 0; k < base.needles.length; k++) {
    const needle = base.needles[k]!;
    const offset = base.offsets[k]! + shift;
    if (offset > start + JOIN - search.windowOf(needle) && offset < end - JOIN) add(needle, offset);
  }
}

/** A text by itself. */
export function searchText(
  search: ConfirmedSearch,
  text: Buffer,
  length: number,
  found: (needle: number, offset: number) => void,
): void {
  searchObject(search, text, length, null, null, found);
}

/**
 * Searches objects the way they are stored: what a delta copies from its base was searched there. Candidates (places
 * whose first bytes fit) carry over; only bytes that are new, or newly neighbours, are read. Exactly what a search of
 * every whole object would find.
 */
import type { ParsedDelta } from '../odb/delta.js';
import { forEachNewRange, JOIN, LEAST_COPY } from '../odb/new-ranges.js';

export interface ConfirmedSearch {
  /** Finds places where a needle may begin, by what it begins with. */
  needles: {
    searchRange(text: Buffer, from: number, to: number, candidate: (start: number, offset: number) => void): void;
  };
  /** Bytes of a start that made a place a candidate. */
  windowOf(start: number): number;
  /** Calls back for each needle that really stands at a candidate. */
  confirm(text: Buffer, length: number, start: number, offset: number, found: Found): void;
}

type Found = (needle: number, offset: number) => void;

/** Candidates of one object, remembered for what is a delta against it. */
export interface Candidates {
  starts: number[];
  offsets: number[];
}

const NONE: Candidates = { starts: [], offsets: [] };

export function searchObject(
  search: ConfirmedSearch,
  text: Buffer,
  length: number,
  base: Candidates | null,
  delta: ParsedDelta | null,
  found: Found,
): Candidates {
  let candidates = NONE;
  const add = (start: number, offset: number): void => {
    if (candidates === NONE) candidates = { starts: [], offsets: [] };
    candidates.starts.push(start);
    candidates.offsets.push(offset);
  };
  const news = base === null ? null : delta;
  forEachNewRange(news, length, (from, to) => search.needles.searchRange(text, from, to, add));
  for (let run = 0; news !== null && base!.starts.length > 0 && run < news.runs; run++) {
    if (news.runLength[run]! < LEAST_COPY) continue;
    const start = news.targetStart[run]!;
    carryOver(search, base!, start, start + news.runLength[run]!, start - news.baseStart[run]!, add);
  }
  for (let k = 0; k < candidates.starts.length; k++)
    search.confirm(text, length, candidates.starts[k]!, candidates.offsets[k]!, found);
  return candidates;
}

/** Candidates whose window lies in the copied run, without those that the search of its edges finds. */
function carryOver(
  search: ConfirmedSearch,
  base: Candidates,
  from: number,
  end: number,
  shift: number,
  add: (start: number, offset: number) => void,
): void {
  for (let k = 0; k < base.starts.length; k++) {
    const start = base.starts[k]!;
    const offset = base.offsets[k]! + shift;
    if (offset > from + JOIN - search.windowOf(start) && offset < end - JOIN) add(start, offset);
  }
}

/** A text by itself. */
export function searchText(search: ConfirmedSearch, text: Buffer, length: number, found: Found): void {
  searchObject(search, text, length, null, null, found);
}

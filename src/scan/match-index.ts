/** Matches of a whole repository: for each object its matches, whichever thread found them. */
import type { PackedMatches } from './match-store.js';

export interface ObjectMatch {
  verdict: number;
  start: number;
  end: number;
}

export interface MatchIndex {
  /** Takes over a store's matches; `verdictOf` translates the verdict ids of the thread that found them. */
  addPacked(packed: PackedMatches, verdictOf: (verdict: number) => number): void;
  add(entry: number, matches: readonly ObjectMatch[]): void;
  /** Adds matches of a parser that knows where values begin and end: older matches that overlap one of them and give way to it go. */
  addParsed(
    entry: number,
    matches: readonly ObjectMatch[],
    givesWay: (match: ObjectMatch, parsed: ObjectMatch) => boolean,
  ): void;
  has(entry: number): boolean;
  /** Matches of an object by their place in it. */
  get(entry: number): ObjectMatch[];
  entries(): number[];
}

export function createMatchIndex(): MatchIndex {
  const rowsOf = new Map<number, Float64Array>();
  return {
    addPacked(packed, verdictOf) {
      packed.entries.forEach((entry, k) => {
        const rows = packed.rows.slice(packed.first[k]! * 3, packed.first[k + 1]! * 3);
        for (let i = 0; i < rows.length; i += 3) rows[i] = verdictOf(rows[i]!);
        append(rowsOf, entry, rows);
      });
    },
    add(entry, matches) {
      if (matches.length === 0) return;
      append(rowsOf, entry, Float64Array.from(matches.flatMap((match) => [match.verdict, match.start, match.end])));
    },
    addParsed(entry, matches, givesWay) {
      if (matches.length === 0) return;
      const isReplaced = (one: ObjectMatch): boolean =>
        matches.some((parsed) => one.start < parsed.end && parsed.start < one.end && givesWay(one, parsed));
      const kept = readRows(rowsOf.get(entry)).filter((one) => !isReplaced(one));
      rowsOf.delete(entry);
      this.add(entry, [...kept, ...matches]);
    },
    has: (entry) => rowsOf.has(entry),
    get(entry) {
      return readRows(rowsOf.get(entry)).sort((a, b) => a.start - b.start || a.end - b.end || a.verdict - b.verdict);
    },
    entries: () => [...rowsOf.keys()].sort((a, b) => a - b),
  };
}

function readRows(rows: Float64Array | undefined): ObjectMatch[] {
  const matches: ObjectMatch[] = [];
  for (let i = 0; rows && i < rows.length; i += 3) {
    matches.push({ verdict: rows[i]!, start: rows[i + 1]!, end: rows[i + 2]! });
  }
  return matches;
}

function append(rowsOf: Map<number, Float64Array>, entry: number, rows: Float64Array): void {
  const known = rowsOf.get(entry);
  if (!known) {
    rowsOf.set(entry, rows);
    return;
  }
  const joined = new Float64Array(known.length + rows.length);
  joined.set(known);
  joined.set(rows, known.length);
  rowsOf.set(entry, joined);
}

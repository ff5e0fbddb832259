/** Matches of all objects as columns of numbers: most versions of a file repeat those of the version before. */
export interface MatchStore {
  /** Notes the settled matches of one object: rows of [verdict, start, end]. */
  add(entry: number, rows: readonly { verdict: number; start: number; end: number }[]): void;
  /** All of it, to be posted to another thread. */
  pack(): PackedMatches;
}

/** A store's contents, to be posted from a worker to the main thread. */
export interface PackedMatches {
  entries: Int32Array;
  /** Rows of entry k: rows[first[k]] ... rows[first[k + 1] - 1], three numbers a row; offsets may be beyond 32 bits. */
  first: Int32Array;
  rows: Float64Array;
}

export function createMatchStore(): MatchStore {
  let rows = new Float64Array(3 * 1024);
  let used = 0;
  const entries: number[] = [];
  const firsts: number[] = [];

  return {
    add(entry, matches) {
      if (matches.length === 0) return;
      entries.push(entry);
      firsts.push(used);
      if ((used + matches.length) * 3 > rows.length) rows = enlarge(rows, (used + matches.length) * 3);
      for (const match of matches) {
        rows[used * 3] = match.verdict;
        rows[used * 3 + 1] = match.start;
        rows[used * 3 + 2] = match.end;
        used++;
      }
    },
    pack: () => ({
      entries: Int32Array.from(entries),
      first: Int32Array.from([...firsts, used]),
      rows: rows.slice(0, used * 3),
    }),
  };
}

function enlarge(rows: Float64Array<ArrayBuffer>, needed: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(needed, rows.length * 2));
  larger.set(rows);
  return larger;
}

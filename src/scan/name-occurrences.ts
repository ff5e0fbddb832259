/** Occurrences outside objects' contents: file and directory names, ref names, remote URLs. */
import { HitList } from '../detect/hit-list.js';
import { TextMode, type Detector, type MatchRow } from '../detect/types.js';
import type { History } from '../history/read-history.js';
import { ReachBit, type Reach } from '../history/reach.js';
import { findObjectHex, type ObjectTable } from '../odb/object-table.js';
import type { RefsSnapshot } from '../odb/types.js';
import { locateInText } from './locate.js';
import type { RawOccurrence } from './raw-occurrence.js';

const SLASH = 0x2f;

/** An occurrence whose verdict is known, before verdicts are grouped into secrets. */
export type NamedOccurrence = Omit<RawOccurrence, 'secret'>;

export function nameOccurrences(
  table: ObjectTable,
  history: History,
  reach: Reach,
  refs: RefsSnapshot,
  detector: Detector,
): NamedOccurrence[] {
  const scanText = createTextScan(detector);
  return [
    ...pathOccurrences(history, reach, scanText),
    ...refOccurrences(table, history, reach, refs, scanText),
    ...refs.remotes.flatMap(({ name, url }) =>
      scanText(Buffer.from(url)).map((match) =>
        outside('remote-url', Buffer.from(name), Buffer.from(url), match, ReachBit.OtherRef),
      ),
    ),
  ];
}

/** Finds what stands in a short text. */
export type TextScan = (text: Buffer) => MatchRow[];

export function createTextScan(detector: Detector): TextScan {
  const hits = new HitList();
  return (text) => {
    hits.clear();
    detector.scan(text, text.length, 0, text.length, TextMode.Text, hits);
    return hits.length === 0 ? [] : detector.settle(hits);
  };
}

function outside(
  place: RawOccurrence['place'],
  path: Buffer,
  text: Buffer,
  match: MatchRow,
  bits: number,
): NamedOccurrence {
  const located = locateInText(text, text.length, [match])[0]!;
  return { place, object: -1, path, match: located, commit: -1, removedBy: -1, atHead: false, bits };
}

function refOccurrences(
  table: ObjectTable,
  history: History,
  reach: Reach,
  refs: RefsSnapshot,
  scanText: TextScan,
): NamedOccurrence[] {
  return refs.refs.flatMap((ref) => {
    const name = Buffer.from(ref.name, 'utf8');
    const tip = reach.tips.find((one) => one.name === ref.name);
    return scanText(name).map((match) => ({
      ...outside('ref-name', name, name, match, tip?.bit ?? ReachBit.OtherRef),
      commit: tip?.commit ?? history.commits.numberOf(findObjectHex(table, ref.id)),
    }));
  });
}

/** Matches in the last name of a path, where they stand in the path. */
export function pathNameMatches(scanText: TextScan, path: Buffer, bits: number): NamedOccurrence[] {
  const shift = path.lastIndexOf(SLASH) + 1;
  return scanText(path.subarray(shift)).map((row) => pathMatch(path, row, shift, bits));
}

function pathMatch(path: Buffer, row: MatchRow, shift: number, bits: number): NamedOccurrence {
  return outside('path', path, path, { ...row, start: row.start + shift, end: row.end + shift }, bits);
}

/** Each distinct name is scanned once; every path it is part of counts from the first commit that has it. */
function pathOccurrences(history: History, reach: Reach, scanText: TextScan): NamedOccurrence[] {
  const { changes, trees } = history;
  const matchesOf = new Map<number, MatchRow[]>();
  for (let name = 0; name < trees.names.size; name++) {
    const rows = scanText(trees.names.bytes(name));
    if (rows.length > 0) matchesOf.set(name, rows);
  }
  if (matchesOf.size === 0) return [];
  const seen = new Set<number>();
  const occurrences: NamedOccurrence[] = [];
  for (let k = 0; k < changes.path.length; k++) {
    for (let path = changes.path.get(k); path >= 0 && !seen.has(path); path = changes.paths.parent(path)) {
      seen.add(path);
      const rows = matchesOf.get(changes.paths.name(path)) ?? [];
      const bytes = changes.paths.bytes(path);
      const commit = changes.commit.get(k);
      const bits = commit < 0 ? 0 : reach.commitBits[commit]!;
      const shift = bytes.lastIndexOf(SLASH) + 1;
      for (const row of rows) occurrences.push({ ...pathMatch(bytes, row, shift, bits), commit });
    }
  }
  return occurrences;
}

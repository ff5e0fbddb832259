/** Scans blobs and messages as the family walk rebuilds them, and keeps what was found. */
import type { Detector } from '../detect/types.js';
import type { ParsedDelta } from '../odb/delta.js';
import type { FamilyVisitor } from '../odb/family-walk.js';
import { objectId, type ObjectTable } from '../odb/object-table.js';
import type { Problem } from '../odb/types.js';
import { createDeltaScan, type ScanState } from './delta-scan.js';
import { createMatchStore, type PackedMatches } from './match-store.js';
import type { TextIndex } from './text-index.js';

/** What scanning objects gave, free of anything that cannot be posted between threads. */
export interface ObjectScanResult {
  matches: PackedMatches;
  problems: Problem[];
  /** What layers said they could not open, by object id. */
  gaps: { object: string; what: string }[];
  scannedBytes: number;
  unpackedBytes: number;
}

export interface ObjectScan {
  blobs: FamilyVisitor<ScanState>;
  messages: FamilyVisitor<ScanState>;
  result(): ObjectScanResult;
}

export function createObjectScan(
  table: ObjectTable,
  detector: Detector,
  options: { whole: boolean; index?: TextIndex | null },
): ObjectScan {
  const scan = createDeltaScan(detector, options);
  const store = createMatchStore();
  const problems: Problem[] = [];
  const gaps: { object: string; what: string }[] = [];
  let unpackedBytes = 0;

  return {
    blobs: visitor('blob'),
    messages: visitor('message'),
    result: () => ({ matches: store.pack(), problems, gaps, scannedBytes: scan.scannedBytes(), unpackedBytes }),
  };

  function visitor(kind: 'blob' | 'message'): FamilyVisitor<ScanState> {
    return {
      visit(entry: number, text: Buffer, length: number, base: ScanState | null, delta: ParsedDelta | null) {
        const state = scan.scan(text, length, kind, base, delta);
        options.index?.add(entry, text, length, delta);
        unpackedBytes += length;
        if (table.duplicate[entry] === 0) {
          keep(entry, state);
          if (kind === 'blob' && isLfsPointer(text, length)) noteLfsPointer(entry);
        }
        return state;
      },
      release: scan.release,
      fail(entry, what, problem) {
        const id = objectId(table, entry);
        problems.push({ kind: problem, subject: id, message: `object ${id}: ${what}` });
      },
    };
  }

  function noteLfsPointer(entry: number): void {
    const id = objectId(table, entry);
    problems.push({ kind: 'lfs', subject: id, message: `object ${id} is a Git LFS pointer` });
  }

  function keep(entry: number, state: ScanState): void {
    if (state.hits.length > 0) store.add(entry, detector.settle(state.hits));
    for (const what of scan.lastGaps()) gaps.push({ object: objectId(table, entry), what });
  }
}

/** git-lfs/docs/spec.md: a pointer is below 1,024 bytes and begins with its version. */
const LFS_VERSION = Buffer.from('version https://git-lfs.github.com/spec/');

function isLfsPointer(text: Buffer, length: number): boolean {
  return length < 1024 && text[0] === LFS_VERSION[0] && text.subarray(0, LFS_VERSION.length).equals(LFS_VERSION);
}

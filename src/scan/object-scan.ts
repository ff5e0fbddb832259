/** Scans blobs and messages as the family walk rebuilds them, and keeps what was found. */
import type { Detector, MatchRow } from '../detect/types.js';
import type { ParsedDelta } from '../odb/delta.js';
import type { FamilyVisitor } from '../odb/family-walk.js';
import type { LargeObject } from '../odb/large-family.js';
import { objectId, type ObjectTable } from '../odb/object-table.js';
import type { Problem } from '../odb/types.js';
import { createDeltaScan, type DeltaScanOptions, type ScanState } from './delta-scan.js';
import { createCleanNotes, type CleanObjects, type KnownObjects } from './known-objects.js';
import { createMatchStore, type PackedMatches } from './match-store.js';
import type { WindowSize } from './sliding-window.js';
import { scanLarge } from './stream-scan.js';
import { Scanned, type TextIndex } from './text-index.js';

/** What scanning objects gave, free of anything that cannot be posted between threads. */
export interface ObjectScanResult {
  matches: PackedMatches;
  problems: Problem[];
  /** What layers said they could not open, by object id. */
  gaps: { object: string; what: string }[];
  scannedBytes: number;
  unpackedBytes: number;
  /** Objects that nothing was found in and nothing was said of. */
  clean: CleanObjects;
}

export interface ObjectScan {
  blobs: FamilyVisitor<ScanState | null>;
  messages: FamilyVisitor<ScanState | null>;
  result(): ObjectScanResult;
}

export interface ObjectScanOptions extends DeltaScanOptions {
  /** How objects too large for memory are read. */
  largeWindow?: WindowSize;
  /** Objects known to be clean are passed over. */
  known?: KnownObjects | null;
  /** Remembers which objects can hold which bytes. */
  index?: TextIndex | null;
}

export function createObjectScan(table: ObjectTable, detector: Detector, options: ObjectScanOptions): ObjectScan {
  const scan = createDeltaScan(detector, options);
  const store = createMatchStore();
  const problems: Problem[] = [];
  const gaps: { object: string; what: string }[] = [];
  let unpackedBytes = 0;
  let streamedBytes = 0;
  const clean = createCleanNotes();
  const known = options.known?.clean;

  return {
    blobs: { ...visitor('blob'), visitLarge },
    messages: visitor('message'),
    result: () => ({
      matches: store.pack(),
      problems,
      gaps,
      scannedBytes: scan.scannedBytes() + streamedBytes,
      unpackedBytes,
      clean: clean.pack(),
    }),
  };

  function visitLarge(entry: number, object: LargeObject): void {
    if (table.duplicate[entry] === 1 || known?.[entry] === 1) return;
    const streamed = scanLarge(object, detector, options.largeWindow, (text, length) =>
      options.index?.add(entry, text, length, null),
    );
    unpackedBytes += object.length;
    streamedBytes += object.length;
    keep(entry, object.length, streamed.matches, streamed.gaps);
  }

  function visitor(kind: 'blob' | 'message'): FamilyVisitor<ScanState | null> {
    return {
      visit(entry: number, text: Buffer, length: number, base: ScanState | null, delta: ParsedDelta | null) {
        if (known?.[entry] === 1) return null;
        options.index?.begin();
        const state = scan.scan(text, length, kind, base, delta);
        options.index?.add(entry, text, length, delta, state.wrapped ? Scanned.Unwrapped : Scanned.ByLines);
        if (table.duplicate[entry] === 0) {
          unpackedBytes += length;
          const isPointer = kind === 'blob' && isLfsPointer(text, length);
          if (isPointer) noteLfsPointer(entry);
          const matches = state.hits.length > 0 ? detector.settle(state.hits) : [];
          keep(entry, length, matches, scan.lastGaps(), isPointer);
        }
        return state;
      },
      release(state) {
        if (state !== null) scan.release(state);
      },
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

  function keep(
    entry: number,
    length: number,
    matches: readonly MatchRow[],
    said: readonly string[],
    isPointer = false,
  ): void {
    store.add(entry, matches);
    for (const what of said) gaps.push({ object: objectId(table, entry), what });
    if (matches.length === 0 && said.length === 0 && !isPointer) clean.add(entry, length);
  }
}

/** git-lfs/docs/spec.md: a pointer is below 1,024 bytes and begins with its version. */
const LFS_VERSION = Buffer.from('version https://git-lfs.github.com/spec/');

function isLfsPointer(text: Buffer, length: number): boolean {
  return length < 1024 && text[0] === LFS_VERSION[0] && text.subarray(0, LFS_VERSION.length).equals(LFS_VERSION);
}

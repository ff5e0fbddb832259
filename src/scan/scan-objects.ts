/** Scans all objects of a repository: blobs on all threads, while this one reads commits and trees and then helps. */
import type { DefaultDetectorOptions } from '../detect/default-detector.js';
import type { Detector, Verdict } from '../detect/types.js';
import { UnearthError } from '../errors.js';
import { createHistoryReader, type History } from '../history/read-history.js';
import type { Families } from '../odb/families.js';
import { createFamilyWalker, type FamilyWalker } from '../odb/family-walk.js';
import type { ObjectTable } from '../odb/object-table.js';
import { ObjectType, type Problem } from '../odb/types.js';
import { createBreathe, type Breathe } from './breathe.js';
import { createMatchIndex, type MatchIndex } from './match-index.js';
import { createObjectScan, type ObjectScan, type ObjectScanResult } from './object-scan.js';
import { scanBatch } from './scan-batches.js';
import { startThreads } from './threads.js';
import { shareOutBlobs } from './work-list.js';

export interface ObjectsScanned {
  history: History;
  matches: MatchIndex;
  problems: Problem[];
  gaps: { object: string; what: string }[];
  scannedBytes: number;
  unpackedBytes: number;
}

export interface ScanObjectsOptions {
  jobs: number;
  whole: boolean;
  memory: number;
  /** From which other threads make the same detector; null: this thread scans alone. */
  detector: DefaultDetectorOptions | null;
  signal?: AbortSignal | undefined;
  /** Blob families done, of all. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Below this many objects a second thread takes longer to start than it saves. */
const WORTH_A_THREAD = 20_000;

export async function scanObjects(
  table: ObjectTable,
  families: Families,
  detector: Detector,
  options: ScanObjectsOptions,
): Promise<ObjectsScanned> {
  const work = shareOutBlobs(table, families);
  const input = { table, families, work, detector: options.detector ?? {}, whole: options.whole, memory: options.memory };
  const alone = options.detector === null || table.count < WORTH_A_THREAD;
  const threads = startThreads(alone ? 0 : options.jobs - 1, input);
  const walker = createFamilyWalker(table, families, options.memory);
  const scan = createObjectScan(table, detector, { whole: options.whole });
  try {
    const breathe = createBreathe(80, () => {
      options.onProgress?.(Atomics.load(work.counters, 1), work.roots.length);
      if (options.signal?.aborted) throw new UnearthError('interrupted', 'the scan was interrupted');
    });
    const history = await readHistory(table, families, walker, scan, breathe);
    while (scanBatch(work, walker, scan)) await breathe();
    const outputs = await threads.outputs;
    const results = [scan.result(), ...outputs.map((output) => output.result)];
    return { history, matches: mergeMatches(detector, results, outputs), ...sumUp(results) };
  } catch (error) {
    threads.stop();
    throw error;
  } finally {
    walker.close();
  }
}

async function readHistory(
  table: ObjectTable,
  families: Families,
  walker: FamilyWalker,
  scan: ObjectScan,
  breathe: Breathe,
): Promise<History> {
  const reader = createHistoryReader(table, walker, scan.messages);
  for (const root of families.roots) {
    if (table.type[root] === ObjectType.Blob) continue;
    reader.readFamily(root);
    await breathe();
  }
  return reader.finish();
}

function mergeMatches(
  detector: Detector,
  results: ObjectScanResult[],
  outputs: { verdicts: Verdict[] }[],
): MatchIndex {
  const index = createMatchIndex();
  results.forEach((result, k) => {
    if (k === 0) return index.addPacked(result.matches, (verdict) => verdict);
    const ids = outputs[k - 1]!.verdicts.map((verdict) => detector.verdicts.intern(verdict));
    index.addPacked(result.matches, (verdict) => ids[verdict]!);
  });
  return index;
}

function sumUp(results: ObjectScanResult[]): Omit<ObjectsScanned, 'history' | 'matches'> {
  return {
    problems: results.flatMap((result) => result.problems),
    gaps: results.flatMap((result) => result.gaps),
    scannedBytes: results.reduce((sum, result) => sum + result.scannedBytes, 0),
    unpackedBytes: results.reduce((sum, result) => sum + result.unpackedBytes, 0),
  };
}

/** Scans all objects of a repository: blobs on all threads, while this one reads commits and trees and then helps. */
import type { DefaultDetectorOptions } from '../detect/default-detector.js';
import type { Detector, Verdict } from '../detect/types.js';
import { UnearthError } from '../errors.js';
import { createHistoryReader, type History, type HistoryReader, type MessageVisitor } from '../history/read-history.js';
import type { RememberedHistory } from '../history/remembered-history.js';
import type { Families } from '../odb/families.js';
import { createFamilyWalker, markWanted, type FamilyWalker } from '../odb/family-walk.js';
import type { ObjectTable } from '../odb/object-table.js';
import { ObjectType, type Problem } from '../odb/types.js';
import { createBreathe, type Breathe } from './breathe.js';
import type { CleanObjects, KnownObjects } from './known-objects.js';
import { createMatchIndex, type MatchIndex } from './match-index.js';
import { createObjectScan, type ObjectScanResult } from './object-scan.js';
import { scanBatch } from './scan-batches.js';
import { sumStatistics, type Statistics } from './statistics.js';
import type { ScanState } from './delta-scan.js';
import type { ReadingsKeeper } from './readings.js';
import { createTextIndex, type TextSections } from './text-index.js';
import { readyThreads, startThreads, type ReadyThreads } from './threads.js';
import type { ThreadOutput } from './worker.js';
import { shareOutBlobs, stopWork } from './work-list.js';

export interface ObjectsScanned<Facts> {
  history: History;
  /** What the caller worked out from the history. */
  facts: Facts;
  matches: MatchIndex;
  problems: Problem[];
  gaps: { object: string; what: string }[];
  scannedBytes: number;
  unpackedBytes: number;
  /** Costs of rules in other threads; empty unless they were asked to count. */
  statistics: Statistics;
  /** Empty unless a keeper wants them. */
  texts: TextSections[];
}

export interface ScanObjectsOptions {
  jobs: number;
  whole: boolean;
  memory: number;
  /** Bytes of the largest object it holds whole; default: half of its memory. */
  largest?: number | undefined;
  /** From which other threads make the same detector; null: this thread scans alone. */
  detector: DefaultDetectorOptions | null;
  /** Threads started ahead, with the same options of their detector. */
  ready?: ReadyThreads | undefined;
  /** Stored bytes of blobs that are worth a further thread; default 40 MiB. */
  bytesAThread?: number;
  /** Who wants to go on with what is read; default: nobody. */
  keeper?: ReadingsKeeper | undefined;
  signal?: AbortSignal | undefined;
  /** Objects that need not be looked at. */
  known?: KnownObjects | null;
  /** Commits and trees that need not be read again. */
  rememberedHistory?: RememberedHistory | null;
  /** Told what was found to be clean, also where the scan is interrupted; returns whether it will be known next time. */
  remember?: ((clean: CleanObjects[]) => boolean) | undefined;
  /** Objects done, of all. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A thread needs some 0.4 s until it is as quick as this one; below this many bytes of stored blobs it does not save that. */
const WORTH_A_THREAD = 40 << 20;

/** How many threads beside this one so many stored bytes of blobs are worth. */
export function threadsWorth(storedBytes: number, jobs: number, bytesAThread = WORTH_A_THREAD): number {
  return Math.min(jobs - 1, Math.floor(storedBytes / bytesAThread));
}

/** `onHistory` is called when the history is known and other threads still scan. */
export async function scanObjects<Facts>(
  table: ObjectTable,
  families: Families,
  detector: Detector,
  options: ScanObjectsOptions,
  onHistory: (history: History, walker: FamilyWalker) => Facts,
): Promise<ObjectsScanned<Facts>> {
  const known = options.known ?? null;
  const work = shareOutBlobs(table, families, known?.wanted);
  const input = {
    table,
    families,
    work,
    whole: options.whole,
    known,
    index: options.keeper !== undefined,
    memory: options.memory,
    largest: options.largest,
  };
  const others = options.detector === null ? 0 : threadsWorth(work.storedBytes, options.jobs, options.bytesAThread);
  const threads = startThreads(others, input, options.ready ?? readyThreads(0, options.detector ?? {}));
  const kernel = options.detector?.kernelRoom ? detector.kernel : undefined;
  const walker = createFamilyWalker(table, families, options.memory, kernel, options.largest);
  const index = options.keeper === undefined ? null : createTextIndex(kernel, options.keeper.indexSize);
  const scan = createObjectScan(table, detector, { whole: options.whole, kernel, known, index });
  try {
    const historyObjects = countHistory(table, families);
    let read = 0;
    const breathe = createBreathe(80, () => {
      options.onProgress?.(read + Atomics.load(work.counters, 1), work.objects + historyObjects);
      if (options.signal?.aborted) throw interrupted();
    });
    const messages = options.keeper === undefined ? scan.messages : seenBy(options.keeper, table, scan.messages);
    const remembered = options.rememberedHistory ?? null;
    const reader = createHistoryReader(table, walker, messages, kernel, remembered);
    const unread = remembered === null ? undefined : unreadObjects(table, remembered, known);
    const history = await readHistory(table, families, reader, unread, breathe, (objects) => {
      read += objects;
    });
    const facts = onHistory(history, walker);
    while (scanBatch(work, walker, scan, known?.wanted)) await breathe();
    const outputs = await unlessAborted(threads.outputs, options.signal);
    const results = [scan.result(), ...outputs.map((output) => output.result)];
    const statistics = sumStatistics(outputs.map((output) => output.statistics));
    const sums = sumUp(results);
    sums.unpackedBytes += known?.bytes ?? 0;
    options.remember?.(results.map(({ clean }) => clean));
    const texts = [index?.sections(), ...outputs.map((output) => output.texts)].filter((one) => one != null);
    return { history, facts, matches: mergeMatches(detector, results, outputs), statistics, texts, ...sums };
  } catch (error) {
    if (!isInterruption(error) || !options.remember) throw error;
    stopWork(work);
    const outputs = await finishSoon(threads.outputs);
    const saved = options.remember([scan.result().clean, ...outputs.map(({ result }) => result.clean)]);
    throw saved ? interrupted(GOES_ON) : error;
  } finally {
    threads.stop();
    walker.close();
  }
}

const GOES_ON = 'what has been scanned is remembered: the same command goes on from here';

function interrupted(hint?: string): UnearthError {
  return new UnearthError('interrupted', 'the scan was interrupted', hint === undefined ? {} : { hint });
}

function isInterruption(error: unknown): boolean {
  return error instanceof UnearthError && error.code === 'interrupted';
}

/** Threads have no say while this one waits for them: an interruption must not wait too. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(interrupted());
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** How long an interrupted scan waits for the families that threads are in the middle of, in milliseconds. */
const PATIENCE = 5000;

async function finishSoon(outputs: Promise<ThreadOutput[]>): Promise<ThreadOutput[]> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<ThreadOutput[]>((resolve) => (timer = setTimeout(() => resolve([]), PATIENCE)));
  return Promise.race([outputs.catch(() => []), patience]).finally(() => clearTimeout(timer));
}

function seenBy(
  keeper: ReadingsKeeper,
  table: ObjectTable,
  messages: MessageVisitor<ScanState | null>,
): MessageVisitor<ScanState | null> {
  return {
    ...messages,
    visit(entry, text, length, base, delta) {
      keeper.see(table, entry, text, length);
      return messages.visit(entry, text, length, base, delta);
    },
  };
}

async function readHistory(
  table: ObjectTable,
  families: Families,
  reader: HistoryReader,
  wanted: Uint8Array | undefined,
  breathe: Breathe,
  onRead: (objects: number) => void,
): Promise<History> {
  for (let k = 0; k < families.roots.length; k++) {
    const root = families.roots[k]!;
    if (table.type[root] === ObjectType.Blob) continue;
    reader.readFamily(root, wanted);
    onRead(families.members[k]!);
    await breathe();
  }
  return reader.finish();
}

/** Trees that are not remembered, commits that are not or whose message may hold something, and all tags; with what they are deltas against. */
function unreadObjects(
  table: ObjectTable,
  { trees, commits }: RememberedHistory,
  known: KnownObjects | null,
): Uint8Array {
  const isRead = new Uint8Array(table.count);
  for (const tree of trees.trees) isRead[tree] = 1;
  for (const commit of commits.entries) isRead[commit] = known?.clean[commit] ?? 0;
  const unread: number[] = [];
  for (let entry = 0; entry < table.count; entry++) {
    const isOther = table.type[entry] === ObjectType.Blob || table.duplicate[entry] === 1;
    if (!isOther && isRead[entry] === 0) unread.push(entry);
  }
  return markWanted(table, unread);
}

/** Commits, trees and tags, all copies of them. */
function countHistory(table: ObjectTable, families: Families): number {
  return families.members.reduce(
    (sum, members, k) => (table.type[families.roots[k]!] === ObjectType.Blob ? sum : sum + members),
    0,
  );
}

function mergeMatches(detector: Detector, results: ObjectScanResult[], outputs: { verdicts: Verdict[] }[]): MatchIndex {
  const index = createMatchIndex();
  results.forEach((result, k) => {
    if (k === 0) return index.addPacked(result.matches, (verdict) => verdict);
    const ids = outputs[k - 1]!.verdicts.map((verdict) => detector.verdicts.intern(verdict));
    index.addPacked(result.matches, (verdict) => ids[verdict]!);
  });
  return index;
}

function sumUp(
  results: ObjectScanResult[],
): Pick<ObjectsScanned<unknown>, 'problems' | 'gaps' | 'scannedBytes' | 'unpackedBytes'> {
  return {
    problems: results.flatMap((result) => result.problems),
    gaps: results.flatMap((result) => result.gaps),
    scannedBytes: results.reduce((sum, result) => sum + result.scannedBytes, 0),
    unpackedBytes: results.reduce((sum, result) => sum + result.unpackedBytes, 0),
  };
}

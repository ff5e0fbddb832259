/** Starts and collects scanning threads. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { DefaultDetectorOptions } from '../detect/default-detector.js';
import { UnearthError } from '../errors.js';
import { kernelModule } from '../kernel/kernel.js';
import type { Families } from '../odb/families.js';
import type { ObjectTable } from '../odb/object-table.js';
import { PACKAGE_ROOT } from '../package-root.js';
import type { KnownObjects } from './known-objects.js';
import { stopWork, type WorkList } from './work-list.js';
import type { ThreadOutput } from './worker.js';

/** What a thread is given; the large columns in it lie in shared memory. */
export interface ThreadInput {
  table: ObjectTable;
  families: Families;
  work: WorkList;
  whole: boolean;
  /** Objects that need not be looked at. */
  known: KnownObjects | null;
  /** Whether to remember which objects can hold which bytes. */
  index: boolean;
  /** Bytes of object text it may hold. */
  memory: number;
  /** Bytes of the largest object it holds whole; default: half of its memory. */
  largest?: number | undefined;
}

export interface Threads {
  /** Resolves when all are done; rejects, and stops them, where one dies. */
  outputs: Promise<ThreadOutput[]>;
  stop(): void;
}

/** Threads that load the program and make their detector while this one still looks what there is to scan. */
export interface ReadyThreads {
  detector: DefaultDetectorOptions;
  workers: Worker[];
}

export function readyThreads(count: number, options: DefaultDetectorOptions): ReadyThreads {
  const detector = { ...options, kernelModule: kernelModule() };
  return { detector, workers: Array.from({ length: count }, () => newWorker(detector)) };
}

/** Sends threads away that turn out not to be needed. */
export function dismissThreads(ready: ReadyThreads, from = 0): void {
  for (const worker of ready.workers.splice(from)) void worker.terminate();
}

export function startThreads(count: number, input: ThreadInput, ready: ReadyThreads): Threads {
  dismissThreads(ready, count);
  while (ready.workers.length < count) ready.workers.push(newWorker(ready.detector));
  const workers = ready.workers.splice(0);
  const outputs = Promise.all(workers.map(outputOf));
  for (const worker of workers) worker.postMessage(input);
  const stop = (): void => {
    stopWork(input.work);
    for (const worker of workers) void worker.terminate();
  };
  outputs.catch(stop);
  return { outputs, stop };
}

function newWorker(detector: DefaultDetectorOptions): Worker {
  return new Worker(workerFile(), { workerData: detector });
}

/** The bundle where there is one; run from sources (tests), threads need a built file too: Node 20 loads no TypeScript. */
function workerFile(): URL {
  const bundled = new URL('dist/bundle/worker.js', PACKAGE_ROOT);
  const isSource = import.meta.url.endsWith('.ts');
  return existsSync(bundled) && !isSource ? bundled : new URL('dist/scan/worker.js', PACKAGE_ROOT);
}

function outputOf(worker: Worker): Promise<ThreadOutput> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(
        new UnearthError('internal', `a scanning thread ended early (exit ${code})`, {
          hint: 'try again with --jobs 1',
        }),
      );
    });
  });
}

/** Starts and collects scanning threads. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { DefaultDetectorOptions } from '../detect/default-detector.js';
import { UnearthError } from '../errors.js';
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
  detector: DefaultDetectorOptions;
  whole: boolean;
  /** Objects that need not be looked at. */
  known: KnownObjects | null;
  /** Whether to remember which objects can hold which bytes. */
  index: boolean;
  /** Bytes of object text it may hold. */
  memory: number;
}

export interface Threads {
  /** Resolves when all are done; rejects, and stops them, where one dies. */
  outputs: Promise<ThreadOutput[]>;
  stop(): void;
}

export function startThreads(count: number, input: ThreadInput): Threads {
  const workers = Array.from({ length: count }, () => new Worker(workerFile(), { workerData: input }));
  const outputs = Promise.all(workers.map(outputOf));
  const stop = (): void => {
    stopWork(input.work);
    for (const worker of workers) void worker.terminate();
  };
  outputs.catch(stop);
  return { outputs, stop };
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

/** A scanning thread: makes its detector, waits for what there is to do, takes batches of blob families until there are none, then posts what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import type { MeasuredDetector } from '../detect/create-detector.js';
import { defaultDetector, type DefaultDetectorOptions } from '../detect/default-detector.js';
import type { Verdict } from '../detect/types.js';
import { createFamilyWalker } from '../odb/family-walk.js';
import { createObjectScan, type ObjectScanResult } from './object-scan.js';
import { scanBatch } from './scan-batches.js';
import { statisticsOf, type Statistics } from './statistics.js';
import { createTextIndex, type TextSections } from './text-index.js';
import type { ThreadInput } from './threads.js';

/** What a thread posts at its end. */
export interface ThreadOutput {
  result: ObjectScanResult;
  /** Its verdicts, in the order of their ids. */
  verdicts: Verdict[];
  statistics: Statistics;
  texts: TextSections | null;
}

function run(options: DefaultDetectorOptions, detector: MeasuredDetector, input: ThreadInput): ThreadOutput {
  const kernel = options.kernelRoom ? detector.kernel : undefined;
  const walker = createFamilyWalker(input.table, input.families, input.memory, kernel, input.largest);
  const index = input.index ? createTextIndex(kernel) : null;
  const scan = createObjectScan(input.table, detector, { whole: input.whole, kernel, known: input.known, index });
  while (scanBatch(input.work, walker, scan, input.known?.wanted));
  walker.close();
  const verdicts = Array.from({ length: detector.verdicts.size }, (_, id) => detector.verdicts.get(id));
  return { result: scan.result(), verdicts, statistics: statisticsOf(detector), texts: index?.sections() ?? null };
}

if (parentPort) {
  const port = parentPort;
  const options = workerData as DefaultDetectorOptions;
  const detector = defaultDetector(options);
  port.once('message', (input: ThreadInput) => port.postMessage(run(options, detector, input)));
}

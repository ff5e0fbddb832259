/** Costs of rules, summed over all threads. */
import type { MeasuredDetector } from '../detect/create-detector.js';
import type { Detector } from '../detect/types.js';
import type { ScanResult } from '../findings/model.js';

export type Statistics = NonNullable<ScanResult['statistics']>;

/** What a detector has counted; nothing for one that does not count. */
export function statisticsOf(detector: Detector): Statistics {
  return (detector as Partial<MeasuredDetector>).statistics?.() ?? [];
}

/** The dearest first. */
export function sumStatistics(parts: readonly Statistics[]): Statistics {
  const sums = new Map<string, Statistics[number]>();
  for (const one of parts.flat()) {
    const sum = sums.get(one.owner);
    if (!sum) sums.set(one.owner, { ...one });
    else {
      sum.candidates += one.candidates;
      sum.matches += one.matches;
      sum.milliseconds += one.milliseconds;
    }
  }
  return [...sums.values()].sort((a, b) => b.milliseconds - a.milliseconds || (a.owner < b.owner ? -1 : 1));
}

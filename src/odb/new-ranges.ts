/** Which bytes of an object made by a delta can be part of something that its base does not have. */
import type { ParsedDelta } from './delta.js';

/** A run of up to `JOIN + 1` bytes that is not wholly copied lies inside the ranges: so far they reach into copies. */
export const JOIN = 15;
/** Shorter copies are read again: cheaper than keeping them apart. */
export const LEAST_COPY = 64;

/** Calls back for each range of the new object, in order; for an object that is no delta, once for the whole. */
export function forEachNewRange(
  delta: ParsedDelta | null,
  length: number,
  use: (from: number, to: number) => void,
): void {
  let from = 0;
  for (let run = 0; delta !== null && run < delta.runs; run++) {
    if (delta.runLength[run]! < LEAST_COPY) continue;
    const start = delta.targetStart[run]!;
    use(from, start + JOIN);
    from = start + delta.runLength[run]! - JOIN;
  }
  use(from, length);
}

/** Scans single objects whole: for scopes of a few commits or files. */
import type { Detector } from '../detect/types.js';
import { createDeltaScan } from './delta-scan.js';
import type { MatchIndex } from './match-index.js';

export interface WholeScan {
  /** Scans an object and notes its matches under `number`. */
  add(number: number, text: Buffer, kind: 'blob' | 'message'): void;
  scannedBytes(): number;
  gaps: { object: number; what: string }[];
}

export function createWholeScan(detector: Detector, matches: MatchIndex): WholeScan {
  const scan = createDeltaScan(detector, { whole: true });
  const gaps: { object: number; what: string }[] = [];
  return {
    add(number, text, kind) {
      const state = scan.scan(text, text.length, kind, null, null);
      if (state.hits.length > 0) matches.add(number, detector.settle(state.hits));
      for (const what of scan.lastGaps()) gaps.push({ object: number, what });
      scan.release(state);
    },
    scannedBytes: scan.scannedBytes,
    gaps,
  };
}

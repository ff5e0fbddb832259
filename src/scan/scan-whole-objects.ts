/** Scans single objects whole: for scopes of a few commits or files. */
import type { DetectorOptions } from '../detect/create-detector.js';
import type { Detector } from '../detect/types.js';
import { TEXT_SPARE } from '../kernel/kernel.js';
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
  const arena = detector.kernel?.arena;
  return {
    add(number, text, kind) {
      const placed = place(text);
      const state = scan.scan(placed ?? text, text.length, kind, null, null);
      if (placed !== null) arena?.give(placed);
      if (state.hits.length > 0) matches.add(number, detector.settle(state.hits));
      for (const what of scan.lastGaps()) gaps.push({ object: number, what });
      scan.release(state);
    },
    scannedBytes: scan.scannedBytes,
    gaps,
  };

  /** Where the detector knows the lines that another version has shown; null: it has no room there. */
  function place(text: Buffer): Buffer | null {
    const placed = arena?.take(text.length + TEXT_SPARE) ?? null;
    if (placed !== null) text.copy(placed);
    return placed;
  }
}

/** Room that createWholeScan wants in a detector's kernel; what does not fit is scanned elsewhere. */
export const WHOLE_SCAN_ROOM: NonNullable<DetectorOptions['kernelRoom']> = { tableBytes: 0, arenaBytes: 1 << 24 };

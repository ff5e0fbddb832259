import { HitList } from '../../../src/detect/hit-list.js';
import { wrappedReader } from '../../../src/detect/layers/wrapped-reader.js';
import { LIMITS, type Limits } from '../../../src/detect/layers/limits.js';
import type { ReaderEmitter } from '../../../src/detect/readers.js';
import type { Verdict } from '../../../src/detect/types.js';
import { testDetector } from '../structured/find-in-file.js';

export interface FoundInside {
  readonly found: (Verdict & { readonly id: string; readonly start: number; readonly end: number })[];
  readonly gaps: string[];
  readonly wrapped: boolean;
}

/** What the detector finds in a packed object, as a scan asks it. */
export function findInside(bytes: Buffer): FoundInside {
  const detector = testDetector();
  const hits = new HitList();
  const wrapped = detector.isWrapped(bytes, bytes.length);
  const gaps = wrapped ? detector.unwrap(bytes, bytes.length, hits) : [];
  const found = detector.settle(hits).map(({ verdict, start, end }) => {
    const one = detector.verdicts.get(verdict);
    return { ...one, id: detector.rules[one.rule]!.id, start, end };
  });
  return { found, gaps, wrapped };
}

/** Opens with limits of the test's own; only what is said about gaps. */
export function gapsWithin(bytes: Buffer, limits: Partial<Limits>): string[] {
  const out: ReaderEmitter = { rule: () => undefined, match() {}, carry() {} };
  return wrappedReader({ ...LIMITS, ...limits }).unwrap(bytes, bytes.length, testDetector(), out);
}

import type { FamilyWalker } from '../odb/family-walk.js';
import type { ObjectScan } from './object-scan.js';
import { takeBatch, type WorkList } from './work-list.js';

/** Scans the next batch of blob families, or what of them is wanted; false when none is left. */
export function scanBatch(work: WorkList, walker: FamilyWalker, scan: ObjectScan, wanted?: Uint8Array): boolean {
  const batch = takeBatch(work);
  if (batch === null) return false;
  for (const root of batch.roots) walker.walk(root, scan.blobs, wanted);
  Atomics.add(work.counters, 1, batch.objects);
  return true;
}

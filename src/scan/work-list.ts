/** Shares out delta families among threads: the largest first, then small ones in pack order and batches. */
import type { Families } from '../odb/families.js';
import type { ObjectTable } from '../odb/object-table.js';
import { ObjectType } from '../odb/types.js';

/** Work shared by all threads; everything in it lies in shared memory. */
export interface WorkList {
  /** Roots of blob families. */
  roots: Int32Array;
  /** Batch k: roots[batchStart[k] ... batchStart[k + 1]). */
  batchStart: Int32Array;
  /** Objects in each batch, and in all of them. */
  batchObjects: Int32Array;
  objects: number;
  /** Inflated bytes stored in all of them: what reading them costs. */
  storedBytes: number;
  /** [0]: next batch to take; [1]: objects done; [2]: 1 when all must stop. */
  counters: Int32Array;
}

/** Families this large are a batch of their own. */
const LARGE = 1 << 20;
const BATCH_BYTES = 1 << 18;

/** With `wanted` only the families that hold something marked there (see markWanted). */
export function shareOutBlobs(table: ObjectTable, families: Families, wanted?: Uint8Array): WorkList {
  const large: number[] = [];
  const small: number[] = [];
  families.roots.forEach((root, k) => {
    if (table.type[root] !== ObjectType.Blob || isIdleDuplicate(table, families, root)) return;
    if (wanted?.[root] === 0) return;
    (families.storedBytes[k]! >= LARGE ? large : small).push(k);
  });
  large.sort((a, b) => families.storedBytes[b]! - families.storedBytes[a]! || a - b);
  const ordered = [...large, ...small];
  const batches = cutBatches(ordered, large.length, families.storedBytes);
  const objectsIn = (start: number, end: number): number =>
    ordered.slice(start, end).reduce((sum, k) => sum + families.members[k]!, 0);
  const batchObjects = batches.slice(1).map((end, k) => objectsIn(batches[k]!, end));
  return {
    batchObjects: shared(batchObjects),
    objects: batchObjects.reduce((sum, count) => sum + count, 0),
    storedBytes: ordered.reduce((sum, k) => sum + families.storedBytes[k]!, 0),
    roots: shared(ordered.map((k) => families.roots[k]!)),
    batchStart: shared(batches),
    counters: shared([0, 0, 0]),
  };
}

/** A second copy of an object that nothing is stored against. */
function isIdleDuplicate(table: ObjectTable, families: Families, entry: number): boolean {
  return table.duplicate[entry] === 1 && families.childStart[entry] === families.childStart[entry + 1];
}

function cutBatches(ordered: number[], largeCount: number, storedBytes: Float64Array): number[] {
  const starts = [0];
  let bytes = 0;
  ordered.forEach((k, position) => {
    bytes += storedBytes[k]!;
    if (position < largeCount || bytes >= BATCH_BYTES) {
      starts.push(position + 1);
      bytes = 0;
    }
  });
  if (starts[starts.length - 1] !== ordered.length) starts.push(ordered.length);
  return starts;
}

function shared(values: number[]): Int32Array {
  const column = new Int32Array(new SharedArrayBuffer(Math.max(4, values.length * 4)), 0, values.length);
  column.set(values);
  return column;
}

/** Takes the next batch; null when there is none, or all are to stop. */
export function takeBatch(work: WorkList): { roots: Int32Array; objects: number } | null {
  if (Atomics.load(work.counters, 2) === 1) return null;
  const batch = Atomics.add(work.counters, 0, 1);
  if (batch + 1 >= work.batchStart.length) return null;
  return {
    roots: work.roots.subarray(work.batchStart[batch]!, work.batchStart[batch + 1]!),
    objects: work.batchObjects[batch]!,
  };
}

export function stopWork(work: WorkList): void {
  Atomics.store(work.counters, 2, 1);
}

/**
 * A finding lists the version of a file that brought a secret in, not each later one that still has it. Where the bytes
 * can be searched for that is no matter; inside an archive it is: here the other versions of such files are opened.
 */
import type { Detector } from '../detect/types.js';
import { EntryKind } from '../history/tree-store.js';
import { createDeltaScan } from '../scan/delta-scan.js';
import type { HistoryShape } from './history-collector.js';
import type { RepositoryObjects } from './repository-objects.js';

export interface PackedPlace {
  fingerprint: string;
  object: string;
  start: number;
  end: number;
}

/** `names`: base names of files in which a secret was found packed; `values`: by fingerprint. */
export function findPackedVersions(
  repository: RepositoryObjects,
  shape: HistoryShape,
  detector: Detector,
  names: ReadonlySet<string>,
  values: ReadonlyMap<string, Buffer>,
): PackedPlace[] {
  const scan = createDeltaScan(detector, { whole: true });
  const byValue = new Map([...values].map(([fingerprint, value]) => [value.toString('latin1'), fingerprint]));
  const places: PackedPlace[] = [];
  for (const entry of blobsNamed(repository, shape, names)) {
    const object = repository.id(entry);
    const stored = repository.read(object);
    if (stored === null) continue;
    const state = scan.scan(stored.data, stored.data.length, 'blob', null, null);
    for (const { verdict, start, end } of detector.settle(state.hits)) {
      const { value, layers } = detector.verdicts.get(verdict);
      const fingerprint = byValue.get(value);
      if (fingerprint !== undefined && layers.length > 0) places.push({ fingerprint, object, start, end });
    }
    scan.release(state);
  }
  return places;
}

function blobsNamed({ table }: RepositoryObjects, { trees }: HistoryShape, names: ReadonlySet<string>): Set<number> {
  const blobs = new Set<number>();
  for (let entry = 0; entry < trees.entryCount; entry++) {
    const object = trees.object(entry);
    if (trees.kind(entry) !== EntryKind.Blob || object < 0 || object >= table.count) continue;
    if (names.has(trees.names.bytes(trees.name(entry)).toString('utf8'))) blobs.add(object);
  }
  return blobs;
}

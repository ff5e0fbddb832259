/** Objects that an earlier scan by the same rules found nothing in: they need not be looked at again. */
import { markWanted } from '../odb/family-walk.js';
import { findObject, type ObjectTable } from '../odb/object-table.js';
import { ObjectType } from '../odb/types.js';

/** Columns in shared memory, one place an entry of the object table. */
export interface KnownObjects {
  /** 1: nothing is in it. */
  clean: Uint8Array;
  /** Blobs that must be scanned, and what they are deltas against (see markWanted). */
  wanted: Uint8Array;
  /** Bytes of all clean objects, each once. */
  bytes: number;
}

/** Objects by their entries, with their bytes. */
export interface CleanObjects {
  entries: Int32Array;
  lengths: Float64Array;
}

/** `forEach` calls back with the id of each remembered object, as `ids[at...]`, and its bytes. */
export function findKnown(
  table: ObjectTable,
  forEach: (callback: (ids: Uint8Array, at: number, length: number) => void) => void,
): KnownObjects {
  const clean = new Uint8Array(new SharedArrayBuffer(table.count));
  let bytes = 0;
  forEach((ids, at, length) => {
    const entry = findObject(table, ids, at);
    if (entry < 0 || clean[entry] === 1) return;
    clean[entry] = 1;
    bytes += length;
  });
  for (let entry = 0; entry < table.count; entry++) {
    if (table.duplicate[entry] === 1) clean[entry] = clean[findObject(table, table.ids, entry * table.hashLength)]!;
  }
  const wanted = new Uint8Array(new SharedArrayBuffer(table.count));
  wanted.set(markWanted(table, unknownBlobs(table, clean)));
  return { clean, wanted, bytes };
}

function* unknownBlobs(table: ObjectTable, clean: Uint8Array): Generator<number> {
  for (let entry = 0; entry < table.count; entry++) {
    if (table.type[entry] === ObjectType.Blob && clean[entry] === 0) yield entry;
  }
}

export interface CleanNotes {
  add(entry: number, length: number): void;
  pack(): CleanObjects;
}

export function createCleanNotes(): CleanNotes {
  let entries = new Int32Array(1024);
  let lengths = new Float64Array(1024);
  let used = 0;
  return {
    add(entry, length) {
      if (used === entries.length) {
        const [moreEntries, moreLengths] = [new Int32Array(used * 2), new Float64Array(used * 2)];
        moreEntries.set(entries);
        moreLengths.set(lengths);
        [entries, lengths] = [moreEntries, moreLengths];
      }
      entries[used] = entry;
      lengths[used++] = length;
    },
    pack: () => ({ entries: entries.slice(0, used), lengths: lengths.slice(0, used) }),
  };
}

/**
 * Every object of a repository as columns of numbers, in shared memory so that all threads read the same table:
 * an object a Git object would take more memory than the objects. An object is known by its index in here; packed
 * objects come first, pack by pack in the order of their offsets (so that an entry ends where the next begins),
 * then loose ones.
 */
import { ObjectType } from './types.js';

/** A pack as the table knows it. */
export interface TablePack {
  path: string;
  /** Index of its first object, and of the first one after it. */
  first: number;
  end: number;
  /** Where the last entry ends: the pack's size without its checksum, in bytes. */
  entriesEnd: number;
}

export interface ObjectTable {
  readonly hashLength: 20 | 32;
  /** Entries, duplicates of one object in several places included. */
  readonly count: number;
  readonly packs: TablePack[];
  /** Paths of loose objects; the entry `packedCount + k` lies in `loosePaths[k]`. */
  readonly loosePaths: string[];
  readonly packedCount: number;
  /** Object ids, hashLength bytes each. */
  readonly ids: Uint8Array;
  /** Where a packed entry starts in its pack, in bytes; 0 for loose objects. */
  readonly offset: Float64Array;
  /** Bytes of a packed entry's header. */
  readonly headerLength: Uint8Array;
  /** Inflated bytes of the entry: the object's, or for a delta the delta's. */
  readonly inflatedSize: Float64Array;
  /** ObjectType, through deltas; 0 where it could not be found out. */
  readonly type: Uint8Array;
  /** Entry that this one is a delta against, or -1. */
  readonly base: Int32Array;
  /** 1 for an entry whose object already has an earlier one. */
  readonly duplicate: Uint8Array;
  /** Open addressing by the first four bytes of the id: entry + 1, or 0. Its length is a power of two. */
  readonly slots: Int32Array;
}

/** Shared typed arrays of a table for `count` entries. */
export function allocateTable(hashLength: 20 | 32, packs: TablePack[], loosePaths: string[]): ObjectTable {
  const packedCount = packs.length === 0 ? 0 : packs[packs.length - 1]!.end;
  const count = packedCount + loosePaths.length;
  let slots = 16;
  while (slots < count * 2) slots *= 2;
  return {
    hashLength,
    count,
    packs,
    loosePaths,
    packedCount,
    ids: new Uint8Array(new SharedArrayBuffer(count * hashLength)),
    offset: new Float64Array(new SharedArrayBuffer(count * 8)),
    headerLength: new Uint8Array(new SharedArrayBuffer(count)),
    inflatedSize: new Float64Array(new SharedArrayBuffer(count * 8)),
    type: new Uint8Array(new SharedArrayBuffer(count)),
    base: new Int32Array(new SharedArrayBuffer(count * 4)).fill(-1),
    duplicate: new Uint8Array(new SharedArrayBuffer(count)),
    slots: new Int32Array(new SharedArrayBuffer(slots * 4)),
  };
}

/** Enters all ids into the look-up; entries of an object seen before are marked as duplicates. */
export function indexIds(table: ObjectTable): void {
  const { slots, ids, hashLength, duplicate } = table;
  const mask = slots.length - 1;
  for (let entry = 0; entry < table.count; entry++) {
    const at = entry * hashLength;
    let slot = slotOf(ids, at) & mask;
    while (slots[slot] !== 0) {
      if (sameBytes(ids, (slots[slot]! - 1) * hashLength, ids, at, hashLength)) {
        duplicate[entry] = 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (slots[slot] === 0) slots[slot] = entry + 1;
  }
}

/** Entry of the object whose id stands at `id[at...]`, or -1. */
export function findObject(table: ObjectTable, id: Uint8Array, at = 0): number {
  const { slots, ids, hashLength } = table;
  const mask = slots.length - 1;
  let slot = slotOf(id, at) & mask;
  for (;;) {
    const entry = slots[slot]! - 1;
    if (entry < 0) return -1;
    if (sameBytes(ids, entry * hashLength, id, at, hashLength)) return entry;
    slot = (slot + 1) & mask;
  }
}

/** Entry of the object with this hexadecimal id, or -1. */
export function findObjectHex(table: ObjectTable, hex: string): number {
  const id = Buffer.from(hex, 'hex');
  return id.length === table.hashLength ? findObject(table, id) : -1;
}

/** Hexadecimal id of an entry. */
export function objectId(table: ObjectTable, entry: number): string {
  const at = entry * table.hashLength;
  return Buffer.from(table.ids.buffer, table.ids.byteOffset + at, table.hashLength).toString('hex');
}

/** Index in `table.packs` of a packed entry, or -1 for a loose object. */
export function packOf(table: ObjectTable, entry: number): number {
  if (entry >= table.packedCount) return -1;
  const { packs } = table;
  let low = 0;
  let high = packs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (packs[middle]!.end <= entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a packed entry's bytes end in its pack. */
export function entryEnd(table: ObjectTable, pack: TablePack, entry: number): number {
  return entry + 1 < pack.end ? table.offset[entry + 1]! : pack.entriesEnd;
}

/** Objects of each type, duplicates left out. */
export function countTypes(table: ObjectTable): {
  total: number;
  blobs: number;
  trees: number;
  commits: number;
  tags: number;
} {
  const counts = new Float64Array(8);
  for (let entry = 0; entry < table.count; entry++) if (table.duplicate[entry] === 0) counts[table.type[entry]!]!++;
  const [blobs, trees, commits, tags] = [ObjectType.Blob, ObjectType.Tree, ObjectType.Commit, ObjectType.Tag].map(
    (type) => counts[type]!,
  ) as [number, number, number, number];
  return { total: counts.reduce((sum, count) => sum + count, 0), blobs, trees, commits, tags };
}

function slotOf(id: Uint8Array, at: number): number {
  return (id[at]! | (id[at + 1]! << 8) | (id[at + 2]! << 16) | (id[at + 3]! << 24)) >>> 0;
}

function sameBytes(a: Uint8Array, atA: number, b: Uint8Array, atB: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}

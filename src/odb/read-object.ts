/** Reads single objects by their entry in the table: for what is needed of a few objects, not for scanning. */
import { UnearthError } from '../errors.js';
import { applyDelta, createParsedDelta, readDeltaSizes } from './delta.js';
import { createInflate, MAX_OBJECT_BYTES } from './inflate.js';
import { readLooseObject } from './loose-objects.js';
import { entryEnd, objectId, packOf, type ObjectTable } from './object-table.js';
import { openPackFile, type PackFile } from './pack-file.js';
import type { ObjectType } from './types.js';

export interface StoredObject {
  type: ObjectType;
  data: Buffer;
}

export interface ObjectReader {
  /** Throws UnearthError('object-corrupt') for what cannot be rebuilt. */
  read(entry: number): StoredObject;
  close(): void;
}

export function createObjectReader(table: ObjectTable): ObjectReader {
  const inflate = createInflate();
  const packs = new Map<number, PackFile>();
  const parsed = createParsedDelta();

  return {
    read(entry) {
      const chain: number[] = [];
      let at = entry;
      for (; table.base[at]! >= 0; at = table.base[at]!) chain.push(at);
      let data = readStored(at);
      while (chain.length > 0) data = rebuild(chain.pop()!, data);
      return { type: table.type[entry]!, data };
    },
    close() {
      for (const pack of packs.values()) pack.close();
    },
  };

  function rebuild(entry: number, base: Buffer): Buffer {
    const delta = readStored(entry);
    const sizes = readDeltaSizes(delta, delta.length);
    if (sizes === null || sizes[1] >= MAX_OBJECT_BYTES) throw corrupt(entry, 'its delta has no sizes that can be true');
    const target = Buffer.allocUnsafe(sizes[1]);
    const wrong = applyDelta(delta, delta.length, base, base.length, target, parsed);
    if (wrong !== null) throw corrupt(entry, wrong);
    return target;
  }

  /** The entry's own inflated bytes: an object, or a delta. */
  function readStored(entry: number): Buffer {
    if (entry >= table.packedCount) {
      return readLooseObject(table.loosePaths[entry - table.packedCount]!, objectId(table, entry)).data;
    }
    const size = table.inflatedSize[entry]!;
    if (size >= MAX_OBJECT_BYTES) throw corrupt(entry, 'it is larger than 2 GiB');
    const target = Buffer.allocUnsafe(size + 1);
    const number = packOf(table, entry);
    const start = table.offset[entry]! + table.headerLength[entry]!;
    const problem = file(number).inflateInto(
      inflate,
      start,
      entryEnd(table, table.packs[number]!, entry),
      target,
      size,
    );
    if (problem !== null) throw corrupt(entry, problem);
    return target.subarray(0, size);
  }

  function file(number: number): PackFile {
    let pack = packs.get(number);
    if (!pack) {
      pack = openPackFile(table.packs[number]!.path, 16 << 20);
      packs.set(number, pack);
    }
    return pack;
  }

  function corrupt(entry: number, what: string): UnearthError {
    return new UnearthError('object-corrupt', `object ${objectId(table, entry)}: ${what}`, {
      hint: 'run `git fsck` on the repository',
    });
  }
}

/** Opens a repository's objects: lists packs and loose objects and builds the table of everything there is. */
import { existsSync } from 'node:fs';
import { listLooseObjects, readLooseHeader } from './loose-objects.js';
import { allocateTable, indexIds, objectId, type ObjectTable, type TablePack } from './object-table.js';
import { readPackHeaders } from './pack-headers.js';
import { readPackIndex, type PackIndex } from './pack-index.js';
import { listPacks, type PackListing } from './pack-listing.js';
import { orderByOffset } from './sort-offsets.js';
import type { Problem, RepositoryLayout } from './types.js';

export interface ObjectDatabase {
  table: ObjectTable;
  problems: Problem[];
}

/** Reads indexes and headers, no object. What is damaged becomes a problem; the rest is there. */
export function openObjects(layout: RepositoryLayout): ObjectDatabase {
  const hashLength = layout.objectFormat === 'sha256' ? 32 : 20;
  const listing = listPacks(layout.objectDirs, hashLength);
  const problems = [...listing.problems];
  const indexes = readIndexes(listing.packs, hashLength, problems);
  const loose = listLooseObjects(layout.objectDirs, hashLength);
  problems.push(...loose.problems);

  const table = allocateTable(
    hashLength,
    placePacks(indexes, hashLength),
    loose.objects.map((object) => object.path),
  );
  indexes.forEach(({ index }, k) => enterPack(table, table.packs[k]!, index));
  loose.objects.forEach((object, k) => enterId(table, table.packedCount + k, object.id));
  indexIds(table);
  for (const pack of table.packs) readHeadersOf(table, pack, problems);
  readLooseHeaders(table, problems);
  resolveTypes(table, problems);
  return { table, problems };
}

/**
 * True where a file that was listed is gone: `git gc` and `git repack` write new packs and then remove the old ones and loose objects,
 * whoever reads them. Looks at every file, so it is for when something could not be read.
 */
export function filesAreGone(table: ObjectTable, problems: readonly Problem[]): boolean {
  const unreadable = problems.filter(({ kind }) => kind === 'pack-corrupt').map(({ subject }) => subject);
  const paths = [...table.packs.map(({ path }) => path), ...unreadable, ...table.loosePaths];
  return paths.some((path) => !existsSync(path));
}

interface IndexedPack {
  listing: PackListing;
  index: PackIndex;
}

function readIndexes(packs: PackListing[], hashLength: 20 | 32, problems: Problem[]): IndexedPack[] {
  const indexed: IndexedPack[] = [];
  for (const listing of packs) {
    try {
      const index = readPackIndex(listing, hashLength);
      problems.push(...index.problems);
      indexed.push({ listing, index });
    } catch (error) {
      problems.push({ kind: 'pack-corrupt', subject: listing.packPath, message: (error as Error).message });
    }
  }
  return indexed;
}

function placePacks(indexes: IndexedPack[], hashLength: number): TablePack[] {
  let first = 0;
  return indexes.map(({ listing, index }) => {
    const pack = { path: listing.packPath, first, end: first + index.count, entriesEnd: listing.size - hashLength };
    first = pack.end;
    return pack;
  });
}

function enterPack(table: ObjectTable, pack: TablePack, index: PackIndex): void {
  const { hashLength } = table;
  const order = orderByOffset(index.offsets);
  for (let k = 0; k < index.count; k++) {
    const from = order[k]!;
    const entry = pack.first + k;
    table.offset[entry] = index.offsets[from]!;
    for (let i = 0; i < hashLength; i++) table.ids[entry * hashLength + i] = index.ids[from * hashLength + i]!;
  }
}

function enterId(table: ObjectTable, entry: number, id: string): void {
  table.ids.set(Buffer.from(id, 'hex'), entry * table.hashLength);
}

function readHeadersOf(table: ObjectTable, pack: TablePack, problems: Problem[]): void {
  try {
    readPackHeaders(table, pack, problems);
  } catch (error) {
    problems.push({ kind: 'pack-corrupt', subject: pack.path, message: (error as Error).message });
  }
}

function readLooseHeaders(table: ObjectTable, problems: Problem[]): void {
  table.loosePaths.forEach((path, k) => {
    const entry = table.packedCount + k;
    if (table.duplicate[entry] === 1) return;
    try {
      const header = readLooseHeader(path);
      table.type[entry] = header.type;
      table.inflatedSize[entry] = header.size;
    } catch (error) {
      problems.push({ kind: 'object-corrupt', subject: objectId(table, entry), message: (error as Error).message });
    }
  });
}

/** A delta is of its base's type. Deltas that go in a circle or hang on something damaged stay without one. */
function resolveTypes(table: ObjectTable, problems: Problem[]): void {
  const { type, base } = table;
  const chain: number[] = [];
  const inChain = new Uint8Array(table.count);
  for (let entry = 0; entry < table.packedCount; entry++) {
    let at = entry;
    while (type[at] === 0 && base[at]! >= 0 && inChain[at] === 0) {
      chain.push(at);
      inChain[at] = 1;
      at = base[at]!;
    }
    const circular = inChain[at] === 1;
    for (const link of chain) {
      inChain[link] = 0;
      if (circular || type[at] === 0) dropBrokenDelta(table, link, circular, problems);
      else type[link] = type[at]!;
    }
    chain.length = 0;
  }
}

function dropBrokenDelta(table: ObjectTable, entry: number, circular: boolean, problems: Problem[]): void {
  const why = circular ? 'is a delta that leads back to itself' : 'is a delta against an object that cannot be read';
  table.base[entry] = -1;
  const id = objectId(table, entry);
  problems.push({ kind: 'object-corrupt', subject: id, message: `object ${id} ${why}` });
}

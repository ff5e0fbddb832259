/**
 * Reads the headers of all entries of a pack in one pass over the file: a call and an object a header would cost
 * more than the reading. Format: gitformat-pack(5).
 */
import fs from 'node:fs';
import { findObject, packOf, type ObjectTable, type TablePack } from './object-table.js';
import { PackedType } from './pack-file.js';
import type { Problem } from './types.js';

const CHUNK = 8 << 20;
/** No header is longer: 9 bytes of size, 9 of base distance or an id of 32. */
const LONGEST_HEADER = 48;

/**
 * Fills `headerLength`, `inflatedSize`, `base` and, for whole objects, `type` for one pack. Offsets and ids of all packs
 * must be in the table and indexed. Entries without a sound header keep type 0 and become problems.
 */
export function readPackHeaders(table: ObjectTable, pack: TablePack, problems: Problem[]): void {
  const descriptor = fs.openSync(pack.path, 'r');
  try {
    const chunk = Buffer.allocUnsafeSlow(CHUNK + LONGEST_HEADER);
    let chunkStart = 0;
    let chunkEnd = 0;
    for (let entry = pack.first; entry < pack.end; entry++) {
      const offset = table.offset[entry]!;
      if (offset + LONGEST_HEADER > chunkEnd) {
        chunkStart = offset;
        const count = readUpTo(descriptor, chunk, offset);
        chunk.fill(0, count, Math.min(chunk.length, count + LONGEST_HEADER));
        chunkEnd = offset + count >= pack.entriesEnd ? Infinity : offset + count;
      }
      readHeader(table, pack, entry, chunk, offset - chunkStart, problems);
    }
  } finally {
    fs.closeSync(descriptor);
  }
}

function readUpTo(descriptor: number, chunk: Buffer, position: number): number {
  let done = 0;
  while (done < chunk.length) {
    const count = fs.readSync(descriptor, chunk, done, chunk.length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}

function readHeader(
  table: ObjectTable,
  pack: TablePack,
  entry: number,
  chunk: Buffer,
  start: number,
  problems: Problem[],
): void {
  const offset = table.offset[entry]!;
  if (offset >= pack.entriesEnd) return damaged('lies behind the end of the pack');
  let at = start;
  let byte = chunk[at++]!;
  const type = (byte >> 4) & 7;
  let size = byte & 15;
  let scale = 16;
  while (byte & 0x80) {
    byte = chunk[at++]!;
    size += (byte & 0x7f) * scale;
    scale *= 128;
    if (scale > 2 ** 53) return damaged('has a size that is no number');
  }
  if (type === PackedType.OffsetDelta) {
    byte = chunk[at++]!;
    let distance = byte & 0x7f;
    while (byte & 0x80) {
      byte = chunk[at++]!;
      distance = (distance + 1) * 128 + (byte & 0x7f);
      if (distance > offset) return damaged('has a delta base outside the pack');
    }
    const base = entryAtOffset(table, pack, offset - distance);
    if (base < 0 || base === entry) return damaged('has a delta base where no object starts');
    table.base[entry] = base;
  } else if (type === PackedType.RefDelta) {
    const base = baseById(table, pack, chunk, at);
    if (base < 0)
      return damaged(`is a delta against ${chunk.toString('hex', at, at + table.hashLength)}, which is missing`);
    if (base === entry) return damaged('is a delta against itself');
    table.base[entry] = base;
    at += table.hashLength;
  } else if (type < PackedType.Commit || type > PackedType.Tag) return damaged(`has the unknown type ${type}`);
  else table.type[entry] = type;
  table.inflatedSize[entry] = size;
  table.headerLength[entry] = at - start;

  function damaged(what: string): void {
    const id = Buffer.from(table.ids.subarray(entry * table.hashLength, (entry + 1) * table.hashLength)).toString(
      'hex',
    );
    problems.push({ kind: 'object-corrupt', subject: id, message: `object ${id} in ${pack.path} ${what}` });
  }
}

/** Offsets of a pack's entries are sorted: binary search. */
function entryAtOffset(table: ObjectTable, pack: TablePack, offset: number): number {
  let low = pack.first;
  let high = pack.end - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = table.offset[middle]!;
    if (found === offset) return middle;
    if (found < offset) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A base named by its id: the copy in the same pack where there is one, since another may be a delta against us. */
function baseById(table: ObjectTable, pack: TablePack, id: Uint8Array, at: number): number {
  const first = findObject(table, id, at);
  if (first < 0 || table.packs[packOf(table, first)] === pack) return first;
  for (let entry = pack.first; entry < pack.end; entry++) {
    if (table.duplicate[entry] === 0) continue;
    let same = true;
    for (let i = 0; same && i < table.hashLength; i++) same = table.ids[entry * table.hashLength + i] === id[at + i];
    if (same) return entry;
  }
  return first;
}

import { basename } from 'node:path';
import { UnearthError } from '../errors.js';
import type { RawPackIndex } from './pack-index-file.js';
import { printable } from './printable.js';
import { readRegularFile } from './regular-file.js';

interface Chunk {
  start: number;
  end: number;
}

/** A multi-pack-index whose tables have been checked against its size. */
interface MultiPackIndex {
  content: Buffer;
  packNames: string[];
  count: number;
  idsStart: number;
  offsetsStart: number;
  large: Chunk;
}

const HEADER_BYTES = 12;
const CHUNK_ENTRY_BYTES = 12;

/**
 * What a multi-pack-index (gitformat-pack(5)) says of one pack, or null where it does not cover the pack.
 * Throws UnearthError `object-corrupt` naming the file.
 */
export function offsetsOfPack(path: string, packPath: string, hashLength: 20 | 32): RawPackIndex | null {
  const content = readRegularFile(path);
  if (content === null) return null;
  const index = parseMultiPackIndex(content, hashLength, path);
  const stem = basename(packPath, '.pack');
  const packNumber = index.packNames.findIndex((name) => name.replace(/\.(?:idx|pack)$/, '') === stem);
  return packNumber < 0 ? null : selectPack(index, packNumber, hashLength, path);
}

function parseMultiPackIndex(content: Buffer, hashLength: 20 | 32, path: string): MultiPackIndex {
  if (content.length < HEADER_BYTES + hashLength || content.toString('latin1', 0, 4) !== 'MIDX') {
    throw corrupt(path, 'is none, or cut off');
  }
  const version = content[4] as number;
  if (version !== 1 && version !== 2) throw corrupt(path, `has the unknown version ${version}`);
  if (content[5] !== (hashLength === 20 ? 1 : 2)) throw corrupt(path, 'is of another object format');
  const chunks = readChunks(content, hashLength, path);
  const required = (name: string): Chunk => {
    const chunk = chunks.get(name);
    if (chunk === undefined) throw corrupt(path, `lacks its ${name} table`);
    return chunk;
  };
  const fanOut = required('OIDF');
  if (fanOut.end - fanOut.start < 1024) throw corrupt(path, 'has a fan-out table that is cut off');
  const count = content.readUInt32BE(fanOut.start + 1020);
  const ids = required('OIDL');
  const offsets = required('OOFF');
  if (ids.end - ids.start < count * hashLength || offsets.end - offsets.start < count * 8) {
    throw corrupt(path, 'has the wrong size for its number of objects');
  }
  const packNames = readPackNames(content, required('PNAM'));
  const large = chunks.get('LOFF') ?? { start: 0, end: 0 };
  return { content, packNames, count, idsStart: ids.start, offsetsStart: offsets.start, large };
}

/** The table of contents: each entry an id and where its chunk begins; the next entry tells where it ends. */
function readChunks(content: Buffer, hashLength: number, path: string): Map<string, Chunk> {
  const chunkCount = content[6] as number;
  const end = content.length - hashLength;
  if (HEADER_BYTES + (chunkCount + 1) * CHUNK_ENTRY_BYTES > end) throw corrupt(path, 'is cut off');
  const chunks = new Map<string, Chunk>();
  const startOf = (index: number): number =>
    Number(content.readBigUInt64BE(HEADER_BYTES + index * CHUNK_ENTRY_BYTES + 4));
  for (let i = 0; i < chunkCount; i++) {
    const chunk = { start: startOf(i), end: startOf(i + 1) };
    if (chunk.start > chunk.end || chunk.end > end) throw corrupt(path, 'has a table that lies outside of it');
    const position = HEADER_BYTES + i * CHUNK_ENTRY_BYTES;
    chunks.set(content.toString('latin1', position, position + 4), chunk);
  }
  return chunks;
}

function readPackNames(content: Buffer, chunk: Chunk): string[] {
  return content
    .toString('utf8', chunk.start, chunk.end)
    .split('\0')
    .filter((name) => name !== '');
}

function selectPack(index: MultiPackIndex, packNumber: number, hashLength: 20 | 32, path: string): RawPackIndex {
  const { content } = index;
  const chosen: number[] = [];
  for (let i = 0; i < index.count; i++) {
    if (content.readUInt32BE(index.offsetsStart + 8 * i) === packNumber) chosen.push(i);
  }
  const ids = Buffer.allocUnsafeSlow(chosen.length * hashLength);
  const offsets = new Float64Array(chosen.length);
  chosen.forEach((entry, i) => {
    const idStart = index.idsStart + entry * hashLength;
    content.copy(ids, i * hashLength, idStart, idStart + hashLength);
    offsets[i] = readOffset(index, entry, path);
  });
  return { count: chosen.length, ids, offsets, packId: null };
}

/** Without a table of 64-bit offsets all 32 bits are the offset. */
function readOffset(index: MultiPackIndex, entry: number, path: string): number {
  const offset = index.content.readUInt32BE(index.offsetsStart + 8 * entry + 4);
  if (offset < 0x80000000 || index.large.end === 0) return offset;
  const position = index.large.start + 8 * (offset - 0x80000000);
  if (position + 8 > index.large.end) throw corrupt(path, 'refers to a 64-bit offset that is not there');
  return Number(index.content.readBigUInt64BE(position));
}

function corrupt(path: string, what: string): UnearthError {
  return new UnearthError('object-corrupt', `the multi-pack-index ${printable(path)} ${what}`);
}

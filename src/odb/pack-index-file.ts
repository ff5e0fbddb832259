import { endianness } from 'node:os';
import { UnearthError } from '../errors.js';
import { printable } from './printable.js';

/** An index as its file tells it, before it is compared with the pack. */
export interface RawPackIndex {
  count: number;
  ids: Buffer;
  offsets: Float64Array;
  /** The checksum of the pack it was made for, hex; null where the source does not say. */
  packId: string | null;
}

const FAN_OUT_BYTES = 256 * 4;
const VERSION_2_MAGIC = 0xff744f63;

/**
 * Parses a pack index of version 1 or 2 (gitformat-pack(5)). The count is believed only when the file's size agrees,
 * so nothing is allocated on the word of a damaged file. `ids` may share memory with `content`.
 * Throws UnearthError `object-corrupt` naming `path`.
 */
export function parsePackIndex(content: Buffer, hashLength: 20 | 32, path: string): RawPackIndex {
  const isVersion2 = content.length >= 8 && content.readUInt32BE(0) === VERSION_2_MAGIC;
  if (!isVersion2) return parseVersion1(content, hashLength, path);
  const version = content.readUInt32BE(4);
  if (version !== 2) throw corrupt(path, `has the unknown version ${version}`);
  return parseVersion2(content, hashLength, path);
}

function parseVersion1(content: Buffer, hashLength: 20 | 32, path: string): RawPackIndex {
  const count = readFanOut(content, 0, path);
  const entryLength = 4 + hashLength;
  const end = FAN_OUT_BYTES + count * entryLength;
  if (content.length !== end + 2 * hashLength) throw corrupt(path, 'has the wrong size for its number of objects');
  const ids = Buffer.allocUnsafeSlow(count * hashLength);
  const offsets = new Float64Array(count);
  for (let i = 0, position = FAN_OUT_BYTES; i < count; i++, position += entryLength) {
    offsets[i] = content.readUInt32BE(position);
    content.copy(ids, i * hashLength, position + 4, position + entryLength);
  }
  return { count, ids, offsets, packId: content.toString('hex', end, end + hashLength) };
}

function parseVersion2(content: Buffer, hashLength: 20 | 32, path: string): RawPackIndex {
  const idsStart = 8 + FAN_OUT_BYTES;
  const count = readFanOut(content, 8, path);
  const offsetsStart = idsStart + count * (hashLength + 4);
  const largeStart = offsetsStart + count * 4;
  const largeBytes = content.length - largeStart - 2 * hashLength;
  if (largeBytes < 0 || largeBytes % 8 !== 0 || largeBytes > count * 8) {
    throw corrupt(path, 'has the wrong size for its number of objects');
  }
  const offsets = readOffsets(content, offsetsStart, count, { start: largeStart, count: largeBytes / 8 }, path);
  const packId = content.toString('hex', content.length - 2 * hashLength, content.length - hashLength);
  return { count, ids: content.subarray(idsStart, idsStart + count * hashLength), offsets, packId };
}

/** The number of objects, after a look at the fan-out table: it may never fall. */
function readFanOut(content: Buffer, start: number, path: string): number {
  if (content.length < start + FAN_OUT_BYTES) throw corrupt(path, 'is cut off');
  let previous = 0;
  for (let i = 0; i < 256; i++) {
    const count = content.readUInt32BE(start + 4 * i);
    if (count < previous) throw corrupt(path, 'has a fan-out table that falls');
    previous = count;
  }
  return previous;
}

/** 31-bit offsets; with the highest bit set, a place in the table of 64-bit offsets. */
function readOffsets(
  content: Buffer,
  start: number,
  count: number,
  large: { start: number; count: number },
  path: string,
): Float64Array {
  const offsets = new Float64Array(count);
  const small = bigEndianNumbers(content, start, count);
  for (let i = 0; i < count; i++) {
    const offset = small[i] as number;
    offsets[i] = offset < 0x80000000 ? offset : readLargeOffset(content, large, offset - 0x80000000, path);
  }
  return offsets;
}

/** `count` big-endian 32-bit numbers; swapping all bytes at once is several times faster than reading one by one. */
function bigEndianNumbers(content: Buffer, start: number, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  const bytes = Buffer.from(numbers.buffer);
  content.copy(bytes, 0, start, start + count * 4);
  if (endianness() === 'LE') bytes.swap32();
  return numbers;
}

function readLargeOffset(
  content: Buffer,
  large: { start: number; count: number },
  index: number,
  path: string,
): number {
  if (index >= large.count) throw corrupt(path, 'refers to a 64-bit offset that is not there');
  const position = large.start + 8 * index;
  return content.readUInt32BE(position) * 0x100000000 + content.readUInt32BE(position + 4);
}

function corrupt(path: string, what: string): UnearthError {
  return new UnearthError('object-corrupt', `the pack index ${printable(path)} ${what}`, {
    hint: 'Rebuild it with `git index-pack` on a copy of the repository.',
  });
}

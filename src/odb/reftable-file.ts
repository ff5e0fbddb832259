import { crc32 } from 'node:zlib';
import { UnearthError } from '../errors.js';
import { inflateOnce } from './inflate-once.js';
import type { RefValue } from './loose-refs.js';

/** What one table of a reftable stack says. Null as a value: deleted since the older tables. */
export interface Reftable {
  refs: Map<string, RefValue | null>;
  /** By `NAME\0INDEX`: one entry of the reflog of NAME. */
  logs: Map<string, ReftableLogEntry | null>;
}

export interface ReftableLogEntry {
  refName: string;
  oldId: string;
  newId: string;
}

/** A run of bytes with a place in it; reading past its end throws. */
interface Cursor {
  bytes: Buffer;
  position: number;
  end: number;
}

/** Where the sections of a table lie, from its header and footer. */
interface TableFrame {
  hashLength: 20 | 32;
  headerLength: number;
  blockSize: number;
  logPosition: number;
  /** Where the footer begins. */
  end: number;
}

const REF_BLOCK = 0x72; // 'r'
const LOG_BLOCK = 0x67; // 'g'

/**
 * Parses one table of git's reftable format, version 1 or 2 (Documentation/technical/reftable.adoc): all ref and log
 * blocks in a row; the indexes over them are not needed. Throws UnearthError `object-corrupt`.
 */
export function parseReftable(content: Buffer): Reftable {
  const frame = readFrame(content);
  const table: Reftable = { refs: new Map(), logs: new Map() };
  readRefBlocks(content, frame, table);
  readLogBlocks(content, frame, table);
  return table;
}

function readFrame(content: Buffer): TableFrame {
  const version = content[4];
  if (content.length < 92 || content.toString('latin1', 0, 4) !== 'REFT') throw corrupt('is no reftable, or cut off');
  if (version !== 1 && version !== 2) throw corrupt(`has the unknown version ${version}`);
  const headerLength = version === 1 ? 24 : 28;
  const footerLength = headerLength + 44;
  const end = content.length - footerLength;
  if (end < headerLength) throw corrupt('is cut off');
  const footer = content.subarray(end);
  const checksum = footer.readUInt32BE(footerLength - 4);
  if (crc32(footer.subarray(0, footerLength - 4)) !== checksum)
    throw corrupt('has a footer that does not match its checksum');
  const isSha256 = version === 2 && content.toString('latin1', 24, 28) === 's256';
  return {
    hashLength: isSha256 ? 32 : 20,
    headerLength,
    blockSize: content.readUIntBE(5, 3),
    logPosition: Number(footer.readBigUInt64BE(headerLength + 24)),
    end,
  };
}

function readRefBlocks(content: Buffer, frame: TableFrame, table: Reftable): void {
  for (let start = 0; start < frame.end;) {
    const headerLength = start === 0 ? frame.headerLength : 0;
    if (content[start + headerLength] !== REF_BLOCK) return;
    const length = blockLength(content, start + headerLength, frame);
    if (start + length > frame.end || length < headerLength + 6) throw corrupt('has a block that is cut off');
    const block = content.subarray(start, start + length);
    readRecords(block, headerLength + 4, (cursor, key, type) => {
      table.refs.set(key.toString('utf8'), readRefRecord(cursor, type, frame.hashLength));
    });
    start += distanceToNextBlock(content, start, length, frame);
  }
}

/** Blocks are padded with zeros to the table's block size, unless the next one follows at once. */
function distanceToNextBlock(content: Buffer, start: number, length: number, frame: TableFrame): number {
  const isPadded = frame.blockSize > length && content[start + length] === 0;
  return isPadded ? frame.blockSize : length;
}

function readLogBlocks(content: Buffer, frame: TableFrame, table: Reftable): void {
  for (let start = frame.logPosition; start < frame.end;) {
    const headerLength = start === 0 ? frame.headerLength : 0;
    const typePosition = start + headerLength;
    if (content[typePosition] !== LOG_BLOCK) return;
    const length = blockLength(content, typePosition, frame) - headerLength - 4;
    if (length < 2) throw corrupt('has a block that is cut off');
    const { data, consumed } = inflateLogBlock(content.subarray(typePosition + 4, frame.end), length);
    readRecords(data, 0, (cursor, key, type) => addLogRecord(table, cursor, key, type, frame.hashLength));
    start = typePosition + 4 + consumed;
  }
}

function inflateLogBlock(deflated: Buffer, length: number): { data: Buffer; consumed: number } {
  try {
    const inflated = inflateOnce(deflated, length);
    if (inflated.data.length === length) return inflated;
  } catch (error) {
    throw new UnearthError('object-corrupt', 'the reftable has a log block that does not inflate', { cause: error });
  }
  throw corrupt('has a log block of another length than it says');
}

function blockLength(content: Buffer, typePosition: number, frame: TableFrame): number {
  if (typePosition + 4 > frame.end) throw corrupt('has a block that is cut off');
  return content.readUIntBE(typePosition + 1, 3);
}

/** Each record's key is the one before, shortened, with a suffix; after the records come restart points. */
function readRecords(block: Buffer, start: number, use: (cursor: Cursor, key: Buffer, type: number) => void): void {
  const restartCount = block.readUInt16BE(block.length - 2);
  const cursor: Cursor = { bytes: block, position: start, end: block.length - 2 - 3 * restartCount };
  let key: Buffer = Buffer.alloc(0);
  while (cursor.position < cursor.end) {
    const prefixLength = readVarint(cursor);
    const suffixAndType = readVarint(cursor);
    if (prefixLength > key.length) throw corrupt('has a name that does not fit the one before');
    key = Buffer.concat([key.subarray(0, prefixLength), take(cursor, Math.floor(suffixAndType / 8))]);
    use(cursor, key, suffixAndType % 8);
  }
}

function readRefRecord(cursor: Cursor, type: number, hashLength: number): RefValue | null {
  readVarint(cursor); // update index, counted from the table's first
  if (type === 0) return null;
  if (type === 3) return { target: take(cursor, readVarint(cursor)).toString('utf8') };
  if (type > 3) throw corrupt(`has a ref of the unknown type ${type}`);
  const id = take(cursor, hashLength).toString('hex');
  if (type === 2) take(cursor, hashLength); // what the tag peels to
  return { id };
}

function addLogRecord(table: Reftable, cursor: Cursor, key: Buffer, type: number, hashLength: number): void {
  const mapKey = key.toString('latin1');
  if (type === 0) {
    table.logs.set(mapKey, null);
    return;
  }
  if (type !== 1) throw corrupt(`has a log entry of the unknown type ${type}`);
  const oldId = take(cursor, hashLength).toString('hex');
  const newId = take(cursor, hashLength).toString('hex');
  take(cursor, readVarint(cursor)); // name
  take(cursor, readVarint(cursor)); // e-mail
  readVarint(cursor); // time
  take(cursor, 2); // zone
  take(cursor, readVarint(cursor)); // message
  // The key is the name, a zero byte and the update index in 8 bytes, inverted.
  table.logs.set(mapKey, { refName: key.toString('utf8', 0, Math.max(0, key.length - 9)), oldId, newId });
}

function take(cursor: Cursor, length: number): Buffer {
  const start = cursor.position;
  if (start + length > cursor.end) throw corrupt('has a record that is cut off');
  cursor.position = start + length;
  return cursor.bytes.subarray(start, start + length);
}

/** The variable-length number of OFS_DELTA entries in packs. */
function readVarint(cursor: Cursor): number {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = take(cursor, 1)[0] as number;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return value;
    value += 1;
  }
  throw corrupt('has a number that does not end');
}

function corrupt(what: string): UnearthError {
  return new UnearthError('object-corrupt', `the reftable ${what}`);
}

import { UnearthError } from '../errors.js';

/** One entry of the index ("cache entry"). */
export interface IndexEntry {
  /** Empty in a split index's entry that replaces one of the shared index. */
  path: string;
  /** Hex. */
  id: string;
  /** 0o100644, 0o100755, 0o120000, 0o160000 (submodule), 0o040000 (folder of a sparse index). */
  mode: number;
  /** 0, or 1 to 3 while a merge is unresolved. */
  stage: number;
  /** `git add --intent-to-add`: the id is that of no content, which need not exist. */
  intentToAdd: boolean;
}

/** What an index file says by itself, its shared index not yet consulted. */
export interface ParsedIndex {
  version: number;
  entries: IndexEntry[];
  /** Extensions by signature ('link', 'REUC', 'TREE'). */
  extensions: Map<string, Buffer>;
}

const HEADER_BYTES = 12;
/** Times, device, inode, mode, owner and size of the file. */
const STAT_BYTES = 40;
const MODE_OFFSET = 24;
const FLAG_EXTENDED = 0x4000;
const EXTENDED_INTENT_TO_ADD = 0x2000;

/**
 * Parses an index file of version 2, 3 or 4 (gitformat-index(5)).
 * Throws UnearthError `object-corrupt` where it is damaged and `unsupported` for other versions.
 */
export function parseIndex(content: Buffer, hashLength: 20 | 32): ParsedIndex {
  const end = content.length - hashLength;
  if (end < HEADER_BYTES || content.toString('latin1', 0, 4) !== 'DIRC') throw corrupt('is no index, or cut off');
  const version = content.readUInt32BE(4);
  if (version < 2 || version > 4)
    throw new UnearthError('unsupported', `the index has version ${version}; 2 to 4 are known`);
  const count = content.readUInt32BE(8);
  const entries: IndexEntry[] = [];
  let position = HEADER_BYTES;
  let previousPath: Buffer = Buffer.alloc(0);
  for (let i = 0; i < count; i++) {
    const entry = parseEntry(content, position, end, { version, hashLength, previousPath });
    entries.push(entry.value);
    previousPath = entry.pathBytes;
    position = entry.end;
  }
  return { version, entries, extensions: parseExtensions(content, position, end) };
}

interface EntryContext {
  version: number;
  hashLength: number;
  previousPath: Buffer;
}

function parseEntry(
  content: Buffer,
  start: number,
  end: number,
  context: EntryContext,
): { value: IndexEntry; pathBytes: Buffer; end: number } {
  const idStart = start + STAT_BYTES;
  const flagsStart = idStart + context.hashLength;
  if (flagsStart + 2 > end) throw corrupt('ends within an entry');
  const flags = content.readUInt16BE(flagsStart);
  const isExtended = (flags & FLAG_EXTENDED) !== 0 && context.version >= 3;
  const pathStart = flagsStart + (isExtended ? 4 : 2);
  if (pathStart > end) throw corrupt('ends within an entry');
  const extendedFlags = isExtended ? content.readUInt16BE(flagsStart + 2) : 0;
  const path =
    context.version === 4
      ? readCompressedPath(content, pathStart, end, context.previousPath)
      : readPaddedPath(content, start, pathStart, end);
  const value: IndexEntry = {
    path: path.bytes.toString('utf8'),
    id: content.toString('hex', idStart, flagsStart),
    mode: content.readUInt32BE(start + MODE_OFFSET),
    stage: (flags >> 12) & 3,
    intentToAdd: (extendedFlags & EXTENDED_INTENT_TO_ADD) !== 0,
  };
  return { value, pathBytes: path.bytes, end: path.end };
}

/** Versions 2 and 3: the path and 1 to 8 zero bytes, so that entries have a multiple of 8 bytes. */
function readPaddedPath(
  content: Buffer,
  entryStart: number,
  start: number,
  end: number,
): { bytes: Buffer; end: number } {
  const zero = content.indexOf(0, start);
  if (zero < 0 || zero >= end) throw corrupt('has a path that does not end');
  const entryLength = (zero - entryStart + 8) & ~7;
  return { bytes: content.subarray(start, zero), end: Math.min(entryStart + entryLength, end) };
}

/** Version 4: how many bytes to drop from the end of the previous path, then what to append. */
function readCompressedPath(
  content: Buffer,
  start: number,
  end: number,
  previous: Buffer,
): { bytes: Buffer; end: number } {
  const { value: dropped, end: suffixStart } = readOffsetVarint(content, start, end);
  const zero = content.indexOf(0, suffixStart);
  if (zero < 0 || zero >= end || dropped > previous.length)
    throw corrupt('has a path that does not fit the one before');
  const kept = previous.subarray(0, previous.length - dropped);
  return { bytes: Buffer.concat([kept, content.subarray(suffixStart, zero)]), end: zero + 1 };
}

/** The variable-length number of OFS_DELTA entries in packs (varint.c). */
function readOffsetVarint(content: Buffer, start: number, end: number): { value: number; end: number } {
  let value = 0;
  for (let position = start; position < Math.min(end, start + 6); position++) {
    const byte = content[position] as number;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, end: position + 1 };
    value += 1;
  }
  throw corrupt('has a path length that does not end');
}

function parseExtensions(content: Buffer, start: number, end: number): Map<string, Buffer> {
  const extensions = new Map<string, Buffer>();
  for (let position = start; position + 8 <= end;) {
    const size = content.readUInt32BE(position + 4);
    const bodyStart = position + 8;
    if (bodyStart + size > end) throw corrupt('has an extension that is cut off');
    extensions.set(content.toString('latin1', position, position + 4), content.subarray(bodyStart, bodyStart + size));
    position = bodyStart + size;
  }
  return extensions;
}

function corrupt(what: string): UnearthError {
  return new UnearthError('object-corrupt', `the index ${what}`);
}

import * as fs from 'node:fs';
import { join } from 'node:path';
import { constants as zlibConstants, inflateSync } from 'node:zlib';
import { UnearthError } from '../errors.js';
import { inflateOnce } from './inflate-once.js';
import { printable } from './printable.js';
import { readFileStart, readRegularFile, systemErrorCode } from './regular-file.js';
import { ObjectType } from './types.js';
import type { Problem } from './types.js';

export interface LooseObject {
  /** Hex. */
  id: string;
  path: string;
  /** Bytes of the file, compressed. */
  size: number;
}

/** All loose objects, each id once (the first object directory wins unless its file is empty). */
export function listLooseObjects(
  objectDirs: string[],
  hashLength: 20 | 32,
): { objects: LooseObject[]; problems: Problem[] } {
  const byId = new Map<string, LooseObject>();
  const problems: Problem[] = [];
  const namePattern = hashLength === 20 ? /^[0-9a-f]{38}$/ : /^[0-9a-f]{62}$/;
  for (const objectDir of objectDirs) {
    for (const prefix of listFolder(objectDir, problems)) {
      if (!/^[0-9a-f]{2}$/.test(prefix)) continue;
      const folder = join(objectDir, prefix);
      for (const name of listFolder(folder, problems)) {
        if (namePattern.test(name)) addObject(byId, prefix + name, join(folder, name), problems);
      }
    }
  }
  return { objects: [...byId.values()], problems };
}

function addObject(byId: Map<string, LooseObject>, id: string, path: string, problems: Problem[]): void {
  const known = byId.get(id);
  if (known !== undefined && known.size > 0) return;
  try {
    byId.set(id, { id, path, size: fs.statSync(path).size });
  } catch {
    problems.push({
      kind: 'object-corrupt',
      message: `the object file ${printable(path)} cannot be read`,
      subject: id,
    });
  }
}

function listFolder(folder: string, problems: Problem[]): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT' && systemErrorCode(error) !== 'ENOTDIR') {
      problems.push({ kind: 'no-access', message: `cannot list ${printable(folder)}`, subject: folder });
    }
    return [];
  }
}

const TYPES: Record<string, ObjectType> = {
  commit: ObjectType.Commit,
  tree: ObjectType.Tree,
  blob: ObjectType.Blob,
  tag: ObjectType.Tag,
};

/** "commit " and as many digits as a 64-bit number can have, and the closing zero byte: git reads no longer header. */
const LONGEST_HEADER = 32;
/** Deflated bytes that are enough for the header. */
const HEADER_SOURCE_BYTES = 256;
/** What Node.js can hold in one Buffer and inflate in one call. */
const LARGEST_OBJECT = 2 ** 31 - 1 - LONGEST_HEADER;

interface LooseHeader {
  type: ObjectType;
  size: number;
  /** Length of the header itself, its zero byte included. */
  length: number;
}

/** Type and size of a loose object, inflating only its start. Throws UnearthError `object-corrupt` or `object-missing`. */
export function readLooseHeader(path: string): { type: ObjectType; size: number } {
  const { type, size } = inflateHeader(readFileStart(path, HEADER_SOURCE_BYTES), printable(path));
  return { type, size };
}

/**
 * Reads a loose object. The size in its header is checked against `maxBytes` (default: 2 GiB) before the content is
 * inflated, and never more than it says is inflated. Throws UnearthError naming `id`: `object-corrupt`,
 * `object-missing`, or `unsupported` where it is too large.
 */
export function readLooseObject(
  path: string,
  id: string,
  options: { maxBytes?: number } = {},
): { type: ObjectType; data: Buffer } {
  const deflated = readRegularFile(path);
  const header = inflateHeader(deflated?.subarray(0, HEADER_SOURCE_BYTES) ?? null, id);
  const limit = Math.min(options.maxBytes ?? LARGEST_OBJECT, LARGEST_OBJECT);
  if (header.size > limit) {
    throw new UnearthError('unsupported', `object ${id} has ${header.size} bytes, more than the limit of ${limit}`);
  }
  const data = inflateAll(deflated as Buffer, id, header.length + header.size);
  return { type: header.type, data: data.subarray(header.length) };
}

function inflateHeader(deflated: Buffer | null, id: string): LooseHeader {
  if (deflated === null) throw new UnearthError('object-missing', `object ${id} is missing`);
  if (deflated.length === 0) throw corrupt(id, 'is an empty file');
  let start: Buffer;
  try {
    start = inflateSync(deflated, { finishFlush: zlibConstants.Z_SYNC_FLUSH });
  } catch (error) {
    throw corrupt(id, 'is not zlib data', error);
  }
  const end = start.subarray(0, LONGEST_HEADER).indexOf(0);
  const header = /^([a-z]+) (0|[1-9][0-9]{0,15})$/.exec(start.toString('latin1', 0, Math.max(end, 0)));
  const type = TYPES[header?.[1] ?? ''];
  if (header === null) throw corrupt(id, 'has no valid header');
  if (type === undefined) throw corrupt(id, `is of the unknown type ${header[1]}`);
  return { type, size: Number(header[2]), length: end + 1 };
}

function inflateAll(deflated: Buffer, id: string, expected: number): Buffer {
  let result: { data: Buffer; consumed: number };
  try {
    result = inflateOnce(deflated, expected);
  } catch (error) {
    if (systemErrorCode(error) === 'ERR_BUFFER_TOO_LARGE') throw corrupt(id, 'inflates to more than its header says');
    throw corrupt(id, 'is cut off or damaged', error);
  }
  if (result.data.length > expected) throw corrupt(id, 'inflates to more than its header says');
  if (result.data.length < expected) throw corrupt(id, 'inflates to less than its header says');
  if (result.consumed < deflated.length) throw corrupt(id, 'has garbage at its end');
  return result.data;
}

function corrupt(id: string, what: string, cause?: unknown): UnearthError {
  return new UnearthError('object-corrupt', `object ${id} ${what}`, cause === undefined ? {} : { cause });
}

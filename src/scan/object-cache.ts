/**
 * Remembers, in the user's cache folder, which objects a scan found nothing in, so that the next scan of a repository
 * looks only at what is new and at what held something. Of objects that hold something nothing is kept: no value, no place.
 *
 * One folder a repository, program version and set of rules; in it segments that are written once and never changed: a line
 * of text, the records (an object id and the object's bytes as a 32-bit number, big-endian), and the SHA-256 of all that.
 * A segment that is damaged, cut off or from another version is passed over.
 */
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ObjectTable } from '../odb/object-table.js';
import type { RepositoryLayout } from '../odb/types.js';
import { VERSION } from '../version.js';
import { cacheFolder, dropOldest, programStamp, writeWhole } from './cache-folder.js';
import { findKnown, type CleanObjects, type KnownObjects } from './known-objects.js';

export interface ObjectCache {
  /** What is remembered of the objects of a table. */
  load(table: ObjectTable): KnownObjects;
  /** Remembers more. False where it could not be written: the scan has its result all the same. */
  save(table: ObjectTable, parts: readonly CleanObjects[]): boolean;
}

/** More segments than this are joined into one. */
const MOST_SEGMENTS = 8;
/** Folders kept: repositories and sets of rules. */
const MOST_FOLDERS = 100;
const CHECKSUM_BYTES = 32;
const LENGTH_BYTES = 4;

/** `signature` is the detector's, `engine` names what runs its expressions. */
export function objectCache(layout: RepositoryLayout, signature: string, engine: string): ObjectCache {
  const key = JSON.stringify([VERSION, programStamp(), signature, engine, layout.objectFormat, layout.commonDir]);
  const all = path.join(cacheFolder(), 'objects');
  const folder = path.join(all, createHash('sha256').update(key).digest('hex').slice(0, 32));
  return {
    load(table) {
      const segments = readSegments(folder, table.hashLength);
      if (segments.length > 0) touch(folder);
      return findKnown(table, (callback) => segments.forEach(({ records }) => forEachRecord(records, table, callback)));
    },
    save(table, parts) {
      const records = recordsOf(table, parts);
      if (records.length === 0) return true;
      try {
        writeSegment(folder, table.hashLength, records);
        joinSegments(folder, table.hashLength);
        dropOldest(all, MOST_FOLDERS, () => true);
        return true;
      } catch {
        return false;
      }
    },
  };
}

function headOf(hashLength: number): Buffer {
  return Buffer.from(`unearth: objects without findings, 1, ${hashLength}\n`);
}

function recordsOf(table: ObjectTable, parts: readonly CleanObjects[]): Buffer {
  const { hashLength, ids } = table;
  const size = hashLength + LENGTH_BYTES;
  const records = Buffer.alloc(parts.reduce((sum, { entries }) => sum + entries.length, 0) * size);
  let at = 0;
  for (const { entries, lengths } of parts) {
    for (let k = 0; k < entries.length; k++) {
      if (lengths[k]! > 0xffffffff) continue;
      records.set(ids.subarray(entries[k]! * hashLength, (entries[k]! + 1) * hashLength), at);
      records.writeUInt32BE(lengths[k]!, at + hashLength);
      at += size;
    }
  }
  return records.subarray(0, at);
}

function forEachRecord(
  records: Buffer,
  { hashLength }: ObjectTable,
  callback: (ids: Uint8Array, at: number, length: number) => void,
): void {
  for (let at = 0; at < records.length; at += hashLength + LENGTH_BYTES) {
    callback(records, at, records.readUInt32BE(at + hashLength));
  }
}

function writeSegment(folder: string, hashLength: number, records: Buffer): string {
  const content = Buffer.concat([headOf(hashLength), records]);
  const name = `${randomBytes(12).toString('hex')}.segment`;
  writeWhole(path.join(folder, name), Buffer.concat([content, createHash('sha256').update(content).digest()]));
  return name;
}

interface Segment {
  name: string;
  records: Buffer;
}

/** All segments that are sound. */
function readSegments(folder: string, hashLength: number): Segment[] {
  return listSegments(folder).flatMap((name) => {
    const records = readSegment(path.join(folder, name), hashLength);
    return records === null ? [] : [{ name, records }];
  });
}

function listSegments(folder: string): string[] {
  try {
    return fs.readdirSync(folder).filter((name) => name.endsWith('.segment'));
  } catch {
    return [];
  }
}

function readSegment(file: string, hashLength: number): Buffer | null {
  const head = headOf(hashLength);
  let content: Buffer;
  try {
    content = fs.readFileSync(file);
  } catch {
    // Another run may just have joined it into one of its own.
    return null;
  }
  const end = content.length - CHECKSUM_BYTES;
  if (end < head.length || !content.subarray(0, head.length).equals(head)) return null;
  if (!createHash('sha256').update(content.subarray(0, end)).digest().equals(content.subarray(end))) return null;
  const records = content.subarray(head.length, end);
  return records.length % (hashLength + LENGTH_BYTES) === 0 ? records : null;
}

/** The joined segment is there before its parts go: another run sees the records once, or twice, but never not at all. */
function joinSegments(folder: string, hashLength: number): void {
  const names = listSegments(folder);
  if (names.length <= MOST_SEGMENTS) return;
  const size = hashLength + LENGTH_BYTES;
  const seen = new Map<string, Buffer>();
  for (const { records } of readSegments(folder, hashLength)) {
    for (let at = 0; at < records.length; at += size) {
      seen.set(records.toString('latin1', at, at + hashLength), records.subarray(at, at + size));
    }
  }
  const joined = writeSegment(folder, hashLength, Buffer.concat([...seen.values()]));
  for (const name of names) if (name !== joined) fs.rmSync(path.join(folder, name), { force: true });
}

function touch(folder: string): void {
  try {
    fs.utimesSync(folder, new Date(), new Date());
  } catch {
    // Only the order in which old folders go depends on it.
  }
}

/**
 * Objects too large to be held in memory, and what is stored as deltas against them: a whole object is inflated a piece
 * at a time; one that others are made from, or that is made by a delta, is rebuilt in a temporary file.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { UnearthError } from '../errors.js';
import { fileReader, inflateReader, sizedReader, type ByteReader } from './byte-reader.js';
import type { Families } from './families.js';
import { applyLargeDelta, assertRoom, bufferBase, fileBase, spool, type DeltaBase } from './large-delta.js';
import { entryEnd, objectId, packOf, type ObjectTable } from './object-table.js';
import { systemErrorCode } from './regular-file.js';

/** An object that is read from its start to its end. */
export interface LargeObject {
  readonly length: number;
  /** Starts reading; one reader at a time. */
  open(): ByteReader;
}

export interface LargeVisitor {
  visit(entry: number, object: LargeObject): void;
  /** An object, and nothing that hangs on it, could be read. */
  fail(entry: number, what: string, kind: 'object-corrupt' | 'size-limit'): void;
}

/** Walks from `start` down to everything stored against it; `base` is what `start` is a delta against. */
export type LargeWalk = (
  start: number,
  base: { text: Buffer; length: number } | null,
  visitor: LargeVisitor,
  wanted?: Uint8Array,
) => void;

interface Rebuilt {
  entry: number;
  file: number;
  length: number;
  children: number[];
}

export function createLargeWalk(table: ObjectTable, families: Families): LargeWalk {
  return (start, base, visitor, wanted) => {
    const waiting: Rebuilt[] = [];
    try {
      take(start, base === null ? null : bufferBase(base.text, base.length));
      while (waiting.length > 0) {
        const parent = waiting[waiting.length - 1]!;
        const child = parent.children.pop();
        if (child !== undefined) take(child, fileBase(parent.file, parent.length));
        // Its last child may have come to lie on top of it.
        if (parent.children.length === 0) fs.closeSync(waiting.splice(waiting.indexOf(parent), 1)[0]!.file);
      }
    } finally {
      for (const { file } of waiting) fs.closeSync(file);
    }

    function take(entry: number, from: DeltaBase | null): void {
      const children = childrenOf(entry);
      try {
        if (from === null && children.length === 0) visitor.visit(entry, wholeObject(entry));
        else if (from === null)
          keep(
            rebuild(entry, (file) => spoolWhole(entry, file)),
            children,
          );
        else
          keep(
            rebuild(entry, (file) => applyLargeDelta(() => openStored(entry), from, file, nameOf(entry))),
            children,
          );
      } catch (error) {
        failBelow(entry, error);
      }
    }

    function keep(rebuilt: Omit<Rebuilt, 'children'>, children: number[]): void {
      const { entry, file, length } = rebuilt;
      waiting.push({ ...rebuilt, children });
      visitor.visit(entry, { length, open: () => fileReader(file, 0, length) });
    }

    function childrenOf(entry: number): number[] {
      const all = families.children.subarray(families.childStart[entry]!, families.childStart[entry + 1]!);
      return [...all].filter((child) => !wanted || wanted[child] === 1).reverse();
    }

    function failBelow(entry: number, error: unknown): void {
      const kind = error instanceof UnearthError && error.code === 'object-corrupt' ? 'object-corrupt' : 'size-limit';
      const broken = [entry];
      for (const one of broken) {
        const what = one === entry ? (error as Error).message : 'the object it is a delta against cannot be read';
        visitor.fail(one, what, kind);
        broken.push(...childrenOf(one));
      }
    }
  };

  function wholeObject(entry: number): LargeObject {
    return { length: table.inflatedSize[entry]!, open: () => openStored(entry) };
  }

  function spoolWhole(entry: number, file: number): number {
    assertRoom(table.inflatedSize[entry]!, nameOf(entry));
    spool(openStored(entry), file);
    return table.inflatedSize[entry]!;
  }

  function rebuild(entry: number, write: (file: number) => number): Omit<Rebuilt, 'children'> {
    const file = openTemporaryFile();
    try {
      return { entry, file, length: write(file) };
    } catch (error) {
      fs.closeSync(file);
      if (systemErrorCode(error) !== 'ENOSPC') throw error;
      throw new UnearthError('unsupported', `no room to rebuild ${nameOf(entry)} in ${os.tmpdir()}`, { cause: error });
    }
  }

  /** What is stored for an entry, inflated: an object, or a delta. */
  function openStored(entry: number): ByteReader {
    const size = table.inflatedSize[entry]!;
    const name = nameOf(entry);
    if (entry >= table.packedCount) return openLoose(table.loosePaths[entry - table.packedCount]!, size, name);
    const pack = table.packs[packOf(table, entry)]!;
    const start = table.offset[entry]! + table.headerLength[entry]!;
    const compressed = openedLate(pack.path, start, entryEnd(table, pack, entry));
    return sizedReader(inflateReader(compressed, name), size, name);
  }

  function nameOf(entry: number): string {
    return `object ${objectId(table, entry)}`;
  }
}

/** "blob 123", a zero byte, and the content. */
function openLoose(file: string, size: number, name: string): ByteReader {
  const reader = inflateReader(openedLate(file, 0, Infinity), name);
  const byte = Buffer.alloc(1);
  while (reader.read(byte, 0, 1) === 1 && byte[0] !== 0);
  return sizedReader(reader, size, name);
}

/** Opens the file for each read: objects as large as these take many milliseconds a read, and nothing is left open. */
function openedLate(file: string, start: number, end: number): ByteReader {
  let position = start;
  return {
    read(target, at, count) {
      const descriptor = fs.openSync(file, 'r');
      try {
        const read = fileReader(descriptor, position, end).read(target, at, count);
        position += read;
        return read;
      } finally {
        fs.closeSync(descriptor);
      }
    },
  };
}

/** A file that only this process can reach: its name is gone as soon as it is open, where the system allows that. */
function openTemporaryFile(): number {
  const name = path.join(os.tmpdir(), `unearth-${randomBytes(8).toString('hex')}`);
  const file = fs.openSync(name, 'wx+', 0o600);
  try {
    fs.unlinkSync(name);
  } catch {
    process.once('exit', () => fs.rmSync(name, { force: true }));
  }
  return file;
}

/**
 * Reads entries of one pack by windows: never the whole pack, which may be larger than memory.
 * Format: gitformat-pack(5).
 */
import fs from 'node:fs';
import { UnearthError } from '../errors.js';
import type { Inflate } from './inflate.js';

/** Bytes of one window; entries that reach over its end are read with the overlap. Families lie scattered: larger windows read more in vain. */
const WINDOW = 1 << 17;
const OVERLAP = 1 << 14;

export const PackedType = { Commit: 1, Tree: 2, Blob: 3, Tag: 4, OffsetDelta: 6, RefDelta: 7 } as const;

/** The header of one pack entry. */
export interface EntryHeader {
  /** A PackedType. */
  type: number;
  /** Inflated bytes of the entry: of the object, or of the delta. */
  size: number;
  /** Where the zlib stream starts, in bytes from the start of the pack. */
  dataOffset: number;
  /** For OffsetDelta: where the base's entry starts. */
  baseOffset: number;
  /** For RefDelta: id of the base. */
  baseId: Buffer | null;
}

export interface PackFile {
  readonly path: string;
  readonly size: number;
  /** Throws UnearthError('object-corrupt') where there is no sound header. */
  readHeader(offset: number): EntryHeader;
  /** The stored bytes [start, end), valid until the next call. */
  view(start: number, end: number): { buffer: Buffer; start: number };
  /** Inflates the entry whose stream stands at [start, end) into target (size + 1 bytes at least). */
  inflateInto(inflate: Inflate, start: number, end: number, target: Buffer, size: number): string | null;
  close(): void;
}

/** Opens a pack. Throws UnearthError where it cannot be read or does not begin as a pack does. */
export function openPackFile(path: string, hashLength: number, cacheBytes = 64 << 20): PackFile {
  const descriptor = openDescriptor(path);
  const size = fs.fstatSync(descriptor).size;
  const windows = createWindowCache(descriptor, size, Math.max(4, Math.floor(cacheBytes / WINDOW)));
  try {
    assertPackSignature(path, size, windows.view(0, Math.min(12, size)));
  } catch (error) {
    fs.closeSync(descriptor);
    throw error;
  }
  return {
    path,
    size,
    view: windows.view,
    readHeader: (offset) => parseHeader(path, windows.view, offset, size, hashLength),
    inflateInto(inflate, start, end, target, inflatedSize) {
      const view = windows.view(start, end);
      return inflate(view.buffer, view.start, view.start + (end - start), target, inflatedSize);
    },
    close: () => fs.closeSync(descriptor),
  };
}

function openDescriptor(path: string): number {
  try {
    return fs.openSync(path, 'r');
  } catch (error) {
    throw new UnearthError('no-access', `${path}: pack cannot be opened`, { cause: error });
  }
}

function assertPackSignature(path: string, size: number, view: { buffer: Buffer; start: number }): void {
  const version = size < 12 ? 0 : view.buffer.readUInt32BE(view.start + 4);
  if (
    size < 12 ||
    view.buffer.toString('latin1', view.start, view.start + 4) !== 'PACK' ||
    version < 2 ||
    version > 3
  ) {
    throw new UnearthError('object-corrupt', `${path}: is not a pack file`, {
      hint: 'run `git fsck` on the repository',
    });
  }
}

type View = (start: number, end: number) => { buffer: Buffer; start: number };

/** Windows of the file, the least recently used one given up first. */
function createWindowCache(descriptor: number, size: number, capacity: number): { view: View } {
  const windows = new Map<number, Buffer>();
  const answer: { buffer: Buffer; start: number } = { buffer: Buffer.alloc(0), start: 0 };
  let last = -1;
  let lastWindow: Buffer = answer.buffer;

  const load = (index: number): Buffer => {
    const known = windows.get(index);
    if (known) {
      windows.delete(index);
      windows.set(index, known);
      return known;
    }
    const recycled = windows.size >= capacity ? dropOldest(windows) : null;
    const start = index * WINDOW;
    const length = Math.min(WINDOW + OVERLAP, size - start);
    const memory = recycled ?? Buffer.allocUnsafeSlow(WINDOW + OVERLAP);
    readFully(descriptor, memory, length, start);
    windows.set(index, memory);
    return memory;
  };

  const view: View = (start, end) => {
    const index = Math.floor(start / WINDOW);
    if (end - index * WINDOW > WINDOW + OVERLAP) {
      answer.buffer = Buffer.allocUnsafeSlow(end - start);
      answer.start = 0;
      readFully(descriptor, answer.buffer, end - start, start);
      return answer;
    }
    if (index !== last) {
      lastWindow = load(index);
      last = index;
    }
    answer.buffer = lastWindow;
    answer.start = start - index * WINDOW;
    return answer;
  };
  return { view };
}

function dropOldest(windows: Map<number, Buffer>): Buffer | null {
  for (const [index, memory] of windows) {
    windows.delete(index);
    return memory;
  }
  return null;
}

function readFully(descriptor: number, target: Buffer, length: number, position: number): void {
  let done = 0;
  while (done < length) {
    const count = fs.readSync(descriptor, target, done, length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  if (done < length) target.fill(0, done, length);
}

/** gitformat-pack: type in bits 4-6 of the first byte, size in 4 bits and then 7 a byte, least significant first. */
function parseHeader(path: string, view: View, offset: number, packSize: number, hashLength: number): EntryHeader {
  const limit = Math.min(packSize - hashLength, offset + 64);
  const { buffer, start } = view(offset, limit);
  const end = start + (limit - offset);
  let at = start;
  let byte = next();
  const type = (byte >> 4) & 7;
  let size = byte & 15;
  let scale = 16;
  while (byte & 0x80) {
    byte = next();
    size += (byte & 0x7f) * scale;
    scale *= 128;
    if (scale > 2 ** 60) throw corrupt(path, offset, 'its size is not a number');
  }
  const header: EntryHeader = { type, size, dataOffset: 0, baseOffset: -1, baseId: null };
  if (type === PackedType.OffsetDelta) header.baseOffset = offset - readBaseDistance();
  else if (type === PackedType.RefDelta) {
    if (at + hashLength > end) throw corrupt(path, offset, 'it ends in its header');
    header.baseId = Buffer.from(buffer.subarray(at, at + hashLength));
    at += hashLength;
  } else if (type < PackedType.Commit || type > PackedType.Tag)
    throw corrupt(path, offset, `it has the unknown type ${type}`);
  header.dataOffset = offset + (at - start);
  return header;

  function next(): number {
    if (at >= end) throw corrupt(path, offset, 'it ends in its header');
    return buffer[at++]!;
  }

  /** gitformat-pack: base 128, most significant first, one added for each further byte. */
  function readBaseDistance(): number {
    let digit = next();
    let distance = digit & 0x7f;
    while (digit & 0x80) {
      digit = next();
      distance = (distance + 1) * 128 + (digit & 0x7f);
    }
    if (distance <= 0 || distance > offset) throw corrupt(path, offset, 'its delta base lies outside the pack');
    return distance;
  }
}

function corrupt(path: string, offset: number, what: string): UnearthError {
  return new UnearthError('object-corrupt', `${path}: entry at byte ${offset} is damaged: ${what}`);
}

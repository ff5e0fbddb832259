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

export interface PackFile {
  readonly path: string;
  readonly size: number;
  /** The stored bytes [start, end), valid until the next call. */
  view(start: number, end: number): { buffer: Buffer; start: number };
  /** Inflates the entry whose stream stands at [start, end) into target (size + 1 bytes at least). */
  inflateInto(inflate: Inflate, start: number, end: number, target: Buffer, size: number): string | null;
  close(): void;
}

/** Opens a pack. Throws UnearthError where it cannot be read or does not begin as a pack does. */
export function openPackFile(path: string, cacheBytes = 64 << 20): PackFile {
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

import * as fs from 'node:fs';
import { constants as bufferConstants } from 'node:buffer';
import { UnearthError } from '../errors.js';
import { printable } from './printable.js';

/** fs.readSync takes lengths below 2 GiB. */
const LARGEST_READ = 1 << 30;

/** The `code` of a Node.js system error ('ENOENT'), or undefined. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function isAbsent(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Turns a failure to open or read `path` into an error a person can act on. */
export function accessError(path: string | Buffer, error: unknown): UnearthError {
  const name = printable(path.toString());
  const code = systemErrorCode(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return new UnearthError('no-access', `no permission to read ${name}`, {
      hint: 'Run as a user who may read the repository, or scan a copy of it.',
      cause: error,
    });
  }
  return new UnearthError('no-access', `cannot read ${name} (${code ?? 'unknown error'})`, { cause: error });
}

/** Fills `target` from `position` of an open file; returns how many bytes there were. */
export function readFully(file: number, target: Uint8Array, position: number): number {
  let done = 0;
  while (done < target.length) {
    const count = fs.readSync(file, target, done, Math.min(LARGEST_READ, target.length - done), position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}

/**
 * Opens a regular file for the time of `use`. Returns null where nothing stands.
 * Not blocking: a FIFO planted as `HEAD` must not hang the scan. Throws UnearthError `no-access` for what is no regular file.
 */
export function withRegularFile<T>(path: string | Buffer, use: (file: number, size: number) => T): T | null {
  let file: number;
  try {
    file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw accessError(path, error);
  }
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile()) throw new UnearthError('no-access', `not a regular file: ${printable(path.toString())}`);
    return use(file, stat.size);
  } catch (error) {
    throw error instanceof UnearthError ? error : accessError(path, error);
  } finally {
    fs.closeSync(file);
  }
}

/**
 * A regular file's content, or null where there is none.
 * Throws UnearthError `no-access`, or `unsupported` for a file above `maxBytes`.
 */
export function readRegularFile(path: string | Buffer, maxBytes = bufferConstants.MAX_LENGTH): Buffer | null {
  return withRegularFile(path, (file, size) => {
    if (size > maxBytes) {
      throw new UnearthError('unsupported', `${printable(path.toString())} has ${size} bytes, more than ${maxBytes}`);
    }
    const content = Buffer.allocUnsafeSlow(size);
    return content.subarray(0, readFully(file, content, 0));
  });
}

/** The first `length` bytes of a regular file (fewer where it is shorter), or null where there is none. */
export function readFileStart(path: string | Buffer, length: number): Buffer | null {
  return withRegularFile(path, (file, size) => {
    const content = Buffer.alloc(Math.min(length, size));
    return content.subarray(0, readFully(file, content, 0));
  });
}

/** What stands at `path`, symbolic links followed; 'nothing' also where the way to it is barred. */
export function pathKind(path: string | Buffer): 'file' | 'directory' | 'other' | 'nothing' {
  try {
    const stat = fs.statSync(path);
    if (stat.isDirectory()) return 'directory';
    return stat.isFile() ? 'file' : 'other';
  } catch {
    return 'nothing';
  }
}

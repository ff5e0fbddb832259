import { addAbortSignal, type Readable, type Writable } from 'node:stream';
import { UnearthError } from '../errors.js';

export interface OutputStream extends Writable {
  isTTY?: boolean;
  columns?: number;
}

/** Everything the command line touches of the outside world, so that tests can run it in process. */
export interface Io {
  stdout: OutputStream;
  stderr: OutputStream;
  /** Default: nothing to read. */
  stdin?: Readable;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** Aborted by Ctrl-C. */
  signal?: AbortSignal;
}

/**
 * Writes and waits while the reader is slower; resolves quietly when the reader has gone (EPIPE, as of `| head`). Throws
 * UnearthError('no-access') where it cannot be written, as on a full disk.
 */
export async function writeAll(stream: OutputStream, chunks: Iterable<string>): Promise<void> {
  let buffered = '';
  for (const chunk of chunks) {
    buffered += chunk;
    if (buffered.length < 65_536) continue;
    if (!(await write(stream, buffered))) return;
    buffered = '';
  }
  if (buffered !== '') await write(stream, buffered);
}

function write(stream: OutputStream, text: string): Promise<boolean> {
  if (stream.destroyed || stream.writableEnded) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve(true);
      else if (isGone(error)) resolve(false);
      else reject(asNoAccess(error));
    });
  });
}

function asNoAccess(cause: Error): Error {
  const { code } = cause as NodeJS.ErrnoException;
  return code === undefined ? cause : new UnearthError('no-access', `cannot write the output: ${code}`, { cause });
}

function isGone(error: Error): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ECONNRESET';
}

/** Reads standard input to its end, at most `limit` bytes; null where it is longer. */
export async function readStdin(io: Io, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (io.stdin && io.signal) addAbortSignal(io.signal, io.stdin);
  for await (const chunk of io.stdin ?? []) {
    const bytes = Buffer.from(chunk as Uint8Array | string);
    size += bytes.length;
    if (size > limit) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Reading bytes in order, a piece at a time: for what is too large to be held whole. */
import fs from 'node:fs';
import zlib from 'node:zlib';
import { UnearthError } from '../errors.js';
import { openNativeHandle } from './inflate.js';

export interface ByteReader {
  /** Fills target[at, at + count) with the next bytes; fewer only at the end. Throws UnearthError('object-corrupt'). */
  read(target: Buffer, at: number, count: number): number;
}

/** Bytes of an open file from `position` on. */
export function fileReader(file: number, position = 0, end = Infinity): ByteReader {
  let next = position;
  return {
    read(target, at, count) {
      let done = 0;
      while (done < count && next < end) {
        const read = fs.readSync(file, target, at + done, Math.min(count - done, end - next), next);
        if (read === 0) break;
        done += read;
        next += read;
      }
      return done;
    },
  };
}

const INPUT_BYTES = 1 << 18;

/**
 * Inflates the zlib stream that `source` gives. Node offers no way to inflate a stream in pieces without giving up the
 * thread; its own handle has one (see inflate.ts). Throws UnearthError('unsupported') where the handle is not as expected.
 */
export function inflateReader(source: ByteReader, subject: string): ByteReader {
  const native = openNativeHandle();
  if (native === null) {
    throw new UnearthError('unsupported', `${subject} cannot be inflated in pieces by this version of Node.js`);
  }
  const { handle, state } = native;
  let failure: string | null = null;
  handle.onerror = (message) => (failure = message);
  const input = Buffer.allocUnsafeSlow(INPUT_BYTES);
  let from = 0;
  let left = 0;
  return {
    read(target, at, count) {
      let done = 0;
      while (done < count) {
        if (left === 0) {
          from = 0;
          left = source.read(input, 0, INPUT_BYTES);
        }
        const room = count - done;
        handle.writeSync(zlib.constants.Z_NO_FLUSH, input, from, left, target, at + done, room);
        if (failure !== null) throw new UnearthError('object-corrupt', `${subject}: ${failure}`);
        const [roomLeft, inputLeft] = [state[0]!, state[1]!];
        done += room - roomLeft;
        from += left - inputLeft;
        // No input and no output: the stream has ended, or was cut off.
        if (roomLeft === room && inputLeft === left) break;
        left = inputLeft;
      }
      return done;
    },
  };
}

/** Passes bytes on and throws where there are not exactly `size` of them. */
export function sizedReader(source: ByteReader, size: number, subject: string): ByteReader {
  const spare = Buffer.alloc(1);
  let done = 0;
  return {
    read(target, at, count) {
      const asked = Math.min(count, size - done);
      const read = source.read(target, at, asked);
      done += read;
      if (read < asked) throw new UnearthError('object-corrupt', `${subject} ends after ${done} of ${size} bytes`);
      if (asked < count && source.read(spare, 0, 1) > 0) {
        throw new UnearthError('object-corrupt', `${subject} holds more than the ${size} bytes its header says`);
      }
      return read;
    },
  };
}

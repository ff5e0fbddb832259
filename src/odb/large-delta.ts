/** Applies deltas of objects that are too large for a buffer: from a file to a file. Format: gitformat-pack(5). */
import fs from 'node:fs';
import os from 'node:os';
import { UnearthError } from '../errors.js';
import type { ByteReader } from './byte-reader.js';

/** What a delta is applied to: any part of it can be read. */
export interface DeltaBase {
  readonly length: number;
  read(target: Buffer, at: number, count: number, position: number): void;
}

export function bufferBase(text: Buffer, length: number): DeltaBase {
  return { length, read: (target, at, count, position) => void text.copy(target, at, position, position + count) };
}

export function fileBase(file: number, length: number): DeltaBase {
  return {
    length,
    read(target, at, count, position) {
      for (let done = 0; done < count;) {
        const read = fs.readSync(file, target, at + done, count - done, position + done);
        if (read === 0) throw new UnearthError('internal', 'a temporary file has become shorter');
        done += read;
      }
    },
  };
}

const CHUNK = 1 << 20;
/** A few bytes of delta can say "copy" a million times over: what is made from it is no larger than this, nor than half the room there is. */
const LARGEST_REBUILT = 64 * 2 ** 30;

/** Throws UnearthError('unsupported') where `bytes` more would not leave half of the room for temporary files free. */
export function assertRoom(bytes: number, subject: string): void {
  const folder = os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bytes > LARGEST_REBUILT || bytes > (bavail * bsize) / 2) {
    throw new UnearthError('unsupported', `${subject} has ${bytes} bytes: too large to be rebuilt in ${folder}`);
  }
}

/**
 * Writes to `file` what a delta makes of `base`; returns its length. The delta is read twice: what it makes is known before
 * anything is written. Throws UnearthError('object-corrupt'), or 'unsupported' for want of room, with `subject`.
 */
export function applyLargeDelta(openDelta: () => ByteReader, base: DeltaBase, file: number, subject: string): number {
  const length = runDelta(openDelta(), base.length, countingOutput(), subject);
  assertRoom(length, subject);
  return runDelta(openDelta(), base.length, fileOutput(file, base), subject);
}

interface Output {
  copy(position: number, count: number): void;
  insert(bytes: ByteSource, count: number): void;
  flush(): void;
  length(): number;
}

/** Has a delta's instructions carried out by `output`; returns the length it says. */
function runDelta(delta: ByteReader, baseLength: number, output: Output, subject: string): number {
  const bytes = byteSource(delta, () => corrupt('ends in an instruction'));
  if (size() !== baseLength) throw corrupt('was made for another base');
  const length = size();
  for (let op = bytes.next(); op >= 0; op = bytes.next()) {
    if (op & 0x80) copy(op);
    else if (op !== 0) output.insert(bytes, op);
    else throw corrupt('has an unknown instruction');
  }
  output.flush();
  if (output.length() !== length) throw corrupt(`makes ${output.length()} of ${length} bytes`);
  return length;

  function size(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes.must();
      value += (byte & 0x7f) * scale;
      if (scale > 2 ** 50) throw corrupt('has no sizes that can be true');
      if ((byte & 0x80) === 0) return value;
    }
  }

  function copy(op: number): void {
    let position = 0;
    let count = 0;
    for (let k = 0; k < 4; k++) if (op & (1 << k)) position += bytes.must() * 256 ** k;
    for (let k = 0; k < 3; k++) if (op & (16 << k)) count += bytes.must() * 256 ** k;
    if (count === 0) count = 0x10000;
    if (position + count > baseLength) throw corrupt('copies from outside its base');
    output.copy(position, count);
  }

  function corrupt(what: string): UnearthError {
    return new UnearthError('object-corrupt', `${subject}: its delta ${what}`);
  }
}

function countingOutput(): Output {
  let made = 0;
  return {
    copy: (_position, count) => void (made += count),
    insert(bytes, count) {
      for (let i = 0; i < count; i++) bytes.must();
      made += count;
    },
    flush() {},
    length: () => made,
  };
}

function fileOutput(file: number, base: DeltaBase): Output {
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  let used = 0;
  let written = 0;
  const flush = (): void => {
    for (let done = 0; done < used;) done += fs.writeSync(file, buffer, done, used - done, written + done);
    written += used;
    used = 0;
  };
  return {
    copy(position, count) {
      for (let done = 0; done < count;) {
        if (used === CHUNK) flush();
        const part = Math.min(count - done, CHUNK - used);
        base.read(buffer, used, part, position + done);
        used += part;
        done += part;
      }
    },
    insert(bytes, count) {
      if (used + count > CHUNK) flush();
      for (let i = 0; i < count; i++) buffer[used++] = bytes.must();
    },
    flush,
    length: () => written + used,
  };
}

interface ByteSource {
  /** The next byte, or -1 at the end. */
  next(): number;
  /** The next byte; throws where there is none. */
  must(): number;
}

function byteSource(reader: ByteReader, cutOff: () => UnearthError): ByteSource {
  const buffer = Buffer.allocUnsafeSlow(1 << 16);
  let at = 0;
  let end = 0;
  const next = (): number => {
    if (at === end) {
      end = reader.read(buffer, 0, buffer.length);
      at = 0;
    }
    return end === 0 ? -1 : buffer[at++]!;
  };
  return {
    next,
    must() {
      const byte = next();
      if (byte < 0) throw cutOff();
      return byte;
    },
  };
}

/** Copies all that a reader gives to a file. */
export function spool(reader: ByteReader, file: number): void {
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  for (let position = 0; ;) {
    const count = reader.read(buffer, 0, CHUNK);
    for (let done = 0; done < count;) done += fs.writeSync(file, buffer, done, count - done, position + done);
    position += count;
    if (count < CHUNK) return;
  }
}

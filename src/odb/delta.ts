/**
 * Git's deltas: "copy these bytes of the base, insert these new ones". Format: gitformat-pack(5), "Deltified representation".
 */

import type { Kernel } from '../kernel/kernel.js';

/** A delta, parsed: its copies as runs in the target, everything between them is inserted. Reused between calls. */
export interface ParsedDelta {
  baseSize: number;
  targetSize: number;
  /** Number of copied runs; neighbours that are one run in both texts are joined. */
  runs: number;
  /** Run k: target[targetStart[k], targetStart[k] + runLength[k]) equals base[baseStart[k], ...). */
  targetStart: Int32Array;
  baseStart: Int32Array;
  runLength: Int32Array;
}

export function createParsedDelta(): ParsedDelta {
  return {
    baseSize: 0,
    targetSize: 0,
    runs: 0,
    targetStart: new Int32Array(256),
    baseStart: new Int32Array(256),
    runLength: new Int32Array(256),
  };
}

/** The two sizes at the head of a delta, as [baseSize, targetSize], or null where they are not numbers. */
export function readDeltaSizes(delta: Buffer, length: number): [number, number] | null {
  const sizes: number[] = [];
  let at = 0;
  while (sizes.length < 2) {
    let size = 0;
    let scale = 1;
    let byte: number;
    do {
      if (at >= length || scale > 2 ** 50) return null;
      byte = delta[at++]!;
      size += (byte & 0x7f) * scale;
      scale *= 128;
    } while (byte & 0x80);
    sizes.push(size);
  }
  return [sizes[0]!, sizes[1]!];
}

export type DeltaApplier = typeof applyDelta;

/** Bytes of the longest delta that the kernel applies: longer ones are rare, and their runs would need room. */
export const KERNEL_DELTA: number = 1 << 20;

/** Room that createDeltaApplier takes among a kernel's tables. */
export const DELTA_TABLE_BYTES: number = 3 * KERNEL_DELTA * 4;

/** applyDelta in the kernel, where delta, base and target (with 16 bytes to spare) stand in its memory. */
export function createDeltaApplier(kernel: Kernel): DeltaApplier {
  const [target, base, length] = [0, 0, 0].map(() => kernel.reserve(KERNEL_DELTA * 4)) as [number, number, number];
  kernel.calls.useRuns(target, base, length);
  const columnAt = (address: number): Int32Array =>
    kernel.integers.subarray(address >> 2, (address >> 2) + KERNEL_DELTA);
  const columns = { targetStart: columnAt(target), baseStart: columnAt(base), runLength: columnAt(length) };
  return (delta, deltaLength, baseText, baseLength, text, parsed) => {
    const sizes = readDeltaSizes(delta, deltaLength);
    const fits =
      sizes !== null &&
      deltaLength < KERNEL_DELTA &&
      text.length >= sizes[1] + 16 &&
      kernel.holds(delta) &&
      kernel.holds(baseText) &&
      kernel.holds(text);
    if (!fits) return applyDelta(delta, deltaLength, baseText, baseLength, text, ownColumns(parsed, columns));
    if (sizes[0] !== baseLength) return wrongBase(sizes[0], baseLength);
    Object.assign(parsed, columns);
    [parsed.baseSize, parsed.targetSize] = sizes;
    const result = kernel.calls.applyDelta(
      delta.byteOffset,
      skipSizes(delta),
      deltaLength,
      baseText.byteOffset,
      baseLength,
      text.byteOffset,
      sizes[1],
    );
    parsed.runs = Math.max(0, result);
    return result >= 0 ? null : KERNEL_PROBLEMS[-result - 1]!;
  };
}

/** In the order of the codes in kernel/assembly/deltas.ts. */
const KERNEL_PROBLEMS = [
  'its delta ends in an instruction',
  'its delta copies from outside its base',
  'its delta inserts more than it holds',
  'its delta has an unknown instruction',
  'its delta makes fewer bytes than it says',
] as const;

/** A delta that the kernel does not apply needs columns that can grow. */
function ownColumns(parsed: ParsedDelta, columns: Pick<ParsedDelta, 'targetStart'>): ParsedDelta {
  return parsed.targetStart === columns.targetStart ? Object.assign(parsed, createParsedDelta()) : parsed;
}

function wrongBase(claimed: number, actual: number): string {
  return `its delta was made for a base of ${claimed} bytes, the base has ${actual}`;
}

/**
 * Applies `delta[0, length)` to `base[0, baseLength)`, writes the result to `target` and notes the copied runs in `parsed`.
 * Returns what is wrong with the delta in words, or null. `target` must hold the target size (see readDeltaSizes).
 */
export function applyDelta(
  delta: Buffer,
  length: number,
  base: Buffer,
  baseLength: number,
  target: Buffer,
  parsed: ParsedDelta,
): string | null {
  const sizes = readDeltaSizes(delta, length);
  if (sizes === null) return 'its delta has no sizes';
  const [baseSize, targetSize] = sizes;
  if (baseSize !== baseLength) return wrongBase(baseSize, baseLength);
  if (targetSize > target.length) return `its delta makes ${targetSize} bytes, more than there is room for`;
  parsed.baseSize = baseSize;
  parsed.targetSize = targetSize;
  parsed.runs = 0;

  let at = skipSizes(delta);
  let to = 0;
  while (at < length) {
    const op = delta[at++]!;
    if (op & 0x80) {
      let offset = 0;
      let size = 0;
      if (op & 0x01) offset = delta[at++]!;
      if (op & 0x02) offset |= delta[at++]! << 8;
      if (op & 0x04) offset |= delta[at++]! << 16;
      if (op & 0x08) offset += delta[at++]! * 0x1000000;
      if (op & 0x10) size = delta[at++]!;
      if (op & 0x20) size |= delta[at++]! << 8;
      if (op & 0x40) size |= delta[at++]! << 16;
      if (size === 0) size = 0x10000;
      if (at > length) return KERNEL_PROBLEMS[0];
      if (offset + size > baseLength || to + size > targetSize) return KERNEL_PROBLEMS[1];
      copyBytes(base, offset, target, to, size);
      addRun(parsed, to, offset, size);
      to += size;
    } else if (op !== 0) {
      if (at + op > length || to + op > targetSize) return KERNEL_PROBLEMS[2];
      copyBytes(delta, at, target, to, op);
      at += op;
      to += op;
    } else return KERNEL_PROBLEMS[3];
  }
  return to === targetSize ? null : KERNEL_PROBLEMS[4];
}

function skipSizes(delta: Buffer): number {
  let at = 0;
  while (delta[at++]! & 0x80);
  while (delta[at++]! & 0x80);
  return at;
}

/** Below this many bytes a loop is quicker than the call into native code. */
const SHORT = 48;

function copyBytes(source: Buffer, from: number, target: Buffer, to: number, size: number): void {
  if (size < SHORT) {
    for (let i = 0; i < size; i++) target[to + i] = source[from + i]!;
  } else source.copy(target, to, from, from + size);
}

function addRun(parsed: ParsedDelta, to: number, from: number, size: number): void {
  const last = parsed.runs - 1;
  if (last >= 0) {
    const lastLength = parsed.runLength[last]!;
    if (parsed.targetStart[last]! + lastLength === to && parsed.baseStart[last]! + lastLength === from) {
      parsed.runLength[last] = lastLength + size;
      return;
    }
  }
  if (parsed.runs === parsed.targetStart.length) growRuns(parsed);
  parsed.targetStart[parsed.runs] = to;
  parsed.baseStart[parsed.runs] = from;
  parsed.runLength[parsed.runs] = size;
  parsed.runs++;
}

function growRuns(parsed: ParsedDelta): void {
  for (const column of ['targetStart', 'baseStart', 'runLength'] as const) {
    const larger = new Int32Array(parsed[column].length * 2);
    larger.set(parsed[column]);
    parsed[column] = larger;
  }
}

/** Git's deltas (gitformat-pack(5), "Deltified representation"): "copy these bytes of the base, insert these new ones". */

/** Columns of i32, one row a run copied from the base; neighbours that are one run in both texts are joined. */
let runTarget: usize = 0;
let runBase: usize = 0;
let runLength: usize = 0;
let runs: i32 = 0;

/** What is wrong with a delta; the words for it are in kernel/kernel.ts. */
const CUT_OFF = -1;
const OUTSIDE_BASE = -2;
const INSERTS_TOO_MUCH = -3;
const UNKNOWN_INSTRUCTION = -4;
const WRONG_SIZE = -5;

/** Tells where the columns of runs stand; each has room for a run a byte of the longest delta that is given to applyDelta. */
export function useRuns(target: usize, base: usize, length: usize): void {
  runTarget = target;
  runBase = base;
  runLength = length;
}

/**
 * Applies the instructions delta[at, length) to base[0, baseSize) and writes target[0, targetSize); the 16 bytes after the target may be
 * overwritten. Returns the number of copied runs, or one of the codes above.
 */
export function applyDelta(
  delta: usize,
  start: i32,
  length: i32,
  base: usize,
  baseSize: i32,
  target: usize,
  targetSize: i32,
): i32 {
  runs = 0;
  let at = delta + start;
  const end = delta + length;
  let to: u32 = 0;
  while (at < end) {
    const op: u32 = load<u8>(at++);
    if (op & 0x80) {
      let offset: u32 = 0;
      let size: u32 = 0;
      if (op & 0x01) offset = load<u8>(at++);
      if (op & 0x02) offset |= (<u32>load<u8>(at++)) << 8;
      if (op & 0x04) offset |= (<u32>load<u8>(at++)) << 16;
      if (op & 0x08) offset |= (<u32>load<u8>(at++)) << 24;
      if (op & 0x10) size = load<u8>(at++);
      if (op & 0x20) size |= (<u32>load<u8>(at++)) << 8;
      if (op & 0x40) size |= (<u32>load<u8>(at++)) << 16;
      if (size == 0) size = 0x10000;
      if (at > end) return CUT_OFF;
      if (<u64>offset + <u64>size > <u64>(<u32>baseSize) || to + size > <u32>targetSize) return OUTSIDE_BASE;
      copy(target + to, base + offset, size);
      addRun(to, offset, size);
      to += size;
    } else if (op != 0) {
      if (at + op > end || to + op > <u32>targetSize) return INSERTS_TOO_MUCH;
      copy(target + to, at, op);
      at += op;
      to += op;
    } else return UNKNOWN_INSTRUCTION;
  }
  return to == <u32>targetSize ? runs : WRONG_SIZE;
}

/** Sixteen bytes a turn, writing over the end: what stands there is written next. Long runs are the engine's own business. */
function copy(target: usize, source: usize, size: u32): void {
  if (size > 512) {
    memory.copy(target, source, size);
    return;
  }
  const end = source + size;
  do {
    v128.store(target, v128.load(source));
    source += 16;
    target += 16;
  } while (source < end);
}

function addRun(to: u32, from: u32, size: u32): void {
  if (runs > 0) {
    const last = (<usize>(runs - 1)) << 2;
    const length = load<u32>(runLength + last);
    if (load<u32>(runTarget + last) + length == to && load<u32>(runBase + last) + length == from) {
      store<u32>(runLength + last, length + size);
      return;
    }
  }
  const row = (<usize>runs) << 2;
  store<u32>(runTarget + row, to);
  store<u32>(runBase + row, from);
  store<u32>(runLength + row, size);
  runs++;
}

/**
 * Notes what is new in a text: short news are copied, of longer ones all runs of four bytes are marked in a table, a byte a slot.
 * What this is for stands in scan/text-index.ts, which also computes the same slots. And finds the places of known runs (rehearse/known-search.ts).
 */
import { notedRun, notedRuns } from './line-notes';

const MIX: u32 = 0x9e3779b1;
const SPACES: u64 = ((<u64>0x20202020) << 32) | 0x20202020;

let tableAt: usize = 0;
let tableShift: u32 = 0;
let join: i32 = 0;
let leastCopy: i32 = 0;

/** The table of 2^(32 - shift) bytes at `address`; which bytes of a copy are new: see odb/new-ranges.ts. */
export function useMarks(address: usize, shift: u32, joinBytes: i32, least: i32): void {
  tableAt = address;
  tableShift = shift;
  join = joinBytes;
  leastCopy = least;
}

/**
 * Notes the new bytes of text[0, length) and returns their number: up to `short` of them are copied to `target`, up to `room` are marked;
 * with more than both nothing is done.
 */
export function noteNews(
  text: usize,
  length: i32,
  runs: i32,
  runTarget: usize,
  runLength: usize,
  short: i32,
  target: usize,
  room: i32,
): i32 {
  const bytes = newBytes(length, runs, runTarget, runLength);
  const copies = bytes <= short;
  if (!copies && bytes > room) return bytes;
  let from: i32 = 0;
  let to = target;
  for (let k = 0; k <= runs; k++) {
    const row = (<usize>k) << 2;
    const isLast = k == runs;
    if (!isLast && load<i32>(runLength + row) < leastCopy) continue;
    const start = isLast ? length : load<i32>(runTarget + row) + join;
    if (copies) {
      memory.copy(to, text + from, start - from);
      to += start - from;
    } else {
      markGrams(text + from, text + start);
    }
    if (!isLast) from = load<i32>(runTarget + row) + load<i32>(runLength + row) - join;
  }
  return bytes;
}

function newBytes(length: i32, runs: i32, runTarget: usize, runLength: usize): i32 {
  let bytes = length;
  for (let k = 0; k < runs; k++) {
    const size = load<i32>(runLength + ((<usize>k) << 2));
    if (size >= leastCopy) bytes -= size - 2 * join;
  }
  return bytes;
}

/** The same for the runs that a scan by lines has noted. */
export function noteRuns(text: usize, short: i32, target: usize, room: i32): i32 {
  let bytes: i32 = 0;
  for (let k = 0; k < notedRuns(); k++) bytes += load<i32>(notedRun(k), 4) - load<i32>(notedRun(k));
  const copies = bytes <= short;
  if (!copies && bytes > room) return bytes;
  let to = target;
  for (let k = 0; k < notedRuns(); k++) {
    const from = load<i32>(notedRun(k));
    const size = load<i32>(notedRun(k), 4) - from;
    if (copies) memory.copy(to, text + from, size);
    else markGrams(text + from, text + from + size);
    to += size;
  }
  return bytes;
}

/** Marks every run of four bytes in memory[from, to). */
export function markGrams(from: usize, to: usize): void {
  let at = from;
  // Eight bytes hold five runs; the last one begins the next eight.
  for (; at + 8 <= to; at += 4) {
    const bytes = load<u64>(at);
    // Indentation: what follows begins with four spaces too.
    if (bytes == SPACES) continue;
    mark(<u32>bytes);
    mark(<u32>(bytes >>> 8));
    mark(<u32>(bytes >>> 16));
    mark(<u32>(bytes >>> 24));
  }
  for (; at + 4 <= to; at++) mark(load<u32>(at));
}

function mark(gram: u32): void {
  store<u8>(tableAt + ((gram * MIX) >>> tableShift), 1);
}

/** Writes the table as bits, the first the lowest, to `target`, and clears it. */
export function packMarks(target: usize): void {
  const none = i8x16.splat(0);
  const end = tableAt + ((<usize>1) << (32 - tableShift));
  for (let at = tableAt; at < end; at += 16, target += 2) {
    store<u16>(target, <u16>i8x16.bitmask(i8x16.shl(v128.load(at), 7)));
    v128.store(at, none);
  }
}

/**
 * Lists the places in memory[from, to - 3) whose four bytes have their bit in the table of 2^(32 - shift) bits, as distances from `from`, at most
 * `room` of them. Returns their number.
 */
export function findGrams(from: usize, to: usize, table: usize, shift: u32, found: usize, room: i32): i32 {
  let count = 0;
  let at = from;
  for (; at + 8 <= to && count + 4 <= room; at += 4) {
    const bytes = load<u64>(at);
    if (bytes == SPACES && !hasBit(table, shift, <u32>SPACES)) continue;
    for (let k = 0; k < 4; k++) {
      if (!hasBit(table, shift, <u32>(bytes >>> (k << 3)))) continue;
      store<i32>(found + (count << 2), <i32>(at - from) + k);
      count++;
    }
  }
  for (; at + 4 <= to && count < room; at++) {
    if (!hasBit(table, shift, load<u32>(at))) continue;
    store<i32>(found + (count << 2), <i32>(at - from));
    count++;
  }
  resumeAt = at;
  return count;
}

let resumeAt: usize = 0;

/** Where the last findGrams stopped: three bytes before the end, or where there was no more room. */
export function foundUntil(): usize {
  return resumeAt;
}

function hasBit(table: usize, shift: u32, gram: u32): bool {
  const slot = (gram * MIX) >>> shift;
  return ((load<u32>(table + ((slot >>> 5) << 2)) >>> (slot & 31)) & 1) != 0;
}

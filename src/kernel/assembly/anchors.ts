/**
 * Finds the places in a text where a rule may match. Bytes are sorted into 32 classes; four bytes in a row (a gram) are a number of
 * 20 bits, and a table of one bit a gram says whether some needle holds it. Only every second gram is looked at: every needle is
 * entered twice, once for its place at an even and once at an odd distance. The tables are made by detect/prefilter/needle-tables.ts.
 */

import {
  canWait,
  cutLines,
  endOfLine,
  forgetWaiting,
  giveUpBehind,
  isClean,
  keepClean,
  linesCut,
  soil,
  lineNumber,
  startOfLine,
  wait,
} from './clean-lines';
import { beginLines, noteKnown, noteRun } from './line-notes';

/** u16[65536]: the classes of two neighbouring bytes, the first one's in the upper five bits. */
let pairs: usize = 0;
/** u32[32768]: one bit a gram. */
let bits: usize = 0;
/** u32[32768]: how many bits are set before this word. */
let ranks: usize = 0;
/** u32: where the links of the n-th gram in use begin. */
let chains: usize = 0;
/** u32: needle (lower 20 bits), bytes from the needle's first to the gram's last (upper 12). */
let links: usize = 0;
/** Needles, NEEDLE_BYTES each: see the offsets below. */
let needles: usize = 0;
/** u32: numbers of the probes that needles wake. */
let wakes: usize = 0;
/** Probes, PROBE_BYTES each. */
let probes: usize = 0;

const NEEDLE_BYTES: usize = 48;
/** The first eight bytes of the text, letter case folded by `or`, bytes of larger sets masked out by `and`. */
const NEEDLE_OR: usize = 0;
const NEEDLE_AND: usize = 8;
const NEEDLE_VALUE: usize = 16;
const NEEDLE_LENGTH: usize = 24;
/** u32 list of sets, one a place, and how many of them the masks have not decided; zero: the masks decide. */
const NEEDLE_SETS: usize = 28;
const NEEDLE_REST: usize = 32;
const NEEDLE_WAKE: usize = 36;
const NEEDLE_WAKE_END: usize = 40;

const PROBE_BYTES: usize = 16;
/** u32: one bit a text mode in which it runs. */
const PROBE_MODES: usize = 0;
/** Set of the bytes that may stand before the anchor, or 0. */
const PROBE_BEFORE: usize = 4;
/** u32 list of sets that the bytes from the anchor on must be of, or 0. */
const PROBE_HEADS: usize = 8;
/** u16: bytes of the text the list leaves out at its begin; u16: sets in the list. */
const PROBE_SKIP: usize = 12;
const PROBE_COUNT: usize = 14;

let queue: usize = 0;
let capacity: i32 = 0;
let count: i32 = 0;
let stoppedRange: i32 = 0;
let stoppedAt: i32 = -1;
/** An entry of the queue: probe, anchor (i32). */
const ENTRY_SHIFT: usize = 3;

/** Tells where the tables stand. */
export function useTables(
  pairTable: usize,
  bitTable: usize,
  rankTable: usize,
  chainTable: usize,
  linkTable: usize,
  needleTable: usize,
  wakeTable: usize,
  probeTable: usize,
): void {
  pairs = pairTable;
  bits = bitTable;
  ranks = rankTable;
  chains = chainTable;
  links = linkTable;
  needles = needleTable;
  wakes = wakeTable;
  probes = probeTable;
}

/** The range at which the last scan stopped because the queue was full, and where in it; -1: it came to the end. */
export function stopRange(): i32 {
  return stoppedRange;
}
export function stopPlace(): i32 {
  return stoppedAt;
}

/**
 * Notes probe and anchor of all anchors in the ranges [from, to) listed at `ranges` (two i32 each), `first` the first of them, from
 * `start` on in it (its own begin, or where a scan stopped). `room`: places in the queue, of which `reserve` are always enough for four bytes. Returns how
 * many were noted. `reach`: see NeedleTables. `byLines`: lines known to be clean are passed over; the text must stand here whole.
 */
export function scanRanges(
  text: usize,
  length: i32,
  ranges: usize,
  rangeCount: i32,
  first: i32,
  start: i32,
  mode: u32,
  reach: i32,
  queueAt: usize,
  room: i32,
  reserve: i32,
  byLines: bool,
): i32 {
  queue = queueAt;
  capacity = room - reserve;
  count = 0;
  stoppedAt = -1;
  if (byLines) {
    forgetWaiting();
    beginLines();
  }
  const modeBit: u32 = 1 << mode;
  for (let k = first; k < rangeCount; k++) {
    const from = load<i32>(ranges + ((<usize>k) << 3));
    const to = load<i32>(ranges + ((<usize>k) << 3) + 4);
    const isResumed = k == first && start > from;
    const stop = byLines
      ? scanLines(text, length, from, to, isResumed ? start : -1, modeBit, reach)
      : scanRun(text, length, from, to, isResumed ? start : from, modeBit, reach);
    if (stop >= 0) {
      stoppedRange = k;
      stoppedAt = stop;
      return count;
    }
  }
  return count;
}

/** The run of lines in which the last scan stopped; the end is -1 where it stopped before one. */
let runStart: i32 = 0;
let runEnd: i32 = -1;

/** Scans the lines of a range that are not known to be clean; from `resumed` on, where a scan stopped there. */
function scanLines(text: usize, length: i32, from: i32, to: i32, resumed: i32, modeBit: u32, reach: i32): i32 {
  let at = from;
  if (resumed >= 0) {
    at = resumed;
    if (runEnd >= 0) {
      const stop = scanRun(text, length, runStart, runEnd, resumed, modeBit, reach);
      if (stop >= 0) return stop;
      at = runEnd;
    }
  }
  let open: i32 = -1;
  while (at < to) {
    if (!canWait()) return stopBefore(text, length, open, at, modeBit, reach);
    const next = cutLines(text, length, at, to, modeBit);
    for (let k = 0; k < linesCut(); k++) {
      const start = startOfLine(k);
      if (!isClean(k)) {
        if (open < 0) open = start;
        wait(k);
      } else {
        if (open >= 0) {
          const stop = scanOpenRun(text, length, open, start, modeBit, reach);
          if (stop >= 0) return stop;
          open = -1;
        }
        noteKnown(lineNumber(k), endOfLine(k) - start);
      }
    }
    at = next;
  }
  return open < 0 ? -1 : scanOpenRun(text, length, open, to, modeBit, reach);
}

/** There is no room for more lines: what has been cut is scanned, and the rest is for the next call. */
function stopBefore(text: usize, length: i32, open: i32, at: i32, modeBit: u32, reach: i32): i32 {
  const stop = open < 0 ? -1 : scanOpenRun(text, length, open, at, modeBit, reach);
  if (stop >= 0) return stop;
  runEnd = -1;
  return at;
}

function scanOpenRun(text: usize, length: i32, from: i32, to: i32, modeBit: u32, reach: i32): i32 {
  noteRun(from, to);
  const stop = scanRun(text, length, from, to, from, modeBit, reach);
  if (stop < 0) return -1;
  runStart = from;
  runEnd = to;
  giveUpBehind(stop - OVER_END - 1);
  return stop;
}

/** How far a gram may reach over the end of the needle that it was chosen for. */
const OVER_END: i32 = 2;

function scanRun(text: usize, length: i32, from: i32, to: i32, start: i32, modeBit: u32, reach: i32): i32 {
  // No needle goes on behind a line feed.
  const isLineEnd = to > from && load<u8>(text + to - 1) == 10;
  const end = min(length + OVER_END, to + (isLineEnd ? OVER_END : reach));
  let before: u32 = start > 1 ? load<u16>(pairs + ((<usize>load<u16>(text + start - 2)) << 1)) : 0;
  for (let at = start; at < end; at += 4) {
    const word = load<u32>(text + at);
    const one: u32 = load<u16>(pairs + ((<usize>(word & 0xffff)) << 1));
    const two: u32 = load<u16>(pairs + ((<usize>(word >>> 16)) << 1));
    const first = (before << 10) | one;
    const second = (one << 10) | two;
    const hitFirst = (load<u32>(bits + ((<usize>(first >>> 5)) << 2)) >>> (first & 31)) & 1;
    const hitSecond = (load<u32>(bits + ((<usize>(second >>> 5)) << 2)) >>> (second & 31)) & 1;
    if (hitFirst | hitSecond) {
      if (count > capacity) return at;
      if (hitFirst) followChain(text, length, first, at + 1, from, to, modeBit);
      if (hitSecond) followChain(text, length, second, at + 3, from, to, modeBit);
    }
    before = two;
  }
  return -1;
}

/** Compares the text with every needle that holds this gram. */
function followChain(text: usize, length: i32, gram: u32, last: i32, from: i32, to: i32, modeBit: u32): void {
  const word = gram >>> 5;
  const below = load<u32>(bits + ((<usize>word) << 2)) & ((1 << (gram & 31)) - 1);
  const rank = load<u32>(ranks + ((<usize>word) << 2)) + popcnt<u32>(below);
  const chain = chains + ((<usize>rank) << 2);
  const end = load<u32>(chain + 4);
  for (let k = load<u32>(chain); k < end; k++) {
    const link = load<u32>(links + ((<usize>k) << 2));
    const anchor = last - <i32>(link >>> 20);
    if (anchor < from || anchor >= to) continue;
    const needle = needles + <usize>(link & 0xfffff) * NEEDLE_BYTES;
    const bytes = load<u64>(text + anchor);
    if (((bytes | load<u64>(needle, NEEDLE_OR)) & load<u64>(needle, NEEDLE_AND)) != load<u64>(needle, NEEDLE_VALUE))
      continue;
    if (anchor + load<i32>(needle, NEEDLE_LENGTH) > length) continue;
    if (load<i32>(needle, NEEDLE_REST) != 0 && !restFits(text + anchor, needle)) continue;
    wake(text, length, anchor, needle, modeBit);
  }
}

function restFits(at: usize, needle: usize): bool {
  const sets: usize = load<u32>(needle, NEEDLE_SETS);
  const length: usize = load<u32>(needle, NEEDLE_LENGTH);
  for (let k: usize = 0; k < length; k++) {
    if (!holds(load<u32>(sets + (k << 2)), load<u8>(at + k))) return false;
  }
  return true;
}

function holds(set: usize, byte: u32): bool {
  return ((load<u8>(set + (byte >>> 3)) >>> (byte & 7)) & 1) != 0;
}

/** Notes the probes of a needle, except those that could not match here whatever the rule's expression says. */
function wake(text: usize, length: i32, anchor: i32, needle: usize, modeBit: u32): void {
  const end = load<u32>(needle, NEEDLE_WAKE_END);
  for (let k = load<u32>(needle, NEEDLE_WAKE); k < end; k++) {
    const number = load<u32>(wakes + ((<usize>k) << 2));
    const probe = probes + <usize>number * PROBE_BYTES;
    if ((load<u32>(probe, PROBE_MODES) & modeBit) == 0) continue;
    if (!edgeFits(text, anchor, load<u32>(probe, PROBE_BEFORE)) || !headsFit(text, length, anchor, probe)) continue;
    const place = queue + ((<usize>count) << ENTRY_SHIFT);
    store<u32>(place, number);
    store<i32>(place, anchor, 4);
    count++;
  }
}

function edgeFits(text: usize, anchor: i32, set: usize): bool {
  if (set == 0 || anchor == 0) return true;
  const byte: u32 = load<u8>(text + anchor - 1);
  return byte == 10 || byte == 13 || holds(set, byte);
}

function headsFit(text: usize, length: i32, anchor: i32, probe: usize): bool {
  const heads: usize = load<u32>(probe, PROBE_HEADS);
  if (heads == 0) return true;
  const heads_count: i32 = load<u16>(probe, PROBE_COUNT);
  const begin = anchor + <i32>load<u16>(probe, PROBE_SKIP);
  if (begin + heads_count > length) return false;
  for (let k = 0; k < heads_count; k++) {
    if (!holds(load<u32>(heads + ((<usize>k) << 2)), load<u8>(text + begin + k))) return false;
  }
  return true;
}

/**
 * Remembers the lines of the last scan that left no trace; the probe number of an entry of the queue that did has been overwritten with -1.
 */
export function keepCleanLines(queueAt: usize, entries: i32): void {
  for (let k = 0; k < entries; k++) {
    const place = queueAt + ((<usize>k) << ENTRY_SHIFT);
    if (load<i32>(place) < 0) soil(load<i32>(place, 4));
  }
  keepClean();
}

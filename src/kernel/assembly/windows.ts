/**
 * Which part of a new version of a text must be scanned: what lies between the runs that its delta copied, with the lines around.
 * The reasons stand in scan/windows.ts.
 */

import { firstFeed, lastFeed } from './line-feeds';

let rangeCount: i32 = 0;
let rangeBytes: i32 = 0;

/** Ranges listed by the last findKept, and the bytes in them. */
export function ranges(): i32 {
  return rangeCount;
}
export function bytesInRanges(): i32 {
  return rangeBytes;
}

/**
 * Finds the kept runs of text[0, length): columns keptStart, keptEnd, shift, runStart, runEnd, of i32, one after the other at `kept`, `room` rows each; and lists the
 * ranges between them (two i32 each). Returns the number of kept runs. Runs shorter than `least` are read again.
 */
export function findKept(
  text: usize,
  length: i32,
  baseLength: i32,
  runs: i32,
  runTarget: usize,
  runBase: usize,
  runLength: usize,
  least: i32,
  lineClip: i32,
  kept: usize,
  room: usize,
  rangesAt: usize,
): i32 {
  const column = room << 2;
  let count = 0;
  let scanned: i32 = 0;
  rangeCount = 0;
  rangeBytes = 0;
  for (let k = 0; k < runs; k++) {
    const row = (<usize>k) << 2;
    const size = load<i32>(runLength + row);
    if (size < least) continue;
    const start = load<i32>(runTarget + row);
    const end = start + size;
    const baseStart = load<i32>(runBase + row);
    const keptStart = start == 0 && baseStart == 0 ? 0 : afterFirstBreak(text, start, end, lineClip);
    const keptEnd = end == length && baseStart + size == baseLength ? end : beforeLastBreak(text, start, end, lineClip);
    if (keptStart >= keptEnd) continue;
    const at = kept + ((<usize>count) << 2);
    count++;
    store<i32>(at, keptStart);
    store<i32>(at + column, keptEnd);
    store<i32>(at + 2 * column, start - baseStart);
    store<i32>(at + 3 * column, start);
    store<i32>(at + 4 * column, end);
    addRange(rangesAt, scanned, keptStart);
    scanned = keptEnd;
  }
  addRange(rangesAt, scanned, length);
  return count;
}

function addRange(rangesAt: usize, from: i32, to: i32): void {
  if (from >= to) return;
  const at = rangesAt + ((<usize>rangeCount) << 3);
  rangeCount++;
  store<i32>(at, from);
  store<i32>(at, to, 4);
  rangeBytes += to - from;
}

/** First anchor whose line, or whose clip, lies inside the run. */
function afterFirstBreak(text: usize, start: i32, end: i32, lineClip: i32): i32 {
  const limit = min(end, start + lineClip);
  return min(limit, firstFeed(text, start, limit) + 1);
}

/** End of the anchors whose line, or whose clip, ends inside the run. */
function beforeLastBreak(text: usize, start: i32, end: i32, lineClip: i32): i32 {
  const limit = max(start, end - lineClip);
  return max(limit, lastFeed(text, end, limit));
}

/**
 * Remembers lines that were scanned and left no trace: no match, and no decision that rested on more than the line (see Detector in detect/types.ts). What
 * deltas insert, and the objects that are no deltas, are for the most part lines that another version has shown before; such a line is passed over whole. A line is known by a keyed 64-bit
 * hash of its bytes with its line feed, the text mode, and whether it begins the text.
 */

/** u64[8] each: the hashes of a bucket lie in one line of the processor's cache; 0: free. */
let buckets: usize = 0;
let bucketMask: u64 = 0;
/** Which of a full bucket's places is given to the next line. */
let turn: u32 = 0;

/** The key: a start, and two odd factors. */
let seed: u64 = 0;
let factor: u64 = 1;
let secondFactor: u64 = 1;

/** Lines that are being scanned: start and end (i32) in the text, hash (u64), 0 where the line must not be remembered. In the order of the text. */
let waiting: usize = 0;
let room: i32 = 0;
let count: i32 = 0;

const LINE_SHIFT: usize = 4;
/** Lines are cut, and then looked up, so many at once: the look-ups do not wait for each other. */
const BATCH: i32 = 64;
const batch: usize = memory.data(BATCH * 16, 16);
const known: usize = memory.data(BATCH, 16);
let cut: i32 = 0;

/** Tells where the buckets (zeros; a power of two of them) and the list of waiting lines stand, and the key. */
export function useCleanLines(
  address: usize,
  bucketCount: u32,
  list: usize,
  lines: i32,
  start: u64,
  first: u64,
  second: u64,
): void {
  buckets = address;
  bucketMask = bucketCount - 1;
  waiting = list;
  room = lines;
  seed = start;
  factor = first | 1;
  secondFactor = second | 1;
}

/** Cuts the next lines of text[from, to) into the batch and looks them up; returns where they end. */
export function cutLines(text: usize, length: i32, from: i32, to: i32, modeBit: u32): i32 {
  let at = text + from;
  const limit = text + to;
  cut = 0;
  while (at < limit && cut < BATCH) at = cutLine(text, length, at, limit, modeBit);
  for (let k = 0; k < cut; k++) store<u8>(known + k, isKnown(load<u64>(batch + ((<usize>k) << LINE_SHIFT), 8)) ? 1 : 0);
  return <i32>(at - text);
}

/** Finds the end of the line that begins at `start` and hashes it on the way, sixteen bytes a turn: two sums that each take every other word do not wait for each other. */
function cutLine(text: usize, length: i32, start: usize, limit: usize, modeBit: u32): usize {
  const feed = i8x16.splat(10);
  let one = seed ^ (modeBit | (start == text ? 0x100 : 0));
  let two = seed;
  let at = start;
  let bytes = v128.load(at);
  let feeds = i8x16.bitmask(i8x16.eq(bytes, feed));
  while (feeds == 0 && at + 16 < limit) {
    one = mix(one ^ i64x2.extract_lane(bytes, 0));
    two = mix(two ^ i64x2.extract_lane(bytes, 1));
    at += 16;
    bytes = v128.load(at);
    feeds = i8x16.bitmask(i8x16.eq(bytes, feed));
  }
  const end = min(limit, at + (feeds == 0 ? 16 : <usize>ctz<u32>(feeds) + 1));
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const rest = v128.and(bytes, i8x16.lt_u(places, i8x16.splat(<i8>(end - at))));
  one = mix(one ^ i64x2.extract_lane(rest, 0));
  two = mix(two ^ i64x2.extract_lane(rest, 1));
  const hash = mix(one ^ rotl<u64>(two, 32) ^ (<u64>(end - start)));
  // A part of a line, as it stands where the line was clipped, is scanned but not remembered.
  const begins = start == text || load<u8>(start - 1) == 10;
  const ends = load<u8>(end - 1) == 10 || end == text + length;
  const line = batch + ((<usize>cut) << LINE_SHIFT);
  store<i32>(line, <i32>(start - text));
  store<i32>(line, <i32>(end - text), 4);
  store<u64>(line, begins && ends ? hash | 1 : 0, 8);
  cut++;
  return end;
}

export function linesCut(): i32 {
  return cut;
}
export function startOfLine(k: i32): i32 {
  return load<i32>(batch + ((<usize>k) << LINE_SHIFT));
}
export function endOfLine(k: i32): i32 {
  return load<i32>(batch + ((<usize>k) << LINE_SHIFT), 4);
}
/** The upper half of its hash. */
export function lineNumber(k: i32): u32 {
  return <u32>(load<u64>(batch + ((<usize>k) << LINE_SHIFT), 8) >>> 32);
}
export function isClean(k: i32): bool {
  return load<u8>(known + k) != 0;
}

/** True where a whole batch may wait. */
export function canWait(): bool {
  return count + BATCH <= room;
}

/** Line k of the batch waits for what scanning it says. */
export function wait(k: i32): void {
  const line = batch + ((<usize>k) << LINE_SHIFT);
  if (load<u64>(line, 8) == 0) return;
  v128.store(waiting + ((<usize>count) << LINE_SHIFT), v128.load(line));
  count++;
}

/** Lines that end behind `place` have not been scanned to their end. */
export function giveUpBehind(place: i32): void {
  for (let k = count - 1; k >= 0; k--) {
    const line = waiting + ((<usize>k) << LINE_SHIFT);
    if (load<i32>(line, 4) <= place) return;
    store<u64>(line, 0, 8);
  }
}

/** The line around this anchor left a trace. */
export function soil(anchor: i32): void {
  const line = waitingLine(anchor);
  if (line != 0) store<u64>(line, 0, 8);
}

function waitingLine(anchor: i32): usize {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<i32>(waiting + ((<usize>middle) << LINE_SHIFT)) <= anchor) low = middle + 1;
    else high = middle;
  }
  const line = waiting + ((<usize>(low - 1)) << LINE_SHIFT);
  return low > 0 && anchor < load<i32>(line, 4) ? line : 0;
}

/** Remembers the waiting lines that left no trace. */
export function keepClean(): void {
  for (let k = 0; k < count; k++) {
    const hash = load<u64>(waiting + ((<usize>k) << LINE_SHIFT), 8);
    if (hash != 0) enter(hash);
  }
  count = 0;
}

/** No line is known. */
export function forgetLines(): void {
  if (buckets != 0) memory.fill(buckets, 0, (<usize>bucketMask + 1) << 6);
}

/** Part 0, 1 or 2 of the key. */
export function lineKey(part: i32): u64 {
  return part == 0 ? seed : part == 1 ? factor : secondFactor;
}

export function forgetWaiting(): void {
  count = 0;
}

function bucketOf(hash: u64): usize {
  return buckets + <usize>(((hash >> 24) & bucketMask) << 6);
}

function isKnown(hash: u64): bool {
  const bucket = bucketOf(hash);
  const wanted = i64x2.splat(hash);
  const first = v128.or(i64x2.eq(v128.load(bucket), wanted), i64x2.eq(v128.load(bucket, 16), wanted));
  const second = v128.or(i64x2.eq(v128.load(bucket, 32), wanted), i64x2.eq(v128.load(bucket, 48), wanted));
  return hash != 0 && v128.any_true(v128.or(first, second));
}

function enter(hash: u64): void {
  const bucket = bucketOf(hash);
  let at = bucket;
  while (at < bucket + 64 && load<u64>(at) != 0) {
    if (load<u64>(at) == hash) return;
    at += 8;
  }
  store<u64>(at < bucket + 64 ? at : bucket + ((<usize>(turn++ & 7)) << 3), hash);
}

/** After the first factor alone, what differs in the highest bit would differ there only, whatever the key. */
function mix(value: u64): u64 {
  const spread = value * factor;
  return (spread ^ (spread >> 32)) * secondFactor;
}

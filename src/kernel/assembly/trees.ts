/**
 * Trees, small: an entry (mode, name, id) gets a number by its bytes; a tree is a list of chunks, a chunk a run of entries cut where the entry's own
 * number says so (the cut by content is what rsync and content-defined chunking do with bytes). See history/tree-store.ts.
 */
import { clearTable, get, lengthOf, push, reserveBytes, set, setLength } from './heap';

/** Bytes of all distinct entries, one after the other, and where each begins; one more at the end. */
const entryText: usize = memory.data(12, 4);
const entryStart: usize = memory.data(12, 4);
const entrySlots: usize = memory.data(12, 4);
/** Entries of all distinct chunks, and where each begins; one more at the end. Bytes of the chunk in its tree. */
const chunkEntries: usize = memory.data(12, 4);
const chunkStart: usize = memory.data(12, 4);
const chunkBytes: usize = memory.data(12, 4);
const chunkSlots: usize = memory.data(12, 4);
/** Chunks of all trees. */
const treeChunks: usize = memory.data(12, 4);
/** Entries of the chunk that is being made; where the base's chunks begin in its bytes. */
const pending: usize = memory.data(12, 4);
const baseOffsets: usize = memory.data(12, 4);
/** Room for texts from outside. */
const outside: usize = memory.data(12, 4);

let hashLength: usize = 20;
let damagedAt: i32 = -1;
/** Where the chunk that is being made begins in the tree. */
let chunkAt: u32 = 0;
let runTarget: usize = 0;
let runBase: usize = 0;
let runLength: usize = 0;
let runs: i32 = 0;

/** False where this kernel has trees already. */
export function startTrees(bytesInId: u32): bool {
  if (lengthOf(entryStart) > 0) return false;
  hashLength = bytesInId;
  clearTable(entrySlots, 1 << 13);
  clearTable(chunkSlots, 1 << 13);
  push(entryStart, 0);
  push(chunkStart, 0);
  return true;
}

/** Room for `size` bytes from outside; good until the next call. */
export function outsideRoom(size: u32): usize {
  reserveBytes(outside, size);
  return load<u32>(outside);
}

/** Where columns stand (until the next tree) and how long they are: 0 entryText, 1 entryStart, 2 chunkEntries, 3 chunkStart, 4 chunkBytes, 5 treeChunks. */
export function treeColumn(number: u32): usize {
  return load<u32>(columnOf(number));
}
export function treeColumnLength(number: u32): u32 {
  return lengthOf(columnOf(number));
}
function columnOf(number: u32): usize {
  switch (number) {
    case 0:
      return entryText;
    case 1:
      return entryStart;
    case 2:
      return chunkEntries;
    case 3:
      return chunkStart;
    case 4:
      return chunkBytes;
    default:
      return treeChunks;
  }
}

/** Room for `bytes` bytes of a column that is put back as it once was, before any tree is read; finishColumns follows. */
export function columnRoom(number: u32, bytes: u32): usize {
  const column = columnOf(number);
  reserveBytes(column, bytes);
  setLength(column, bytes >> 2);
  return load<u32>(column);
}

/** Enters what was put back into the look-ups. */
export function finishColumns(): void {
  // A rehash doubles the slots.
  clearTable(entrySlots, halfOfSlots(lengthOf(entryStart)));
  rehashEntries();
  clearTable(chunkSlots, halfOfSlots(lengthOf(chunkBytes)));
  rehashChunks();
}

function halfOfSlots(count: u32): u32 {
  let slots: u32 = 1 << 12;
  while (slots <= count) slots <<= 1;
  return slots;
}

/** Where the tree read last is damaged, or -1. */
export function damage(): i32 {
  return damagedAt;
}

/**
 * Reads the tree text[0, length) and appends its chunks to treeChunks; returns how many. With `runCount` >= 0 it is made from a base by a delta whose runs
 * stand at the three columns, and the base's chunks are treeChunks[baseFirst, baseFirst + baseSize).
 */
export function addTree(
  text: usize,
  length: u32,
  runCount: i32,
  target: usize,
  base: usize,
  lengths: usize,
  baseFirst: u32,
  baseSize: u32,
): u32 {
  runs = runCount;
  runTarget = target;
  runBase = base;
  runLength = lengths;
  const first = lengthOf(treeChunks);
  damagedAt = -1;
  chunkAt = 0;
  setLength(pending, 0);
  if (runs >= 0) listBaseOffsets(baseFirst, baseSize);
  let run = 0;
  let at: u32 = 0;
  while (at < length) {
    if (runs >= 0) {
      while (run < runs && runEnd(run) <= at) run++;
      at = copyEntries(run, at, length, baseFirst, baseSize);
      if (at >= length) break;
    }
    const next = readEntry(text, at, length);
    if (next == 0) {
      damagedAt = at;
      break;
    }
    at = next;
    if (endsChunk(get(pending, lengthOf(pending) - 1))) closeChunk(at);
  }
  if (lengthOf(pending) > 0) closeChunk(at);
  return lengthOf(treeChunks) - first;
}

function runEnd(run: i32): u32 {
  const row = (<usize>run) << 2;
  return load<u32>(runTarget + row) + load<u32>(runLength + row);
}

function listBaseOffsets(baseFirst: u32, baseSize: u32): void {
  setLength(baseOffsets, 0);
  let at: u32 = 0;
  for (let k: u32 = 0; k < baseSize; k++) {
    push(baseOffsets, at);
    at += get(chunkBytes, get(treeChunks, baseFirst + k));
  }
}

/** Takes over the entries of the base that a copied run brings to `at`, whole chunks where it can; returns where they end. */
function copyEntries(run: i32, start: u32, length: u32, baseFirst: u32, baseSize: u32): u32 {
  let at = start;
  if (run >= runs) return at;
  const row = (<usize>run) << 2;
  const from = load<u32>(runTarget + row);
  if (from > at) return at;
  const inBase = at - from + load<u32>(runBase + row);
  const end = from + load<u32>(runLength + row);
  let k = lastAtOrBefore(inBase);
  if (k < 0) return at;
  let i = entryAt(get(treeChunks, baseFirst + k), inBase - get(baseOffsets, k));
  if (i < 0) return at;
  for (; <u32>k < baseSize; k++) {
    const chunk = get(treeChunks, baseFirst + k);
    const first = get(chunkStart, chunk);
    const last = get(chunkStart, chunk + 1);
    const chunkEnd = at + get(chunkBytes, chunk);
    // The last chunk of a tree may end without a cut: only the tree's end closes it.
    if (
      i == 0 &&
      lengthOf(pending) == 0 &&
      chunkEnd <= end &&
      (endsChunk(get(chunkEntries, last - 1)) || chunkEnd == length)
    ) {
      push(treeChunks, chunk);
      at = chunkEnd;
      chunkAt = at;
    } else {
      for (let each = first + i; each < last; each++) {
        const entry = get(chunkEntries, each);
        const next = at + bytesOf(entry);
        if (next > end) return at;
        push(pending, entry);
        at = next;
        if (endsChunk(entry)) closeChunk(at);
      }
    }
    i = 0;
  }
  return at;
}

/** Which of the base's chunks holds this byte, or -1. */
function lastAtOrBefore(place: u32): i32 {
  let low: i32 = 0;
  let high: i32 = lengthOf(baseOffsets);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (get(baseOffsets, middle) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Which entry of a chunk begins `offset` bytes into it, or -1. */
function entryAt(chunk: u32, offset: u32): i32 {
  const first = get(chunkStart, chunk);
  const count = get(chunkStart, chunk + 1) - first;
  let at: u32 = 0;
  for (let i: u32 = 0; i < count && at <= offset; i++) {
    if (at == offset) return i;
    at += bytesOf(get(chunkEntries, first + i));
  }
  return -1;
}

function bytesOf(entry: u32): u32 {
  return get(entryStart, entry + 1) - get(entryStart, entry);
}

/** git-mktree(1), tree objects: octal mode, space, name, NUL, id. Returns where the entry ends, or 0. */
function readEntry(text: usize, start: u32, length: u32): u32 {
  const end = text + length;
  const first = text + start;
  let at = first;
  while (at < end && load<u8>(at) != 0x20) {
    const digit: u32 = <u32>load<u8>(at) - 0x30;
    if (digit > 7 || at - first > 7) return 0;
    at++;
  }
  const name = ++at;
  while (at < end && load<u8>(at) != 0) at++;
  if (at == name || at + 1 + hashLength > end) return 0;
  at += 1 + hashLength;
  push(pending, internEntry(first, <u32>(at - first)));
  return <u32>(at - text);
}

function internEntry(bytes: usize, length: u32): u32 {
  const mask = lengthOf(entrySlots) - 1;
  let slot = hashBytes(bytes, length) & mask;
  for (;;) {
    const number = get(entrySlots, slot);
    if (number == 0) break;
    if (sameBytes(number - 1, bytes, length)) return number - 1;
    slot = (slot + 1) & mask;
  }
  const entry = lengthOf(entryStart) - 1;
  const used = get(entryStart, entry);
  reserveBytes(entryText, used + length);
  memory.copy(<usize>load<u32>(entryText) + used, bytes, length);
  push(entryStart, used + length);
  set(entrySlots, slot, entry + 1);
  if ((entry + 1) * 2 > mask) rehashEntries();
  return entry;
}

function sameBytes(entry: u32, bytes: usize, length: u32): bool {
  if (bytesOf(entry) != length) return false;
  const known = <usize>load<u32>(entryText) + get(entryStart, entry);
  return memory.compare(known, bytes, length) == 0;
}

function rehashEntries(): void {
  const slots = lengthOf(entrySlots) * 2;
  clearTable(entrySlots, slots);
  const count = lengthOf(entryStart) - 1;
  for (let entry: u32 = 0; entry < count; entry++) {
    let slot = hashBytes(<usize>load<u32>(entryText) + get(entryStart, entry), bytesOf(entry)) & (slots - 1);
    while (get(entrySlots, slot) != 0) slot = (slot + 1) & (slots - 1);
    set(entrySlots, slot, entry + 1);
  }
}

/** An entry's last bytes are those of an id, its first ones a mode: four bytes a turn from the end. */
function hashBytes(bytes: usize, length: u32): u32 {
  let hash: u32 = length;
  let at = bytes + length;
  while (at >= bytes + 4) {
    at -= 4;
    hash = (hash ^ load<u32>(at)) * 0x9e3779b1;
    hash ^= hash >> 15;
  }
  return hash;
}

function closeChunk(end: u32): void {
  push(treeChunks, internChunk(end - chunkAt));
  chunkAt = end;
  setLength(pending, 0);
}

function internChunk(bytes: u32): u32 {
  const mask = lengthOf(chunkSlots) - 1;
  const count = lengthOf(pending);
  let slot = hashEntries(load<u32>(pending), count) & mask;
  for (;;) {
    const number = get(chunkSlots, slot);
    if (number == 0) break;
    if (sameEntries(number - 1, count)) return number - 1;
    slot = (slot + 1) & mask;
  }
  const chunk = lengthOf(chunkBytes);
  for (let i: u32 = 0; i < count; i++) push(chunkEntries, get(pending, i));
  push(chunkStart, lengthOf(chunkEntries));
  push(chunkBytes, bytes);
  set(chunkSlots, slot, chunk + 1);
  if ((chunk + 1) * 2 > mask) rehashChunks();
  return chunk;
}

function sameEntries(chunk: u32, count: u32): bool {
  const start = get(chunkStart, chunk);
  if (get(chunkStart, chunk + 1) - start != count) return false;
  for (let i: u32 = 0; i < count; i++) if (get(chunkEntries, start + i) != get(pending, i)) return false;
  return true;
}

function rehashChunks(): void {
  const slots = lengthOf(chunkSlots) * 2;
  clearTable(chunkSlots, slots);
  const count = lengthOf(chunkBytes);
  for (let chunk: u32 = 0; chunk < count; chunk++) {
    const start = get(chunkStart, chunk);
    const entries = <usize>load<u32>(chunkEntries) + ((<usize>start) << 2);
    let slot = hashEntries(entries, get(chunkStart, chunk + 1) - start) & (slots - 1);
    while (get(chunkSlots, slot) != 0) slot = (slot + 1) & (slots - 1);
    set(chunkSlots, slot, chunk + 1);
  }
}

function hashEntries(entries: usize, count: u32): u32 {
  let hash: u32 = count;
  for (let i: u32 = 0; i < count; i++) {
    hash = (hash ^ load<u32>(entries + ((<usize>i) << 2))) * 0x9e3779b1;
    hash ^= hash >> 15;
  }
  return hash;
}

/** One entry in sixteen ends a chunk, whichever tree it stands in. */
function endsChunk(entry: u32): bool {
  return ((entry + 1) * 0x9e3779b1) >>> 28 == 0;
}

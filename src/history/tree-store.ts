/**
 * All trees of a history, small. A tree entry (name, mode, object) gets a number; a tree is a list of chunks, a chunk a
 * run of entries cut where the entry's own number says so. Versions of a tree share nearly all their chunks, so a
 * large tree costs a few numbers a version, and two trees are compared by comparing chunk numbers.
 * (The cut by content is what rsync and content-defined chunking do with bytes.)
 */
import type { ParsedDelta } from '../odb/delta.js';
import { createColumn, createNameTable, createPairTable, hashPair, type NameTable } from './intern.js';

export const enum EntryKind {
  Blob = 0,
  Tree = 1,
  Symlink = 2,
  Gitlink = 3,
}

/** A tree while its children (in the delta family) are read: its chunks and where each begins in its bytes. */
export interface TreeState {
  chunks: number[];
  offsets: number[];
  length: number;
}

export interface TreeStore {
  readonly names: NameTable;
  /** Reads the tree `text[0, length)`; where it is made by a delta, only around what the delta changed. */
  addTree(tree: number, text: Buffer, length: number, base: TreeState | null, delta: ParsedDelta | null): TreeState;
  has(tree: number): boolean;
  /** Entries of a tree, in order. */
  entries(tree: number): number[];
  /** Calls back for the entries of a tree, those of chunks marked in `seenChunks` left out; marks the tree's chunks. */
  forEachNewEntry(tree: number, seenChunks: Uint8Array, callback: (entry: number) => void): void;
  readonly chunkCount: number;
  /** Appends entries that are in only one of the trees (-1: the empty tree) to the lists. */
  difference(before: number, after: number, onlyBefore: number[], onlyAfter: number[]): void;
  /** Entry with this name in a tree, or -1. */
  find(tree: number, name: number): number;
  name(entry: number): number;
  kind(entry: number): EntryKind;
  /** What the entry names: an entry of the object table, or, for objects that are not there, see `missingId`. */
  object(entry: number): number;
  readonly entryCount: number;
  /** Trees that do not parse, with what is wrong. */
  readonly malformed: { tree: number; what: string }[];
  /** Ids of objects that trees name and the repository does not have (gitlinks left out); object numbers from `objectCount` on. */
  readonly missing: string[];
}

/** `findObject(bytes, at)` gives the number of the object whose id stands there, or -1. */
export function createTreeStore(
  objectCount: number,
  hashLength: number,
  findObject: (bytes: Uint8Array, at: number) => number,
): TreeStore {
  const names = createNameTable();
  const objectKinds = createPairTable();
  const entryTable = createPairTable();
  const chunkEntries = createColumn();
  const chunkStart = createColumn();
  const chunkBytes = createColumn();
  /** One bit of 32 for each name in a chunk: most chunks are passed over in a search without looking at their entries. */
  const chunkNames = createColumn();
  let chunkSlots = new Int32Array(1 << 13);
  const treeChunks = createColumn();
  const treeFirst = new Int32Array(objectCount).fill(-1);
  const treeSize = new Int32Array(objectCount);
  const missing: string[] = [];
  const missingNumbers = new Map<string, number>();
  const malformed: { tree: number; what: string }[] = [];
  const entryBytes = createColumn();
  const pending: number[] = [];
  let chunkAt = 0;
  let marks = new Int32Array(1 << 12);
  let mark = 0;
  chunkStart.push(0);

  return {
    names,
    addTree,
    has: (tree) => treeFirst[tree]! >= 0,
    entries,
    forEachNewEntry,
    get chunkCount() {
      return chunkBytes.length;
    },
    difference,
    find,
    name: entryName,
    kind: (entry) => (objectKinds.second(entryTable.second(entry)) & 3) as EntryKind,
    object: (entry) => objectKinds.first(entryTable.second(entry)),
    get entryCount() {
      return entryTable.size;
    },
    malformed,
    missing,
  };

  function entryName(entry: number): number {
    return entryTable.first(entry);
  }

  function addTree(
    tree: number,
    text: Buffer,
    length: number,
    base: TreeState | null,
    delta: ParsedDelta | null,
  ): TreeState {
    const state: TreeState = { chunks: [], offsets: [], length };
    let run = 0;
    let at = 0;
    pending.length = 0;
    chunkAt = 0;
    while (at < length) {
      if (delta && base) {
        while (run < delta.runs && delta.targetStart[run]! + delta.runLength[run]! <= at) run++;
        at = copyEntries(state, base, delta, run, at);
        if (at >= length) break;
      }
      const next = readEntry(text, at, length);
      if (next < 0) {
        malformed.push({ tree, what: `its entry at byte ${at} is damaged` });
        break;
      }
      at = next;
      if (endsChunk(pending[pending.length - 1]!)) closeChunk(state, at);
    }
    if (pending.length > 0) closeChunk(state, at);
    treeFirst[tree] = treeChunks.length;
    treeSize[tree] = state.chunks.length;
    for (const chunk of state.chunks) treeChunks.push(chunk);
    return state;
  }

  /** Takes over the entries of the base that a copied run brings to `at`, whole chunks where it can; returns where they end. */
  function copyEntries(state: TreeState, base: TreeState, delta: ParsedDelta, run: number, at: number): number {
    if (run >= delta.runs || delta.targetStart[run]! > at) return at;
    const shift = delta.targetStart[run]! - delta.baseStart[run]!;
    const runEnd = delta.targetStart[run]! + delta.runLength[run]!;
    let k = lastAtOrBefore(base.offsets, at - shift);
    if (k < 0) return at;
    let i = entryAt(base.chunks[k]!, at - shift - base.offsets[k]!);
    if (i < 0) return at;
    while (k < base.chunks.length) {
      const chunk = base.chunks[k]!;
      const first = chunkStart.get(chunk);
      const last = chunkStart.get(chunk + 1);
      const end = at + chunkBytes.get(chunk);
      // The last chunk of a tree may end without a cut: only the tree's end closes it.
      if (i === 0 && pending.length === 0 && end <= runEnd && (isCut(chunk) || end === state.length)) {
        state.chunks.push(chunk);
        state.offsets.push(at);
        at = end;
        chunkAt = end;
      } else {
        for (; first + i < last; i++) {
          const entry = chunkEntries.get(first + i);
          if (at + entryBytes.get(entry) > runEnd) return at;
          pending.push(entry);
          at += entryBytes.get(entry);
          if (endsChunk(entry)) closeChunk(state, at);
        }
      }
      i = 0;
      k++;
    }
    return at;
  }

  /** Which entry of a chunk begins `offset` bytes into it, or -1. */
  function entryAt(chunk: number, offset: number): number {
    const first = chunkStart.get(chunk);
    const count = chunkStart.get(chunk + 1) - first;
    let at = 0;
    for (let i = 0; i < count && at <= offset; i++) {
      if (at === offset) return i;
      at += entryBytes.get(chunkEntries.get(first + i));
    }
    return -1;
  }

  function isCut(chunk: number): boolean {
    return endsChunk(chunkEntries.get(chunkStart.get(chunk + 1) - 1));
  }

  /** git-mktree(1), tree objects: octal mode, space, name, NUL, id. Returns where the entry ends, or -1. */
  function readEntry(text: Buffer, start: number, length: number): number {
    let at = start;
    let mode = 0;
    while (at < length && text[at] !== 0x20) {
      const digit = text[at]! - 0x30;
      if (digit < 0 || digit > 7 || at - start > 7) return -1;
      mode = mode * 8 + digit;
      at++;
    }
    const modeDigits = at - start;
    const nameStart = ++at;
    while (at < length && text[at] !== 0) at++;
    if (at === nameStart || at + 1 + hashLength > length) return -1;
    const name = names.intern(text, nameStart, at);
    const kind = kindOfMode(mode);
    const object = numberOf(text, at + 1, kind);
    // The number of digits is part of an entry (some tools wrote 040000): chunks are measured in bytes.
    const entry = entryTable.intern(name, objectKinds.intern(object, kind | (modeDigits << 2)));
    const end = at + 1 + hashLength;
    if (entry === entryBytes.length) entryBytes.push(end - start);
    pending.push(entry);
    return end;
  }

  function numberOf(text: Buffer, at: number, kind: EntryKind): number {
    const known = findObject(text, at);
    if (known >= 0) return known;
    const id = text.toString('hex', at, at + hashLength);
    let number = missingNumbers.get(id);
    if (number === undefined) {
      number = objectCount + missingNumbers.size;
      missingNumbers.set(id, number);
      if (kind !== EntryKind.Gitlink) missing.push(id);
    }
    return number;
  }

  function closeChunk(state: TreeState, end: number): void {
    state.chunks.push(internChunk(end - chunkAt));
    state.offsets.push(chunkAt);
    chunkAt = end;
    pending.length = 0;
  }

  function internChunk(bytes: number): number {
    let slot = hashEntries(pending) & (chunkSlots.length - 1);
    while (chunkSlots[slot] !== 0) {
      const chunk = chunkSlots[slot]! - 1;
      if (sameEntries(chunk)) return chunk;
      slot = (slot + 1) & (chunkSlots.length - 1);
    }
    const chunk = chunkBytes.length;
    let nameBits = 0;
    for (const entry of pending) {
      chunkEntries.push(entry);
      nameBits |= 1 << (entryTable.first(entry) & 31);
    }
    chunkNames.push(nameBits);
    chunkStart.push(chunkEntries.length);
    chunkBytes.push(bytes);
    chunkSlots[slot] = chunk + 1;
    if (chunkBytes.length * 2 > chunkSlots.length) rehashChunks();
    return chunk;
  }

  function sameEntries(chunk: number): boolean {
    const start = chunkStart.get(chunk);
    if (chunkStart.get(chunk + 1) - start !== pending.length) return false;
    for (let i = 0; i < pending.length; i++) if (chunkEntries.get(start + i) !== pending[i]) return false;
    return true;
  }

  function rehashChunks(): void {
    chunkSlots = new Int32Array(chunkSlots.length * 2);
    const all = chunkEntries.view();
    for (let chunk = 0; chunk < chunkBytes.length; chunk++) {
      let slot = hashEntries(all.subarray(chunkStart.get(chunk), chunkStart.get(chunk + 1))) & (chunkSlots.length - 1);
      while (chunkSlots[slot] !== 0) slot = (slot + 1) & (chunkSlots.length - 1);
      chunkSlots[slot] = chunk + 1;
    }
  }

  function entries(tree: number): number[] {
    const list: number[] = [];
    const first = treeFirst[tree]!;
    for (let k = 0; first >= 0 && k < treeSize[tree]!; k++) appendChunk(treeChunks.get(first + k), list);
    return list;
  }

  function forEachNewEntry(tree: number, seenChunks: Uint8Array, callback: (entry: number) => void): void {
    const first = treeFirst[tree]!;
    for (let k = 0; first >= 0 && k < treeSize[tree]!; k++) {
      const chunk = treeChunks.get(first + k);
      if (seenChunks[chunk] === 1) continue;
      seenChunks[chunk] = 1;
      for (let i = chunkStart.get(chunk); i < chunkStart.get(chunk + 1); i++) callback(chunkEntries.get(i));
    }
  }

  function appendChunk(chunk: number, list: number[]): void {
    for (let i = chunkStart.get(chunk); i < chunkStart.get(chunk + 1); i++) list.push(chunkEntries.get(i));
  }

  function difference(before: number, after: number, onlyBefore: number[], onlyAfter: number[]): void {
    let aStart = before < 0 ? 0 : Math.max(0, treeFirst[before]!);
    let bStart = after < 0 ? 0 : Math.max(0, treeFirst[after]!);
    let aEnd = aStart + (before < 0 || treeFirst[before]! < 0 ? 0 : treeSize[before]!);
    let bEnd = bStart + (after < 0 || treeFirst[after]! < 0 ? 0 : treeSize[after]!);
    while (aStart < aEnd && bStart < bEnd && treeChunks.get(aStart) === treeChunks.get(bStart)) {
      aStart++;
      bStart++;
    }
    while (aStart < aEnd && bStart < bEnd && treeChunks.get(aEnd - 1) === treeChunks.get(bEnd - 1)) {
      aEnd--;
      bEnd--;
    }
    const a: number[] = [];
    const b: number[] = [];
    for (; aStart < aEnd; aStart++) appendChunk(treeChunks.get(aStart), a);
    for (; bStart < bEnd; bStart++) appendChunk(treeChunks.get(bStart), b);
    subtract(a, b, onlyBefore);
    subtract(b, a, onlyAfter);
  }

  /** Appends the entries of `list` that are not in `others`. */
  function subtract(list: number[], others: number[], result: number[]): void {
    if (marks.length < entryTable.size) marks = new Int32Array(entryTable.size * 2);
    mark++;
    for (const entry of others) marks[entry] = mark;
    for (const entry of list) if (marks[entry] !== mark) result.push(entry);
  }

  function find(tree: number, name: number): number {
    const first = tree < 0 || tree >= objectCount ? -1 : treeFirst[tree]!;
    if (first < 0) return -1;
    for (let k = 0; k < treeSize[tree]!; k++) {
      const chunk = treeChunks.get(first + k);
      if ((chunkNames.get(chunk) & (1 << (name & 31))) === 0) continue;
      for (let i = chunkStart.get(chunk); i < chunkStart.get(chunk + 1); i++) {
        if (entryTable.first(chunkEntries.get(i)) === name) return chunkEntries.get(i);
      }
    }
    return -1;
  }
}

/** One entry in sixteen ends a chunk, whichever tree it stands in. */
function endsChunk(entry: number): boolean {
  return Math.imul(entry + 1, 0x9e3779b1) >>> 28 === 0;
}

/** Old histories hold modes such as 100664; all that matters is the file type in the upper bits. */
function kindOfMode(mode: number): EntryKind {
  const type = mode & 0o170000;
  if (type === 0o040000) return EntryKind.Tree;
  if (type === 0o120000) return EntryKind.Symlink;
  return type === 0o160000 ? EntryKind.Gitlink : EntryKind.Blob;
}

function hashEntries(entries: ArrayLike<number>): number {
  let hash = entries.length;
  for (let i = 0; i < entries.length; i++) hash = hashPair(hash, entries[i]!);
  return hash;
}

function lastAtOrBefore(values: number[], value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

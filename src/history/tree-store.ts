/**
 * All trees of a history, small. A tree entry (mode, name, id) gets a number; a tree is a list of chunks, a chunk a
 * run of entries cut where the entry's own number says so (kernel/assembly/trees.ts makes them). Versions of a tree share nearly all their chunks, so a
 * large tree costs a few numbers a version, and two trees are compared by comparing chunk numbers.
 * (The cut by content is what rsync and content-defined chunking do with bytes.)
 */
import type { ParsedDelta } from '../odb/delta.js';
import { createKernel, type Kernel } from '../kernel/kernel.js';
import { createColumn, createNameTable, type NameTable } from './intern.js';

export const enum EntryKind {
  Blob = 0,
  Tree = 1,
  Symlink = 2,
  Gitlink = 3,
}

/** A tree while its children (in the delta family) are read: where its chunks stand in the list of all trees' chunks. */
export interface TreeState {
  first: number;
  size: number;
}

/** Everything a tree store read from trees' texts, as bytes that another store can take over. */
export interface TreeColumns {
  /** The kernel's columns, by TreeColumn. */
  kernel: Uint8Array[];
  /** Of each tree: its entry in the object table, and where its chunks stand. */
  trees: Int32Array;
  first: Int32Array;
  size: Int32Array;
}

export interface TreeStore {
  readonly names: NameTable;
  /** What it holds now; views and copies, good until the next tree. */
  columns(): TreeColumns;
  /** Takes over what another store read, before any tree is added; entries and names get the numbers they had. */
  restore(columns: TreeColumns): void;
  /** A tree as the base of others, or null where it was not read. */
  state(tree: number): TreeState | null;
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

/**
 * `findObject(bytes, at)` gives the number of the object whose id stands there, or -1. `given`: the kernel where the trees' texts stand, if they do;
 * it serves one store, a second one has its own.
 */
export function createTreeStore(
  objectCount: number,
  hashLength: number,
  findObject: (bytes: Uint8Array, at: number) => number,
  given?: Kernel,
): TreeStore {
  const names = createNameTable();
  const entryNames = createColumn();
  const entryObjects = createColumn();
  const entryKinds = createColumn();
  const treeFirst = new Int32Array(objectCount).fill(-1);
  const treeSize = new Int32Array(objectCount);
  const missing: string[] = [];
  const missingNumbers = new Map<string, number>();
  const malformed: { tree: number; what: string }[] = [];
  /** One bit of 32 for each name in a chunk: most chunks are passed over in a search without looking at their entries. */
  let chunkNames = new Int32Array(0);
  let chunkEntries = chunkNames;
  let chunkStart = chunkNames;
  let treeChunks = chunkNames;
  let chunks = 0;
  let isStale = true;
  let memory = new Uint8Array(0);
  let marks = new Int32Array(1 << 12);
  let chunkMarks = new Int32Array(1 << 12);
  let mark = 0;
  const kernel = given !== undefined && given.calls.startTrees(hashLength) ? given : startedKernel(hashLength);
  const { calls } = kernel;

  return {
    names,
    columns,
    restore,
    state: (tree) => (treeFirst[tree]! < 0 ? null : { first: treeFirst[tree]!, size: treeSize[tree]! }),
    addTree,
    has: (tree) => treeFirst[tree]! >= 0,
    entries,
    forEachNewEntry,
    get chunkCount() {
      return calls.treeColumnLength(TreeColumn.ChunkBytes);
    },
    difference,
    find,
    name: entryName,
    kind: (entry) => entryKinds.get(entry) as EntryKind,
    object: (entry) => entryObjects.get(entry),
    get entryCount() {
      return entryNames.length;
    },
    malformed,
    missing,
  };

  function columns(): TreeColumns {
    const textBytes = columnOf(TreeColumn.EntryStart).at(-1) ?? 0;
    const column = (number: TreeColumn): Uint8Array => {
      const bytes = number === TreeColumn.EntryText ? textBytes : calls.treeColumnLength(number) * 4;
      return new Uint8Array(kernel.wholeMemory(), calls.treeColumn(number), bytes);
    };
    const trees = Int32Array.from(treesRead());
    return {
      kernel: TREE_COLUMNS.map(column),
      trees,
      first: trees.map((tree) => treeFirst[tree]!),
      size: trees.map((tree) => treeSize[tree]!),
    };
  }

  function* treesRead(): Generator<number> {
    for (let tree = 0; tree < objectCount; tree++) if (treeFirst[tree]! >= 0) yield tree;
  }

  function restore({ kernel: kernelColumns, trees, first, size }: TreeColumns): void {
    isStale = true;
    for (const column of TREE_COLUMNS) {
      const bytes = kernelColumns[column]!;
      const address = calls.columnRoom(column, bytes.length);
      wholeMemory().set(bytes, address);
    }
    calls.finishColumns();
    readNewEntries();
    trees.forEach((tree, k) => {
      treeFirst[tree] = first[k]!;
      treeSize[tree] = size[k]!;
    });
  }

  function entryName(entry: number): number {
    return entryNames.get(entry);
  }

  function addTree(
    tree: number,
    text: Buffer,
    length: number,
    base: TreeState | null,
    delta: ParsedDelta | null,
  ): TreeState {
    isStale = true;
    const first = calls.treeColumnLength(TreeColumn.TreeChunks);
    const size = kernel.holds(text) ? addPlaced(text, length, base, delta) : addCopied(text, length);
    const damage = calls.damage();
    if (damage >= 0) malformed.push({ tree, what: `its entry at byte ${damage} is damaged` });
    readNewEntries();
    treeFirst[tree] = first;
    treeSize[tree] = size;
    return { first, size };
  }

  function addPlaced(text: Buffer, length: number, base: TreeState | null, delta: ParsedDelta | null): number {
    // A delta too long for the kernel has its runs elsewhere; its tree is read as if it stood alone.
    if (base === null || delta === null || !kernel.holds(delta.targetStart)) return addWhole(text.byteOffset, length);
    return calls.addTree(
      text.byteOffset,
      length,
      delta.runs,
      delta.targetStart.byteOffset,
      delta.baseStart.byteOffset,
      delta.runLength.byteOffset,
      base.first,
      base.size,
    );
  }

  function addCopied(text: Buffer, length: number): number {
    const address = calls.outsideRoom(length);
    wholeMemory().set(text.subarray(0, length), address);
    return addWhole(address, length);
  }

  function addWhole(address: number, length: number): number {
    return calls.addTree(address, length, -1, 0, 0, 0, 0, 0);
  }

  function wholeMemory(): Uint8Array {
    const now = kernel.wholeMemory();
    if (memory.buffer !== now) memory = new Uint8Array(now);
    return memory;
  }

  /** The kernel knows entries by their bytes; what they name is looked up once each. */
  function readNewEntries(): void {
    const count = calls.treeColumnLength(TreeColumn.EntryStart) - 1;
    if (count === entryNames.length) return;
    const bytes = wholeMemory();
    const text = calls.treeColumn(TreeColumn.EntryText);
    const starts = new Uint32Array(bytes.buffer, calls.treeColumn(TreeColumn.EntryStart), count + 1);
    for (let entry = entryNames.length; entry < count; entry++) {
      readEntry(bytes, text + starts[entry]!, text + starts[entry + 1]!);
    }
  }

  /** An entry that the kernel has found to be whole: octal mode, space, name, NUL, id. */
  function readEntry(bytes: Uint8Array, start: number, end: number): void {
    let mode = 0;
    let at = start;
    for (; bytes[at] !== 0x20; at++) mode = mode * 8 + bytes[at]! - 0x30;
    const id = end - hashLength;
    const kind = kindOfMode(mode);
    entryNames.push(names.intern(bytes, at + 1, id - 1));
    entryKinds.push(kind);
    entryObjects.push(numberOf(bytes, id, kind));
  }

  function numberOf(bytes: Uint8Array, at: number, kind: EntryKind): number {
    const known = findObject(bytes, at);
    if (known >= 0) return known;
    const id = Buffer.from(bytes.slice(at, at + hashLength)).toString('hex');
    let number = missingNumbers.get(id);
    if (number === undefined) {
      number = objectCount + missingNumbers.size;
      missingNumbers.set(id, number);
      if (kind !== EntryKind.Gitlink) missing.push(id);
    }
    return number;
  }

  /** Looks at the kernel's columns anew after trees were added. */
  function refresh(): void {
    if (!isStale) return;
    isStale = false;
    chunkEntries = columnOf(TreeColumn.ChunkEntries);
    chunkStart = columnOf(TreeColumn.ChunkStart);
    treeChunks = columnOf(TreeColumn.TreeChunks);
    const count = calls.treeColumnLength(TreeColumn.ChunkBytes);
    if (chunkNames.length < count) {
      const larger = new Int32Array(count * 2);
      larger.set(chunkNames);
      chunkNames = larger;
    }
    for (; chunks < count; chunks++) {
      let bits = 0;
      for (let i = chunkStart[chunks]!; i < chunkStart[chunks + 1]!; i++) {
        bits |= 1 << (entryNames.get(chunkEntries[i]!) & 31);
      }
      chunkNames[chunks] = bits;
    }
  }

  function columnOf(column: TreeColumn): Int32Array<ArrayBuffer> {
    return new Int32Array(kernel.wholeMemory(), calls.treeColumn(column), calls.treeColumnLength(column));
  }

  function entries(tree: number): number[] {
    refresh();
    const list: number[] = [];
    const first = treeFirst[tree]!;
    for (let k = 0; first >= 0 && k < treeSize[tree]!; k++) appendChunk(treeChunks[first + k]!, list);
    return list;
  }

  function forEachNewEntry(tree: number, seenChunks: Uint8Array, callback: (entry: number) => void): void {
    refresh();
    const first = treeFirst[tree]!;
    for (let k = 0; first >= 0 && k < treeSize[tree]!; k++) {
      const chunk = treeChunks[first + k]!;
      if (seenChunks[chunk] === 1) continue;
      seenChunks[chunk] = 1;
      for (let i = chunkStart[chunk]!; i < chunkStart[chunk + 1]!; i++) callback(chunkEntries[i]!);
    }
  }

  function appendChunk(chunk: number, list: number[]): void {
    for (let i = chunkStart[chunk]!; i < chunkStart[chunk + 1]!; i++) list.push(chunkEntries[i]!);
  }

  function difference(before: number, after: number, onlyBefore: number[], onlyAfter: number[]): void {
    refresh();
    let aStart = before < 0 ? 0 : Math.max(0, treeFirst[before]!);
    let bStart = after < 0 ? 0 : Math.max(0, treeFirst[after]!);
    let aEnd = aStart + (before < 0 || treeFirst[before]! < 0 ? 0 : treeSize[before]!);
    let bEnd = bStart + (after < 0 || treeFirst[after]! < 0 ? 0 : treeSize[after]!);
    while (aStart < aEnd && bStart < bEnd && treeChunks[aStart] === treeChunks[bStart]) {
      aStart++;
      bStart++;
    }
    while (aStart < aEnd && bStart < bEnd && treeChunks[aEnd - 1] === treeChunks[bEnd - 1]) {
      aEnd--;
      bEnd--;
    }
    const a = entriesWithout(aStart, aEnd, bStart, bEnd);
    const b = entriesWithout(bStart, bEnd, aStart, aEnd);
    subtract(a, b, onlyBefore);
    subtract(b, a, onlyAfter);
  }

  /** Entries of the chunks treeChunks[start, end) that are not among treeChunks[otherStart, otherEnd). */
  function entriesWithout(start: number, end: number, otherStart: number, otherEnd: number): number[] {
    if (chunkMarks.length < chunks) chunkMarks = new Int32Array(chunks * 2);
    mark++;
    for (let k = otherStart; k < otherEnd; k++) chunkMarks[treeChunks[k]!] = mark;
    const list: number[] = [];
    for (let k = start; k < end; k++) if (chunkMarks[treeChunks[k]!] !== mark) appendChunk(treeChunks[k]!, list);
    return list;
  }

  /** Appends the entries of `list` that are not in `others`. */
  function subtract(list: number[], others: number[], result: number[]): void {
    if (marks.length < entryNames.length) marks = new Int32Array(entryNames.length * 2);
    mark++;
    for (const entry of others) marks[entry] = mark;
    for (const entry of list) if (marks[entry] !== mark) result.push(entry);
  }

  function find(tree: number, name: number): number {
    refresh();
    const first = tree < 0 || tree >= objectCount ? -1 : treeFirst[tree]!;
    if (first < 0) return -1;
    for (let k = 0; k < treeSize[tree]!; k++) {
      const chunk = treeChunks[first + k]!;
      if ((chunkNames[chunk]! & (1 << (name & 31))) === 0) continue;
      for (let i = chunkStart[chunk]!; i < chunkStart[chunk + 1]!; i++) {
        if (entryNames.get(chunkEntries[i]!) === name) return chunkEntries[i]!;
      }
    }
    return -1;
  }
}

function startedKernel(hashLength: number): Kernel {
  const kernel = createKernel(0, 0);
  kernel.calls.startTrees(hashLength);
  return kernel;
}

/** Old histories hold modes such as 100664; all that matters is the file type in the upper bits. */
function kindOfMode(mode: number): EntryKind {
  const type = mode & 0o170000;
  if (type === 0o040000) return EntryKind.Tree;
  if (type === 0o120000) return EntryKind.Symlink;
  return type === 0o160000 ? EntryKind.Gitlink : EntryKind.Blob;
}

/** Columns of kernel/assembly/trees.ts. */
const enum TreeColumn {
  EntryText = 0,
  EntryStart = 1,
  ChunkEntries = 2,
  ChunkStart = 3,
  ChunkBytes = 4,
  TreeChunks = 5,
}
/** All of them, in the order of their numbers. */
export const TREE_COLUMNS = [
  TreeColumn.EntryText,
  TreeColumn.EntryStart,
  TreeColumn.ChunkEntries,
  TreeColumn.ChunkStart,
  TreeColumn.ChunkBytes,
  TreeColumn.TreeChunks,
];

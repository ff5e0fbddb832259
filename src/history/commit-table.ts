/** All commits of a repository as columns of numbers; a commit is known by its number in here, in the order of the object table once they are linked. */
import { createColumn, type Column } from './intern.js';

export interface CommitTable {
  readonly count: number;
  /** Object table entry of a commit. */
  entry(commit: number): number;
  /** Number of the commit that is this object, or -1. */
  numberOf(entry: number): number;
  /** Object table entry of its tree, or -1 where the tree is missing. */
  tree(commit: number): number;
  /** Numbers of its parents; a parent that is not there is left out (see `missingParents`). */
  parents(commit: number): Int32Array;
  /** The same for loops over all commits: the parents of c are list[start[c]] to list[start[c + 1]], excluded. */
  parentLists(): { start: Int32Array; list: Int32Array };
  /** Committer date, seconds since 1970. */
  time(commit: number): number;
  /** Links parents once all commits have been added. Ids of parents or trees that are not in the repository, with the commit that names them. */
  link(): { missing: { commit: number; id: string; kind: 'parent' | 'tree' }[] };
  add(entry: number, text: Buffer, length: number): string | null;
  /** Adds a commit whose header was read before: entries of its tree and of its parents, all of which are there. */
  addRead(entry: number, tree: number, parents: Int32Array, time: number): void;
}

export function createCommitTable(
  objectCount: number,
  hashLength: number,
  findObject: (id: Uint8Array, at: number) => number,
): CommitTable {
  const numbers = new Int32Array(objectCount).fill(-1);
  /** As they came: parents by their entries. */
  const come = { entries: createColumn(), trees: createColumn(), times: [] as number[] };
  const parentEntries = createColumn();
  const parentStart = createColumn();
  const missing: { entry: number; id: string; kind: 'parent' | 'tree' }[] = [];
  const id = Buffer.alloc(hashLength);
  let linked: LinkedCommits = NO_COMMITS;
  parentStart.push(0);

  return {
    get count() {
      return come.entries.length;
    },
    entry: (commit) => linked.entries[commit]!,
    numberOf: (entry) => (entry >= 0 && entry < objectCount ? numbers[entry]! : -1),
    tree: (commit) => linked.trees[commit]!,
    parents: (commit) => linked.parents.subarray(linked.start[commit]!, linked.start[commit + 1]!),
    parentLists: () => ({ start: linked.start, list: linked.parents }),
    time: (commit) => linked.times[commit]!,
    add,
    addRead,
    link,
  };

  function addRead(entry: number, tree: number, parents: Int32Array, time: number): void {
    begin(entry, tree);
    for (const parent of parents) parentEntries.push(parent);
    end(time);
  }

  function begin(entry: number, tree: number): void {
    numbers[entry] = come.entries.length;
    come.entries.push(entry);
    come.trees.push(tree);
  }

  function end(time: number): void {
    parentStart.push(parentEntries.length);
    come.times.push(time);
  }

  /** Reads a commit's header (git-commit-tree(1)); says what is wrong with it, or null. */
  function add(entry: number, text: Buffer, length: number): string | null {
    const hexLength = hashLength * 2;
    if (text.toString('latin1', 0, 5) !== 'tree ') return 'it does not begin with its tree';
    begin(entry, lookUp(entry, text, 5, 'tree'));
    let at = 5 + hexLength + 1;
    while (at + 7 + hexLength < length && text.toString('latin1', at, at + 7) === 'parent ') {
      const parent = lookUp(entry, text, at + 7, 'parent');
      if (parent >= 0) parentEntries.push(parent);
      at += 7 + hexLength + 1;
    }
    end(committerTime(text, at, length));
    return null;
  }

  function lookUp(entry: number, text: Buffer, at: number, kind: 'parent' | 'tree'): number {
    readHex(text, at, id);
    const found = findObject(id, 0);
    if (found < 0) missing.push({ entry, id: id.toString('hex'), kind });
    return found;
  }

  function link(): { missing: { commit: number; id: string; kind: 'parent' | 'tree' }[] } {
    const inOrder = numbers.filter((number) => number >= 0);
    const entries = inOrder.map((came) => come.entries.get(came));
    entries.forEach((entry, commit) => (numbers[entry] = commit));
    const parents = createColumn();
    const start: Column = createColumn();
    start.push(0);
    for (const came of inOrder) {
      for (let k = parentStart.get(came); k < parentStart.get(came + 1); k++) {
        const parent = numbers[parentEntries.get(k)]!;
        if (parent >= 0) parents.push(parent);
      }
      start.push(parents.length);
    }
    linked = {
      entries,
      trees: inOrder.map((came) => come.trees.get(came)),
      times: Float64Array.from(inOrder, (came) => come.times[came]!),
      parents: parents.view(),
      start: start.view(),
    };
    return { missing: missing.map(({ entry, id, kind }) => ({ commit: numbers[entry]!, id, kind })) };
  }
}

/** Columns by the numbers of commits; the parents of commit c are parents[start[c]] to parents[start[c + 1]], excluded. */
interface LinkedCommits {
  entries: Int32Array;
  trees: Int32Array;
  times: Float64Array;
  parents: Int32Array;
  start: Int32Array;
}

const NONE = new Int32Array(0);
const NO_COMMITS: LinkedCommits = {
  entries: NONE,
  trees: NONE,
  times: new Float64Array(0),
  parents: NONE,
  start: NONE,
};

function readHex(text: Buffer, at: number, target: Buffer): void {
  for (let i = 0; i < target.length; i++) {
    target[i] = (hexDigit(text[at + 2 * i]) << 4) | hexDigit(text[at + 2 * i + 1]);
  }
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return 0;
  return byte <= 0x39 ? byte & 15 : (byte & 15) + 9;
}

/** "committer Name <mail> 1700000000 +0100": the number before the zone. */
function committerTime(text: Buffer, from: number, length: number): number {
  const start = text.indexOf('committer ', from, 'latin1');
  if (start < 0 || start >= length) return 0;
  const end = text.indexOf(10, start);
  const line = text.toString('latin1', start, end < 0 ? length : Math.min(end, length));
  const time = /> (-?\d{1,12}) [+-]?\d+$/.exec(line);
  return time ? Number(time[1]) : 0;
}

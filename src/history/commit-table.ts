/** All commits of a repository as columns of numbers; a commit is known by its number in here. */
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
}

export function createCommitTable(
  objectCount: number,
  hashLength: number,
  findObject: (id: Uint8Array, at: number) => number,
): CommitTable {
  const numbers = new Int32Array(objectCount).fill(-1);
  const entries = createColumn();
  const trees = createColumn();
  const times: number[] = [];
  const parentEntries = createColumn();
  const parentStart = createColumn();
  const missing: { commit: number; id: string; kind: 'parent' | 'tree' }[] = [];
  const id = Buffer.alloc(hashLength);
  let parents: Int32Array = new Int32Array(0);
  let linkedStart: Int32Array = new Int32Array(0);
  parentStart.push(0);

  return {
    get count() {
      return entries.length;
    },
    entry: (commit) => entries.get(commit),
    numberOf: (entry) => (entry >= 0 && entry < objectCount ? numbers[entry]! : -1),
    tree: (commit) => trees.get(commit),
    parents: (commit) => parents.subarray(linkedStart[commit]!, linkedStart[commit + 1]!),
    parentLists: () => ({ start: linkedStart, list: parents }),
    time: (commit) => times[commit]!,
    add,
    link,
  };

  /** Reads a commit's header (git-commit-tree(1)); says what is wrong with it, or null. */
  function add(entry: number, text: Buffer, length: number): string | null {
    const commit = entries.length;
    const hexLength = hashLength * 2;
    if (text.toString('latin1', 0, 5) !== 'tree ') return 'it does not begin with its tree';
    numbers[entry] = commit;
    entries.push(entry);
    trees.push(lookUp(commit, text, 5, 'tree'));
    let at = 5 + hexLength + 1;
    while (at + 7 + hexLength < length && text.toString('latin1', at, at + 7) === 'parent ') {
      const parent = lookUp(commit, text, at + 7, 'parent');
      if (parent >= 0) parentEntries.push(parent);
      at += 7 + hexLength + 1;
    }
    parentStart.push(parentEntries.length);
    times.push(committerTime(text, at, length));
    return null;
  }

  function lookUp(commit: number, text: Buffer, at: number, kind: 'parent' | 'tree'): number {
    readHex(text, at, id);
    const found = findObject(id, 0);
    if (found < 0) missing.push({ commit, id: id.toString('hex'), kind });
    return found;
  }

  function link(): { missing: typeof missing } {
    const linked = createColumn();
    const starts: Column = createColumn();
    starts.push(0);
    for (let commit = 0; commit < entries.length; commit++) {
      for (let k = parentStart.get(commit); k < parentStart.get(commit + 1); k++) {
        const parent = numbers[parentEntries.get(k)]!;
        if (parent >= 0) linked.push(parent);
      }
      starts.push(linked.length);
    }
    parents = linked.view();
    linkedStart = starts.view();
    return { missing };
  }
}

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

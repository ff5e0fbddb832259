/**
 * What every commit changed, from comparing its tree with its parents': one pass over the graph serves all findings.
 * A merge changed only what differs from every parent (what `git log -c` shows).
 */
import type { CommitTable } from './commit-table.js';
import { createColumn, type Column, type NameTable } from './intern.js';
import { createPathTable, type PathTable } from './path-table.js';
import { EntryKind, type TreeStore } from './tree-store.js';

/** Changes of paths: columns of equal length. Objects are numbers of the object table, -1 where there is none. */
export interface Changes {
  paths: PathTable;
  commit: Column;
  path: Column;
  /** Object at the path in the commit, -1 where it was removed. */
  after: Column;
  /** Kind of `after` (EntryKind), or of what was removed. */
  kind: Column;
  /** Objects at the path in the parents that had one: beforeList[beforeStart[k] ... beforeStart[k + 1]). */
  beforeStart: Column;
  beforeList: Column;
  /** Number of parents of the commit: where it is more than the befores, some parent had nothing there. */
  parentCount: Column;
  /** True where trees that name each other over and over made more paths than anybody could want listed. */
  truncated: boolean;
}

/**
 * Real histories have two or three changes an object. A "Git bomb", a few trees that name one another over and over, has
 * billions: beyond this many the listing stops.
 */
const mostChanges = (objectCount: number): number => 100_000 + 50 * objectCount;

/** No changes yet, of paths made of these names. */
export function createChanges(names: NameTable): Changes {
  const changes: Changes = {
    paths: createPathTable(names),
    commit: createColumn(),
    path: createColumn(),
    after: createColumn(),
    kind: createColumn(),
    beforeStart: createColumn(),
    beforeList: createColumn(),
    parentCount: createColumn(),
    truncated: false,
  };
  changes.beforeStart.push(0);
  return changes;
}

/** Rows of changes as an earlier run found them; objects by an entry of the trees that names them, -1 where there is none. */
export interface ComparedRows {
  path: Int32Array;
  after: Int32Array;
  kind: Int32Array;
  parentCount: Int32Array;
  beforeStart: Int32Array;
  beforeList: Int32Array;
}

export interface ChangeWalk {
  changes: Changes;
  /** Compares one commit with its parents. */
  addCommit(commit: number): void;
  /** Takes over rows [first, last) that an earlier comparison of the commit gave. */
  addCompared(commit: number, rows: ComparedRows, first: number, last: number): void;
  /** Lists everything below a tree that no commit holds, as if `commit` -1 had brought it in. */
  addLooseTree(tree: number): void;
}

export function createChangeWalk(commits: CommitTable, trees: TreeStore, objectCount: number): ChangeWalk {
  const most = mostChanges(objectCount);
  const changes = createChanges(trees.names);
  const { paths } = changes;

  return {
    changes,
    addCommit(commit) {
      const { start, list } = commits.parentLists();
      const parents: number[] = [];
      for (let k = start[commit]!; k < start[commit + 1]!; k++) parents.push(commits.tree(list[k]!));
      if (parents.length === 0) parents.push(-1);
      compare(commit, commits.tree(commit), parents, -1, 0);
    },
    addCompared,
    addLooseTree: (tree) => compare(-1, tree, [-1], -1, 0),
  };

  function addCompared(commit: number, rows: ComparedRows, first: number, last: number): void {
    for (let k = first; k < last; k++) {
      changes.commit.push(commit);
      changes.path.push(rows.path[k]!);
      changes.after.push(rows.after[k]! < 0 ? -1 : trees.object(rows.after[k]!));
      changes.kind.push(rows.kind[k]!);
      changes.parentCount.push(rows.parentCount[k]!);
      for (let b = rows.beforeStart[k]!; b < rows.beforeStart[k + 1]!; b++) {
        changes.beforeList.push(trees.object(rows.beforeList[b]!));
      }
      changes.beforeStart.push(changes.beforeList.length);
    }
  }

  function compare(commit: number, tree: number, parents: number[], directory: number, depth: number): void {
    // Deeper than any file system allows: a tree made to exhaust us.
    if (depth > 4096 || parents.includes(tree)) return;
    if (changes.commit.length > most) {
      changes.truncated = true;
      return;
    }
    const gone: number[] = [];
    const come: number[] = [];
    trees.difference(parents[0]!, tree, gone, come);
    const inFirstParent = byName(gone);
    const inTree = byName(come);
    for (const entry of come) {
      const name = trees.name(entry);
      const others = parents.map((parent, k) => (k === 0 ? inFirstParent(name) : trees.find(parent, name)));
      if (!others.some((other) => other >= 0 && sameObject(other, entry))) {
        compareEntry(commit, entry, others, directory, depth);
      }
    }
    for (const entry of gone) {
      if (inTree(trees.name(entry)) < 0) removeEntry(commit, entry, parents, directory, depth);
    }
  }

  /** Look-up by name in a list of entries; names are unique in a tree, so what differs is found among what differs. */
  function byName(entries: number[]): (name: number) => number {
    if (entries.length <= 8) {
      return (name) => {
        for (const entry of entries) if (trees.name(entry) === name) return entry;
        return -1;
      };
    }
    const map = new Map<number, number>();
    for (const entry of entries) map.set(trees.name(entry), entry);
    return (name) => map.get(name) ?? -1;
  }

  /** An entry that no parent has in this form; `others` are the parents' entries of that name. */
  function compareEntry(commit: number, entry: number, others: number[], directory: number, depth: number): void {
    const path = paths.intern(directory, trees.name(entry));
    const kind = trees.kind(entry);
    if (kind === EntryKind.Tree) {
      const subtrees = others.map((other) => (other >= 0 && isTree(other) ? trees.object(other) : -1));
      compare(commit, trees.object(entry), subtrees, path, depth + 1);
      // A directory in place of a file: the file is gone.
      if (others.every((other) => other >= 0 && !isTree(other)))
        record(commit, path, -1, trees.kind(others[0]!), others);
      return;
    }
    record(commit, path, trees.object(entry), kind, others);
    const directories = others.map((other) => (other >= 0 && isTree(other) ? trees.object(other) : -1));
    if (directories.every((subtree) => subtree >= 0)) removeTree(commit, directories, path, depth + 1);
  }

  /** An entry of the first parent whose name the tree does not have; removed by this commit if all parents had it. */
  function removeEntry(commit: number, entry: number, parents: number[], directory: number, depth: number): void {
    const name = trees.name(entry);
    const others = parents.map((parent, k) => (k === 0 ? entry : trees.find(parent, name)));
    if (others.some((other) => other < 0)) return;
    const path = paths.intern(directory, name);
    const files = others.filter((other) => !isTree(other));
    if (files.length === others.length) record(commit, path, -1, trees.kind(entry), others);
    else if (files.length === 0) removeTree(commit, others.map(trees.object), path, depth + 1);
  }

  function removeTree(commit: number, subtrees: number[], directory: number, depth: number): void {
    if (depth > 4096) return;
    for (const entry of trees.entries(subtrees[0]!)) removeEntry(commit, entry, subtrees, directory, depth);
  }

  function record(commit: number, path: number, after: number, kind: EntryKind, others: number[]): void {
    changes.commit.push(commit);
    changes.path.push(path);
    changes.after.push(after);
    changes.kind.push(kind);
    changes.parentCount.push(others.length);
    for (const other of others) if (other >= 0 && !isTree(other)) changes.beforeList.push(trees.object(other));
    changes.beforeStart.push(changes.beforeList.length);
  }

  function isTree(entry: number): boolean {
    return trees.kind(entry) === EntryKind.Tree;
  }

  function sameObject(a: number, b: number): boolean {
    return trees.object(a) === trees.object(b) && trees.kind(a) === trees.kind(b);
  }
}

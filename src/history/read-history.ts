/** Reads every commit, tag and tree of a repository and works out what each commit changed. */
import type { ParsedDelta } from '../odb/delta.js';
import type { FailureKind, FamilyVisitor, FamilyWalker } from '../odb/family-walk.js';
import type { Kernel } from '../kernel/kernel.js';
import { findObject, findObjectHex, objectId, type ObjectTable } from '../odb/object-table.js';
import { ObjectType, type Problem } from '../odb/types.js';
import { createChangeWalk, type Changes, type ChangeWalk } from './changes.js';
import { parentsFirst } from './commit-graph.js';
import { createCommitTable, type CommitTable } from './commit-table.js';
import { identityRange, readTagTarget } from './commit-text.js';
import { createIdentities, type IdentityHashes } from './identities.js';
import { displayPath } from './path-table.js';
import type { RememberedHistory } from './remembered-history.js';
import { createTreeStore, EntryKind, type TreeState, type TreeStore } from './tree-store.js';

export interface TagObject {
  entry: number;
  /** Entry of what it points at, -1 where that is missing. */
  target: number;
}

export interface History {
  commits: CommitTable;
  /** Commit numbers, parents before children. */
  order: Int32Array;
  trees: TreeStore;
  changes: Changes;
  tags: TagObject[];
  /** Distinct "Name <mail>" of authors, committers and taggers, and distinct mail addresses among them. */
  people: number;
  emails: number;
  /** True for a mail address that an author, committer or tagger used (ASCII case aside). */
  isIdentityEmail(email: string): boolean;
  /** Of all commits, for a history that is to be remembered. */
  identityHashes(): IdentityHashes;
  problems: Problem[];
}

/** Also wants to see commit and tag objects, as the walk rebuilds them. */
export type MessageVisitor<State> = Pick<FamilyVisitor<State>, 'visit' | 'release'>;

export interface HistoryReader {
  /** Reads one family whose root is a commit, tag or tree; with `wanted` only as much as leads to what is marked there. */
  readFamily(root: number, wanted?: Uint8Array): void;
  /** After all families: links the graph and compares trees. */
  finish(): History;
}

/** `kernel`: the walker's, where it was given one. `remembered`: what is in it is not read again. */
export function createHistoryReader<State>(
  table: ObjectTable,
  walker: FamilyWalker,
  messages: MessageVisitor<State>,
  kernel?: Kernel,
  remembered: RememberedHistory | null = null,
): HistoryReader {
  const find = (id: Uint8Array, at: number): number => findObject(table, id, at);
  const commits = createCommitTable(table.count, table.hashLength, find);
  const trees = createTreeStore(table.count, table.hashLength, find, kernel);
  const tags: TagObject[] = [];
  const problems: Problem[] = [];
  const identities = createIdentities(remembered?.identities ?? null);
  /** Which of the remembered commits an entry is, or -1. */
  const recalled = new Int32Array(remembered === null ? 0 : table.count).fill(-1);
  if (remembered !== null) recall(remembered);
  const visitors = {
    [ObjectType.Commit]: messageVisitor(readCommit),
    [ObjectType.Tag]: messageVisitor(readTag),
    [ObjectType.Tree]: treeVisitor(),
  };

  return {
    readFamily(root, wanted) {
      const type = table.type[root]!;
      if (type === ObjectType.Tree) walker.walk(root, visitors[ObjectType.Tree], wanted);
      else if (type !== ObjectType.Blob)
        walker.walk(root, visitors[type as ObjectType.Commit | ObjectType.Tag], wanted);
    },
    finish,
  };

  function recall({ trees: columns, commits: known }: RememberedHistory): void {
    trees.restore(columns);
    known.entries.forEach((entry, k) => {
      recalled[entry] = k;
      const parents = known.parents.subarray(known.parentStart[k]!, known.parentStart[k + 1]!);
      commits.addRead(entry, known.trees[k]!, parents, known.times[k]!);
    });
  }

  function messageVisitor(read: (entry: number, text: Buffer, length: number) => void): FamilyVisitor<State> {
    return {
      visit(entry, text, length, base, delta) {
        if (table.duplicate[entry] === 0 && (recalled[entry] ?? -1) < 0) read(entry, text, length);
        return messages.visit(entry, text, length, base, delta);
      },
      release: messages.release,
      fail,
    };
  }

  function treeVisitor(): FamilyVisitor<TreeState> {
    return {
      visit: (entry: number, text: Buffer, length: number, base: TreeState | null, delta: ParsedDelta | null) =>
        recalledTree(entry) ?? trees.addTree(entry, text, length, base, delta),
      release() {},
      fail,
    };
  }

  /** A tree that is read only since another one is made from it. */
  function recalledTree(entry: number): TreeState | null {
    return remembered === null ? null : trees.state(findObject(table, table.ids, entry * table.hashLength));
  }

  function fail(entry: number, what: string, kind: FailureKind = 'object-corrupt'): void {
    const id = objectId(table, entry);
    problems.push({ kind, subject: id, message: `object ${id}: ${what}` });
  }

  function readCommit(entry: number, text: Buffer, length: number): void {
    const wrong = commits.add(entry, text, length);
    if (wrong !== null) fail(entry, wrong);
    identities.note(text, identityRange(text, length, 'author'), 'commit');
    identities.note(text, identityRange(text, length, 'committer'), 'commit');
  }

  function readTag(entry: number, text: Buffer, length: number): void {
    const target = readTagTarget(text.subarray(0, length));
    if (target === null) fail(entry, 'it does not say what it tags');
    tags.push({ entry, target: target === null ? -1 : findObjectHex(table, target.id) });
    identities.note(text, identityRange(text, length, 'tagger'), 'tag');
  }

  function finish(): History {
    reportMissingOf(commits.link().missing);
    const order = parentsFirst(commits);
    const walk = createChangeWalk(commits, trees, table.count);
    if (remembered !== null) recallPaths(walk.changes, remembered);
    for (const commit of order) compare(walk, commit);
    for (const tree of looseTrees(table, commits, trees)) walk.addLooseTree(tree);
    for (const { tree, what } of trees.malformed) fail(tree, what);
    if (walk.changes.truncated) problems.push(tooManyPaths());
    problems.push(...submodules(walk.changes));
    reportMissingTreeEntries();
    return {
      commits,
      order,
      trees,
      changes: walk.changes,
      tags,
      ...identities.count(),
      isIdentityEmail: identities.isEmail,
      identityHashes: identities.hashes,
      problems,
    };
  }

  function compare(walk: ChangeWalk, commit: number): void {
    const known = recalled[commits.entry(commit)] ?? -1;
    if (remembered === null || known < 0) return walk.addCommit(commit);
    walk.addCompared(commit, remembered.rows, remembered.commits.firstRow[known]!, remembered.commits.lastRow[known]!);
  }

  function reportMissingOf(missing: { commit: number; id: string; kind: 'parent' | 'tree' }[]): void {
    for (const { commit, id, kind } of missing) {
      const child = objectId(table, commits.entry(commit));
      problems.push({
        kind: kind === 'parent' ? 'parent-missing' : 'object-missing',
        subject: kind === 'parent' ? child : id,
        message: `${kind} ${id} of commit ${child} is not in the repository`,
      });
    }
  }

  function reportMissingTreeEntries(): void {
    for (const id of trees.missing) {
      problems.push({
        kind: 'object-missing',
        subject: id,
        message: `object ${id} is named by a tree but not in the repository`,
      });
    }
  }
}

/** Paths that ever held a submodule: its commits are in a repository of their own. */
function submodules(changes: Changes): Problem[] {
  const paths = new Set<number>();
  for (let k = 0; k < changes.path.length; k++) {
    if (changes.kind.get(k) === EntryKind.Gitlink) paths.add(changes.path.get(k));
  }
  return [...paths].map((path) => {
    const name = displayPath(changes.paths.bytes(path)).text;
    return { kind: 'submodule', subject: name, message: `${JSON.stringify(name)} is a submodule` };
  });
}

/** Paths get the numbers they had: names have theirs from the trees. */
function recallPaths({ paths }: Changes, { pathParents, pathNames }: RememberedHistory): void {
  pathParents.forEach((parent, k) => paths.intern(parent, pathNames[k]!));
}

function tooManyPaths(): Problem {
  return {
    kind: 'too-many-paths',
    subject: 'trees',
    message: 'the trees of this repository name more paths than can be listed; some occurrences have no path',
  };
}

/** Trees that neither a commit nor another tree names. */
function looseTrees(table: ObjectTable, commits: CommitTable, trees: TreeStore): number[] {
  const named = new Uint8Array(table.count);
  for (let commit = 0; commit < commits.count; commit++) if (commits.tree(commit) >= 0) named[commits.tree(commit)] = 1;
  for (let entry = 0; entry < trees.entryCount; entry++) {
    const object = trees.object(entry);
    if (trees.kind(entry) === EntryKind.Tree && object < table.count) named[object] = 1;
  }
  const loose: number[] = [];
  for (let object = 0; object < table.count; object++) {
    if (trees.has(object) && named[object] === 0 && table.duplicate[object] === 0) loose.push(object);
  }
  return loose;
}

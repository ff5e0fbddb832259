/**
 * What reading commits and trees gave, as bytes: of a repository that has grown only what is new is then read and compared. Everything in it says
 * the same whatever else the repository holds, as long as every commit and tree in it is still there.
 */
import { findObject, type ObjectTable } from '../odb/object-table.js';
import { createSectionReader, joinSections } from './byte-sections.js';
import type { ComparedRows } from './changes.js';
import { HASH_BYTES, type IdentityHashes } from './identities.js';
import type { History } from './read-history.js';
import { TREE_COLUMNS, type TreeColumns, type TreeStore } from './tree-store.js';

export interface RememberedHistory {
  trees: TreeColumns;
  commits: RememberedCommits;
  /** Paths in the order of their numbers. */
  pathParents: Int32Array;
  pathNames: Int32Array;
  rows: ComparedRows;
  identities: IdentityHashes;
}

/** Columns of equal length; objects by their entries in the object table. */
export interface RememberedCommits {
  entries: Int32Array;
  trees: Int32Array;
  times: Float64Array;
  /** The parents of commit k: parents[parentStart[k] ... parentStart[k + 1]). */
  parentStart: Int32Array;
  parents: Int32Array;
  /** What it changed: rows [firstRow[k], lastRow[k]). */
  firstRow: Int32Array;
  lastRow: Int32Array;
}

/** Null for a history that is not whole: what is missing today may be there tomorrow. */
export function packHistory(table: ObjectTable, history: History): Buffer[] | null {
  const { trees, changes, problems } = history;
  const isWhole = problems.every(({ kind }) => kind === 'submodule') && !changes.truncated;
  if (!isWhole || trees.malformed.length + trees.missing.length > 0) return null;
  const columns = trees.columns();
  return joinSections([
    ...identitySections(history.identityHashes()),
    ...columns.kernel,
    idsOf(table, columns.trees),
    columns.first,
    columns.size,
    ...commitSections(table, history, columns.trees),
    ...pathSections(history),
    ...rowSections(trees, history),
  ]);
}

/** Null where a commit or a tree in it is not in the repository. Throws RangeError for bytes that packHistory did not make. */
export function unpackHistory(table: ObjectTable, bytes: Buffer): RememberedHistory | null {
  const next = createSectionReader(bytes);
  const identities = {
    key: next.bytes(),
    people: hashSet(next.bytes()),
    emails: hashSet(next.bytes()),
    folded: hashSet(next.bytes()),
  };
  const kernel = TREE_COLUMNS.map(() => next.bytes());
  const trees = { kernel, trees: entriesOf(table, next.bytes()), first: next.integers(), size: next.integers() };
  const entries = entriesOf(table, next.bytes());
  const commits = {
    entries,
    trees: through(trees.trees, next.integers()),
    times: next.numbers(),
    parentStart: next.integers(),
    parents: through(entries, next.integers()),
    firstRow: next.integers(),
    lastRow: next.integers(),
  };
  const [pathParents, pathNames] = [next.integers(), next.integers()];
  const rows = {
    path: next.integers(),
    after: next.integers(),
    kind: next.integers(),
    parentCount: next.integers(),
    beforeStart: next.integers(),
    beforeList: next.integers(),
  };
  if (trees.trees.includes(-1) || entries.includes(-1)) return null;
  return { trees, commits, pathParents, pathNames, rows, identities };
}

function identitySections({ key, people, emails, folded }: IdentityHashes): Uint8Array[] {
  return [key, ...[people, emails, folded].map((set) => Buffer.from([...set].join(''), 'latin1'))];
}

function hashSet(bytes: Buffer): Set<string> {
  const set = new Set<string>();
  for (let at = 0; at < bytes.length; at += HASH_BYTES) set.add(bytes.toString('latin1', at, at + HASH_BYTES));
  return set;
}

/** `trees`: the trees by their places among those that are packed. */
function commitSections(table: ObjectTable, { commits, changes }: History, trees: Int32Array): ArrayBufferView[] {
  const numbers = Int32Array.from({ length: commits.count }, (_, commit) => commit);
  const placeOfTree = new Int32Array(table.count).fill(-1);
  trees.forEach((tree, place) => (placeOfTree[tree] = place));
  const firstRow = new Int32Array(commits.count);
  const lastRow = new Int32Array(commits.count);
  for (let k = 0; k < changes.commit.length; k++) {
    const commit = changes.commit.get(k);
    if (commit < 0) continue;
    if (lastRow[commit] === 0) firstRow[commit] = k;
    lastRow[commit] = k + 1;
  }
  const { start, list } = commits.parentLists();
  return [
    idsOf(table, numbers.map(commits.entry)),
    numbers.map((commit) => placeOfTree[commits.tree(commit)]!),
    Float64Array.from(numbers, commits.time),
    start,
    list,
    firstRow,
    lastRow,
  ];
}

function pathSections({ changes: { paths } }: History): Int32Array[] {
  const numbers = Int32Array.from({ length: paths.size }, (_, path) => path);
  return [numbers.map(paths.parent), numbers.map(paths.name)];
}

function rowSections(trees: TreeStore, { changes }: History): Int32Array[] {
  const named = Int32Array.from({ length: trees.entryCount }, (_, entry) => trees.object(entry));
  const entryOf = new Int32Array(named.reduce((most, object) => Math.max(most, object + 1), 0));
  named.forEach((object, entry) => (entryOf[object] = entry));
  const entries = (objects: Int32Array): Int32Array => objects.map((object) => (object < 0 ? -1 : entryOf[object]!));
  return [
    changes.path.view(),
    entries(changes.after.view()),
    changes.kind.view(),
    changes.parentCount.view(),
    changes.beforeStart.view(),
    entries(changes.beforeList.view()),
  ];
}

function idsOf({ ids, hashLength }: ObjectTable, entries: Int32Array): Uint8Array {
  const list = new Uint8Array(entries.length * hashLength);
  entries.forEach((entry, k) => list.set(ids.subarray(entry * hashLength, (entry + 1) * hashLength), k * hashLength));
  return list;
}

/** -1 for an object that is not there. */
function entriesOf(table: ObjectTable, ids: Buffer): Int32Array {
  return Int32Array.from({ length: ids.length / table.hashLength }, (_, k) =>
    findObject(table, ids, k * table.hashLength),
  );
}

/** What stands at these places of the list. */
function through(list: Int32Array, places: Int32Array): Int32Array {
  return places.map((place) => list[place] ?? -1);
}

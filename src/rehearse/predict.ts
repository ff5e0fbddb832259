/**
 * What the rewrite will change, known before it runs: a commit changes where its message, its people or anything in
 * its tree changes, and where a parent changes; so do all that follow. What comes before stays, signatures and all.
 */
import { parentsFirst } from '../history/commit-graph.js';
import type { CommitTable } from '../history/commit-table.js';
import { EntryKind, type TreeStore } from '../history/tree-store.js';
import { findObjectHex } from '../odb/object-table.js';
import { ObjectType } from '../odb/types.js';
import type { SecretSightings } from '../plan/facts.js';
import type { Prediction, PredictionDetail } from '../plan/model.js';
import { mayBeEmptied } from './emptied-commits.js';
import type { HistoryShape } from './history-collector.js';
import { isHostRef, pullRequestNumbers } from './host-refs.js';
import type { RepositoryObjects } from './repository-objects.js';

/** Entries of objects, and names of refs, that the replacements themselves touch. */
export interface Touched {
  objects: Set<number>;
  trees: Set<number>;
  refNames: Set<string>;
}

export function touchedBy(repository: RepositoryObjects, secrets: Iterable<SecretSightings>): Touched {
  const touched: Touched = { objects: new Set(), trees: new Set(), refNames: new Set() };
  const add = (set: Set<number>, ids: readonly string[]): void => {
    for (const id of ids) set.add(findObjectHex(repository.table, id));
  };
  for (const { forms, containers } of secrets) {
    for (const { textBlobs, binaryBlobs, messages, identities, headers, trees, refNames } of forms) {
      for (const ids of [textBlobs, binaryBlobs, messages, identities, headers]) add(touched.objects, ids);
      add(touched.trees, trees);
      for (const name of refNames) touched.refNames.add(name);
    }
    add(
      touched.objects,
      containers.map(({ blob }) => blob),
    );
  }
  return touched;
}

export interface Predicted {
  predicted: Prediction;
  /** Without what takes the replacements to tell. */
  detail: Omit<PredictionDetail, 'emptiedCommits'>;
  clean: string[];
  /** Commits that may be left without a change. */
  mayBeEmptied: number[];
}

export function predict(repository: RepositoryObjects, shape: HistoryShape, touched: Touched): Predicted {
  const changes = changedCommits(repository, shape, touched);
  const refs = repository.refs.refs.filter(({ name }) => name.startsWith('refs/'));
  const changedRefs = refs.filter(
    ({ name, id }) => touched.refNames.has(name) || changes.object(id) || isRelinked(name, changes),
  );
  const isTag = ({ name }: { name: string }): boolean => name.startsWith('refs/tags/');
  const signedTags = [...shape.tags].filter(([entry, { signed }]) => signed && changes.object(repository.id(entry)));
  return {
    predicted: { commits: changes.changed, refs: changedRefs.length, tags: changedRefs.filter(isTag).length },
    detail: {
      total: { commits: changes.reachable, refs: refs.length, tags: refs.filter(isTag).length },
      firstChangedCommits: changes.first,
      signedCommits: changes.signed,
      signedTags: signedTags.length,
      keptSignatures: changes.signedBefore - changes.signed,
      hostRefs: changedRefs.filter(({ name }) => isHostRef(name)).length,
      pullRequests: pullRequestNumbers(changedRefs),
      branches: changedRefs.filter(({ name }) => name.startsWith('refs/heads/')).length,
    },
    clean: changes.clean,
    mayBeEmptied: mayBeEmptied(shape, touched, changes.holds, changes.numbers()),
  };

  /** A note ref follows its commits, a replace ref its commit. */
  function isRelinked(name: string, known: CommitChanges): boolean {
    if (name.startsWith('refs/replace/')) return known.object(name.slice(13)) || !known.isCommit(name.slice(13));
    if (!name.startsWith('refs/notes/')) return false;
    const tip = repository.refs.refs.find((ref) => ref.name === name)!;
    return notedIds(repository, shape, tip.id).some((id) => known.object(id));
  }
}

interface CommitChanges {
  changed: number;
  reachable: number;
  signed: number;
  /** Signed commits, changed or not. */
  signedBefore: number;
  first: string[];
  /** Unchanged commits that lead to all other unchanged ones. */
  clean: string[];
  /** Numbers of the changed commits. */
  numbers(): number[];
  /** Whether a tree, or anything below it, is touched. */
  holds(tree: number): boolean;
  /** Whether the object with this id will have another one. */
  object(id: string): boolean;
  isCommit(id: string): boolean;
}

function changedCommits(repository: RepositoryObjects, shape: HistoryShape, touched: Touched): CommitChanges {
  const { commits, trees } = shape;
  const { table } = repository;
  const holds = containment(trees, touched);
  const reachable = reachableCommits(repository, shape);
  const changed = new Uint8Array(commits.count);
  const order = parentsFirst(commits).filter((commit) => reachable[commit] === 1);
  const nothingToDo = touched.objects.size + touched.trees.size + touched.refNames.size === 0;
  const first: string[] = [];
  let count = 0;
  let signed = 0;
  const mark = (commit: number): void => {
    const entry = commits.entry(commit);
    if (changed[commit] === 1) return;
    const inherited = commits.parents(commit).some((parent) => changed[parent] === 1);
    const isChanged = inherited || touched.objects.has(entry) || mentionsChanged(commit) || holds(commits.tree(commit));
    if (!isChanged) return;
    changed[commit] = 1;
    count++;
    if (shape.signed.has(entry)) signed++;
    if (!inherited) first.push(repository.id(entry));
  };
  const byPrefix = new Map<string, number[]>();
  const mentionsChanged = (commit: number): boolean => {
    const words = shape.mentions.get(commits.entry(commit));
    return (
      words?.some((word) =>
        (byPrefix.get(word.slice(0, 7)) ?? []).some(
          (other) => changed[other] === 1 && repository.id(commits.entry(other)).startsWith(word),
        ),
      ) ?? false
    );
  };
  if (!nothingToDo) {
    for (const commit of order)
      if (shape.mentions.size > 0) index(byPrefix, repository.id(commits.entry(commit)), commit);
    // A commit that mentions a changed one by its id changes with it, wherever it stands in the order.
    for (let before = -1; before !== count;) {
      before = count;
      for (const commit of order) mark(commit);
    }
  }

  const object = (id: string): boolean => {
    const entry = findObjectHex(table, id);
    if (entry < 0) return false;
    const commit = commits.numberOf(entry);
    if (commit >= 0) return changed[commit] === 1;
    if (table.type[entry] === ObjectType.Tree) return holds(entry);
    const tag = shape.tags.get(entry);
    return touched.objects.has(entry) || (tag !== undefined && object(tag.target));
  };
  const isCommit = (id: string): boolean => {
    const entry = findObjectHex(table, id);
    return entry >= 0 && reachable[commits.numberOf(entry)] === 1;
  };
  return {
    changed: count,
    reachable: order.length,
    signed,
    signedBefore: order.filter((commit) => shape.signed.has(commits.entry(commit))).length,
    first,
    clean: cleanTips(commits, order, changed).map((commit) => repository.id(commits.entry(commit))),
    numbers: () => [...order].filter((commit) => changed[commit] === 1),
    holds,
    object,
    isCommit,
  };
}

/** The last unchanged commit of each line of history; all before it are unchanged too. */
function cleanTips(commits: CommitTable, order: Int32Array, changed: Uint8Array): number[] {
  const hasCleanChild = new Uint8Array(commits.count);
  for (const commit of order)
    if (changed[commit] === 0) for (const parent of commits.parents(commit)) hasCleanChild[parent] = 1;
  return [...order].filter((commit) => changed[commit] === 0 && hasCleanChild[commit] === 0);
}

function index(byPrefix: Map<string, number[]>, id: string, commit: number): void {
  const list = byPrefix.get(id.slice(0, 7));
  if (list) list.push(commit);
  else byPrefix.set(id.slice(0, 7), [commit]);
}

/** Folders in folders, deeper than any file system takes. */
const DEEPEST = 1500;

/** Whether a tree, or anything below it, is touched; each tree is judged once. */
function containment(trees: TreeStore, touched: Touched): (tree: number) => boolean {
  const known = new Map<number, boolean>();
  const holds = (tree: number, depth = 0): boolean => {
    if (tree < 0 || depth > DEEPEST) return false;
    const before = known.get(tree);
    if (before !== undefined) return before;
    known.set(tree, false); // a damaged tree may hold itself
    const result =
      touched.trees.has(tree) || (trees.has(tree) && trees.entries(tree).some((entry) => entryHolds(entry, depth)));
    known.set(tree, result);
    return result;
  };
  const entryHolds = (entry: number, depth: number): boolean => {
    const kind = trees.kind(entry);
    if (kind === EntryKind.Gitlink) return false;
    return kind === EntryKind.Tree ? holds(trees.object(entry), depth + 1) : touched.objects.has(trees.object(entry));
  };
  return holds;
}

/** Commits that a mirror clone brings along: those that refs and HEAD reach. */
function reachableCommits(repository: RepositoryObjects, { commits, tags }: HistoryShape): Uint8Array {
  const reachable = new Uint8Array(commits.count);
  const waiting: number[] = [];
  const add = (commit: number): void => {
    if (commit < 0 || reachable[commit] === 1) return;
    reachable[commit] = 1;
    waiting.push(commit);
  };
  const tips = repository.refs.refs.filter(({ name }) => name.startsWith('refs/')).map(({ id }) => id);
  if (repository.refs.headId !== null) tips.push(repository.refs.headId);
  for (const tip of tips) {
    let entry = findObjectHex(repository.table, tip);
    for (let depth = 0; tags.has(entry) && depth < 64; depth++)
      entry = findObjectHex(repository.table, tags.get(entry)!.target);
    add(commits.numberOf(entry));
  }
  while (waiting.length > 0) for (const parent of commits.parents(waiting.pop()!)) add(parent);
  return reachable;
}

/** Ids that the names in a notes tree spell. */
function notedIds(repository: RepositoryObjects, { commits, trees }: HistoryShape, tip: string): string[] {
  const commit = commits.numberOf(findObjectHex(repository.table, tip));
  const ids: string[] = [];
  const list = (tree: number, prefix: string): void => {
    if (tree < 0 || prefix.length > 64) return;
    for (const entry of trees.entries(tree)) {
      const name = prefix + trees.names.bytes(trees.name(entry)).toString('latin1');
      if (trees.kind(entry) === EntryKind.Tree) list(trees.object(entry), name);
      else ids.push(name);
    }
  };
  if (commit >= 0) list(commits.tree(commit), '');
  return ids;
}

export type { CommitTable };

/**
 * Commits that the rewrite leaves without a change: all they did was to put one thing in place of another that become
 * the same (a secret replaced by what the rewrite puts there, by another spelling, under another name). git filter-repo
 * would drop them (`--prune-empty auto`, its default); the plan's run keeps them, so that each commit has its successor.
 * As there, merges and commits that had no change before do not count. (It would drop those too where it drops the parent.)
 */
import { createHash } from 'node:crypto';
import { EntryKind, type TreeStore } from '../history/tree-store.js';
import { ObjectType } from '../odb/types.js';
import { simulateBlob, simulatePath, type SimulationRules } from '../plan/simulate.js';
import type { HistoryShape } from './history-collector.js';
import type { Touched } from './predict.js';
import type { RepositoryObjects } from './repository-objects.js';
import { readTree, type TreeFile } from './tree-files.js';

/** Commits that the rewrite changes and that may be left without a change, as far as what it touches tells. */
export function mayBeEmptied(
  { commits, trees }: HistoryShape,
  touched: Touched,
  holds: (tree: number) => boolean,
  changed: Iterable<number>,
): number[] {
  const found: number[] = [];
  for (const commit of changed) {
    const parents = commits.parents(commit);
    if (parents.length !== 1 || parents[0]! < 0) continue;
    const [before, after] = [commits.tree(parents[0]!), commits.tree(commit)];
    if (before === after || !mayBecomeSame(trees, touched, before, after)) continue;
    // Asked last: few get so far, and it takes a look at every tree below.
    if (holds(before) || holds(after)) found.push(commit);
  }
  return found;
}

function mayBecomeSame(trees: TreeStore, touched: Touched, before: number, after: number): boolean {
  if (!trees.has(before) || !trees.has(after)) return false;
  const olds: number[] = [];
  const news: number[] = [];
  trees.difference(before, after, olds, news);
  const byName = new Map(news.map((entry) => [trees.name(entry), entry]));
  const isPaired = olds.length === news.length && olds.every((entry) => byName.has(trees.name(entry)));
  // Other names may become the same only where names are replaced.
  if (!isPaired) return touched.trees.size > 0;
  return olds.every((old) => {
    const entry = byName.get(trees.name(old))!;
    const kind = trees.kind(entry);
    if (kind !== trees.kind(old)) return false;
    const [one, other] = [trees.object(old), trees.object(entry)];
    if (kind === EntryKind.Tree) return one === other || mayBecomeSame(trees, touched, one, other);
    return one === other || (kind !== EntryKind.Gitlink && (touched.objects.has(one) || touched.objects.has(other)));
  });
}

/** Trees that name each other over and over make more paths than can be listed; no commit is emptied that changes so many. */
const MOST_FILES = 200_000;

/** Ids of those commits that have, after the rewrite, the very tree of their parent. */
export function emptiedCommits(
  repository: RepositoryObjects,
  { commits }: HistoryShape,
  candidates: readonly number[],
  rules: SimulationRules,
): string[] {
  const contents = new Map<string, string>();
  const idOfTree = (commit: number): string => repository.id(commits.tree(commit));
  return candidates
    .filter((commit) => becomeSame(idOfTree(commits.parents(commit)[0]!), idOfTree(commit)))
    .map((commit) => repository.id(commits.entry(commit)));

  function becomeSame(before: string, after: string): boolean {
    const pairs: Pair[] = [];
    if (!listDifference(repository, before, after, pairs)) return false;
    const [olds, news] = [new Map<string, string>(), new Map<string, string>()];
    for (const { path, old, now } of pairs) {
      if (old !== undefined) olds.set(pathAfter(path), stateAfter(old));
      if (now !== undefined) news.set(pathAfter(path), stateAfter(now));
    }
    return olds.size === news.size && [...olds].every(([path, state]) => news.get(path) === state);
  }

  function pathAfter(path: string): string {
    return simulatePath(rules, Buffer.from(path, 'latin1')).toString('latin1');
  }

  function stateAfter({ mode, id }: TreeFile): string {
    return `${usualMode(mode)} ${mode === GITLINK ? id : contentAfter(id)}`;
  }

  /** A hash of what the blob becomes. */
  function contentAfter(id: string): string {
    let content = contents.get(id);
    if (content === undefined) {
      const object = repository.read(id);
      const data = object?.type === ObjectType.Blob ? simulateBlob(rules, id, object.data) : Buffer.from(id);
      content = createHash('sha256').update(data).digest('hex');
      contents.set(id, content);
    }
    return content;
  }
}

/** A path that two trees do not agree on. */
interface Pair {
  path: string;
  old: TreeFile | undefined;
  now: TreeFile | undefined;
}

/** False where a tree cannot be read or there is more than can be listed. */
function listDifference(repository: RepositoryObjects, before: string, after: string, pairs: Pair[]): boolean {
  const waiting: { one: string | null; other: string | null; prefix: string }[] = [
    { one: before, other: after, prefix: '' },
  ];
  while (waiting.length > 0) {
    const { one, other, prefix } = waiting.pop()!;
    const [left, right] = [one, other].map((id) => (id === null ? new Map() : readTree(repository, id)));
    if (!left || !right || waiting.length + pairs.length > MOST_FILES) return false;
    for (const name of new Set<string>([...left.keys(), ...right.keys()])) {
      const [old, now] = [left.get(name), right.get(name)] as [TreeFile | undefined, TreeFile | undefined];
      if (old?.id === now?.id && old?.mode === now?.mode) continue;
      const path = prefix + name;
      const trees = { one: treeId(old), other: treeId(now) };
      if (trees.one !== null || trees.other !== null) waiting.push({ ...trees, prefix: `${path}/` });
      const pair = { path, old: trees.one === null ? old : undefined, now: trees.other === null ? now : undefined };
      if (pair.old !== undefined || pair.now !== undefined) pairs.push(pair);
    }
  }
  return true;
}

function treeId(entry: TreeFile | undefined): string | null {
  return entry?.mode === '40000' ? entry.id : null;
}

const GITLINK = '160000';

/** git fast-export knows two kinds of files. */
function usualMode(mode: string): string {
  if (!mode.startsWith('100')) return mode;
  return (Number.parseInt(mode, 8) & 0o100) === 0 ? '100644' : '100755';
}

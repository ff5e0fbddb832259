/** For objects of interest: the commit that first brought each in, at which path, and whether HEAD has it. */
import { parentsFirst } from '../history/commit-graph.js';
import { readIdentity } from '../history/commit-text.js';
import { displayPath } from '../history/path-table.js';
import { EntryKind } from '../history/tree-store.js';
import type { CommitRef } from '../findings/model.js';
import { findObjectHex } from '../odb/object-table.js';
import type { HistoryShape } from './history-collector.js';
import type { RepositoryObjects } from './repository-objects.js';

export interface FirstSighting {
  path: string;
  commit: CommitRef | null;
  atHead: boolean;
}

export function firstSightings(
  repository: RepositoryObjects,
  shape: HistoryShape,
  wanted: ReadonlySet<number>,
): Map<number, FirstSighting> {
  const { commits, trees } = shape;
  const { table, refs } = repository;
  const sightings = new Map<number, FirstSighting>();
  const seen = new Uint8Array(table.count);
  for (const commit of parentsFirst(commits))
    walk(commits.tree(commit), seen, (entry, path) => remember(entry, path, commit));
  const head = refs.headId === null ? -1 : commits.numberOf(findObjectHex(table, refs.headId));
  if (head >= 0) walk(commits.tree(head), new Uint8Array(table.count), (entry, path) => atHead(entry, path));
  return sightings;

  function remember(entry: number, path: string, commit: number): void {
    if (!sightings.has(entry))
      sightings.set(entry, { path, commit: commitRef(repository, commits.entry(commit)), atHead: false });
  }

  function atHead(entry: number, path: string): void {
    const sighting = sightings.get(entry);
    if (sighting) sightings.set(entry, { ...sighting, path, atHead: true });
  }

  function walk(root: number, done: Uint8Array, found: (entry: number, path: string) => void): void {
    const waiting = [{ tree: root, prefix: '' }];
    while (waiting.length > 0) {
      const { tree, prefix } = waiting.pop()!;
      if (tree < 0 || !trees.has(tree) || done[tree] === 1) continue;
      done[tree] = 1;
      for (const one of trees.entries(tree)) {
        const entry = trees.object(one);
        const isTree = trees.kind(one) === EntryKind.Tree;
        if (!isTree && !wanted.has(entry)) continue;
        const path = prefix + displayPath(trees.names.bytes(trees.name(one))).text;
        if (isTree) waiting.push({ tree: entry, prefix: `${path}/` });
        else found(entry, path);
      }
    }
  }
}

/** Author, date and subject of a commit; the subject only as far as its first line. */
export function commitRef(repository: RepositoryObjects, entry: number): CommitRef | null {
  const id = repository.id(entry);
  const object = repository.read(id);
  if (object === null) return null;
  const author = readIdentity(object.data, 'author');
  const committer = readIdentity(object.data, 'committer');
  return {
    id,
    authorName: author?.name ?? '',
    authorEmail: author?.email ?? '',
    date: new Date((committer?.time ?? 0) * 1000).toISOString(),
    // The subject may hold the very secret; nothing here needs it.
    subject: '',
  };
}

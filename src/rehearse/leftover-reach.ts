/**
 * Which ref still leads to an object: all refs are walked once, those the owner can move first, and each object keeps
 * the first that reaches it.
 */
import { displayPath } from '../history/path-table.js';
import { EntryKind } from '../history/tree-store.js';
import { findObjectHex } from '../odb/object-table.js';
import type { HistoryShape } from './history-collector.js';
import { isHostRef } from './host-refs.js';
import type { RepositoryObjects } from './repository-objects.js';

export interface ObjectReach {
  ref: string;
  hostOnly: boolean;
  /** Path of a file or folder, '' for other objects. */
  path: string;
}

/** For the objects (entries of the table) that some ref reaches: by which. */
export function reachOf(
  repository: RepositoryObjects,
  shape: HistoryShape,
  wanted: ReadonlySet<number>,
): Map<number, ObjectReach> {
  const { commits, trees, tags } = shape;
  const { table, refs } = repository;
  const reached = new Map<number, ObjectReach>();
  const seen = new Uint8Array(table.count);
  for (const { name, id } of walkOrder(repository))
    walk({ ref: name, hostOnly: isHostRef(name), path: '' }, findObjectHex(table, id));
  if (refs.headId !== null) walk({ ref: 'HEAD', hostOnly: false, path: '' }, findObjectHex(table, refs.headId));
  return reached;

  function visit(entry: number, reach: ObjectReach): boolean {
    if (entry < 0 || entry >= table.count || seen[entry] === 1) return false;
    seen[entry] = 1;
    if (wanted.has(entry)) reached.set(entry, reach);
    return true;
  }

  function walk(reach: ObjectReach, start: number): void {
    const waiting = [start];
    while (waiting.length > 0) {
      const entry = waiting.pop()!;
      if (!visit(entry, reach)) continue;
      const tag = tags.get(entry);
      if (tag) waiting.push(findObjectHex(table, tag.target));
      const commit = commits.numberOf(entry);
      if (commit >= 0) {
        for (const parent of commits.parents(commit)) waiting.push(commits.entry(parent));
        walkTree(commits.tree(commit), reach);
      } else if (trees.has(entry)) walkEntries(entry, reach);
    }
  }

  function walkTree(tree: number, reach: ObjectReach): void {
    if (visit(tree, reach)) walkEntries(tree, reach);
  }

  function walkEntries(root: number, reach: ObjectReach): void {
    const waiting = [{ tree: root, path: reach.path }];
    while (waiting.length > 0) {
      const { tree, path } = waiting.pop()!;
      if (!trees.has(tree)) continue;
      for (const one of trees.entries(tree)) {
        if (trees.kind(one) === EntryKind.Gitlink) continue;
        const child = trees.object(one);
        // Most objects are not wanted: their paths need not be spelled out.
        const isTree = trees.kind(one) === EntryKind.Tree;
        if (child < table.count && child >= 0 && seen[child] === 1) continue;
        const inner =
          isTree || wanted.has(child) ? `${path}${displayPath(trees.names.bytes(trees.name(one))).text}` : '';
        if (visit(child, { ...reach, path: inner }) && isTree) waiting.push({ tree: child, path: `${inner}/` });
      }
    }
  }
}

/** Branches, tags, other own refs, then what belongs to the host. */
function walkOrder({ refs }: RepositoryObjects): { name: string; id: string }[] {
  const rank = (name: string): number => {
    if (name.startsWith('refs/heads/')) return 0;
    if (name.startsWith('refs/tags/')) return 1;
    return isHostRef(name) ? 3 : 2;
  };
  return refs.refs.filter(({ name }) => name.startsWith('refs/')).sort((a, b) => rank(a.name) - rank(b.name));
}

/** Looks paths up in one tree, HEAD's usually. */
import type { PathTable } from './path-table.js';
import { EntryKind, type TreeStore } from './tree-store.js';

/** Object that stands at a path, or -1. */
export type PathLookUp = (path: number) => number;

export function lookUpIn(trees: TreeStore, paths: PathTable, root: number): PathLookUp {
  const known = new Map<number, number>();
  const entryOf = (path: number): number => {
    const cached = known.get(path);
    if (cached !== undefined) return cached;
    const parent = paths.parent(path);
    const tree = parent < 0 ? root : treeOf(entryOf(parent));
    const entry = tree < 0 ? -1 : trees.find(tree, paths.name(path));
    known.set(path, entry);
    return entry;
  };
  const treeOf = (entry: number): number =>
    entry >= 0 && trees.kind(entry) === EntryKind.Tree ? trees.object(entry) : -1;
  return (path) => {
    const entry = entryOf(path);
    return entry < 0 ? -1 : trees.object(entry);
  };
}

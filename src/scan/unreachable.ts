/** Counts the objects that no ref, reflog or index reaches. */
import type { History } from '../history/read-history.js';
import type { Reach } from '../history/reach.js';
import { EntryKind } from '../history/tree-store.js';
import type { ObjectTable } from '../odb/object-table.js';

export function unreachableObjects(table: ObjectTable, history: History, reach: Reach): number {
  const reached = new Uint8Array(table.count);
  const seenChunks = new Uint8Array(history.trees.chunkCount);
  const waiting: number[] = [];
  const visit = (object: number): void => {
    if (object >= 0 && object < table.count && reached[object] === 0) {
      reached[object] = 1;
      waiting.push(object);
    }
  };
  for (const object of reach.objectBits.keys()) visit(object);
  for (let commit = 0; commit < history.commits.count; commit++) {
    if (reach.commitBits[commit] === 0) continue;
    visit(history.commits.entry(commit));
    visit(history.commits.tree(commit));
  }
  while (waiting.length > 0) {
    const object = waiting.pop()!;
    if (!history.trees.has(object)) continue;
    history.trees.forEachNewEntry(object, seenChunks, (entry) => {
      if (history.trees.kind(entry) !== EntryKind.Gitlink) visit(history.trees.object(entry));
    });
  }
  let count = 0;
  for (let object = 0; object < table.count; object++) {
    if (table.duplicate[object] === 0 && reached[object] === 0) count++;
  }
  return count;
}

/** Gathers, while all objects pass by, the shape of the history: commits, trees, signatures, mentions of commits. */
import { createCommitTable, type CommitTable } from '../history/commit-table.js';
import { createMessageFacts, type MessageFacts } from '../history/message-facts.js';
import { createTreeStore, type TreeState, type TreeStore } from '../history/tree-store.js';
import type { Kernel } from '../kernel/kernel.js';
import type { ParsedDelta } from '../odb/delta.js';
import { findObject, type ObjectTable } from '../odb/object-table.js';
import { ObjectType } from '../odb/types.js';

export interface HistoryShape extends Pick<MessageFacts, 'signed' | 'mentions' | 'tags'> {
  commits: CommitTable;
  trees: TreeStore;
}

export interface HistoryCollector {
  look(
    entry: number,
    type: ObjectType,
    text: Buffer,
    length: number,
    base: TreeState | null,
    delta: ParsedDelta | null,
  ): TreeState | null;
  finish(): HistoryShape;
}

/** `kernel`: where the objects that pass by stand. */
export function createHistoryCollector(table: ObjectTable, kernel: Kernel): HistoryCollector {
  const find = (id: Uint8Array, at: number): number => findObject(table, id, at);
  const messages = createMessageFacts();
  const shape: HistoryShape = {
    ...messages,
    commits: createCommitTable(table.count, table.hashLength, find),
    trees: createTreeStore(table.count, table.hashLength, find, kernel),
  };
  return {
    look(entry, type, text, length, base, delta) {
      if (type === ObjectType.Tree) return shape.trees.addTree(entry, text, length, base, delta);
      if (table.duplicate[entry] === 1) return null;
      if (type === ObjectType.Commit && shape.commits.add(entry, text, length) === null)
        messages.addCommit(entry, text, length);
      if (type === ObjectType.Tag) messages.addTag(entry, text, length);
      return null;
    },
    finish() {
      shape.commits.link();
      return shape;
    },
  };
}

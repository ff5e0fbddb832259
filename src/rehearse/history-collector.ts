/** Gathers, while all objects pass by, the shape of the history: commits, trees, signatures, mentions of commits. */
import { createCommitTable, type CommitTable } from '../history/commit-table.js';
import { messageStart, readTagTarget } from '../history/commit-text.js';
import { createTreeStore, type TreeState, type TreeStore } from '../history/tree-store.js';
import type { ParsedDelta } from '../odb/delta.js';
import { findObject, type ObjectTable } from '../odb/object-table.js';
import { ObjectType } from '../odb/types.js';

export interface TagFacts {
  target: string;
  signed: boolean;
}

export interface HistoryShape {
  commits: CommitTable;
  trees: TreeStore;
  /** Entries of commits with a signature. */
  signed: Set<number>;
  /** Entries of commits with headers that a rewrite drops: signatures, merged tags and what other tools add. */
  extraHeaders: Set<number>;
  /** Commit entry -> what its message mentions that may be a commit id. */
  mentions: Map<number, string[]>;
  /** Tag object entry -> what it tags. */
  tags: Map<number, TagFacts>;
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

export function createHistoryCollector(table: ObjectTable): HistoryCollector {
  const find = (id: Uint8Array, at: number): number => findObject(table, id, at);
  const shape: HistoryShape = {
    commits: createCommitTable(table.count, table.hashLength, find),
    trees: createTreeStore(table.count, table.hashLength, find),
    signed: new Set(),
    extraHeaders: new Set(),
    mentions: new Map(),
    tags: new Map(),
  };
  return {
    look(entry, type, text, length, base, delta) {
      if (type === ObjectType.Tree) return shape.trees.addTree(entry, text, length, base, delta);
      if (table.duplicate[entry] === 1) return null;
      if (type === ObjectType.Commit) addCommit(shape, entry, text, length);
      if (type === ObjectType.Tag) addTag(shape, entry, text, length);
      return null;
    },
    finish() {
      shape.commits.link();
      return shape;
    },
  };
}

/** What git fast-import writes again; everything else in a commit's header is lost. */
const KEPT_HEADERS = new Set(['tree', 'parent', 'author', 'committer', 'encoding']);

function addCommit(shape: HistoryShape, entry: number, text: Buffer, length: number): void {
  if (shape.commits.add(entry, text, length) !== null) return;
  const start = messageStart(text, length);
  for (const line of text.toString('latin1', 0, Math.max(0, start - 2)).split('\n')) {
    const name = line.slice(0, line.indexOf(' '));
    if (name === '' || KEPT_HEADERS.has(name)) continue;
    shape.extraHeaders.add(entry);
    if (name.startsWith('gpgsig')) shape.signed.add(entry);
  }
  const mentioned = text.toString('latin1', start, length).match(/\b[0-9a-f]{7,40}\b/g);
  if (mentioned) shape.mentions.set(entry, mentioned);
}

function addTag(shape: HistoryShape, entry: number, text: Buffer, length: number): void {
  const target = readTagTarget(text);
  if (target === null) return;
  const signed =
    /^-----BEGIN (PGP|SSH|SIGNED) /m.test(text.toString('latin1', 0, length)) ||
    text.toString('latin1', 0, length).includes('\ngpgsig');
  shape.tags.set(entry, { target: target.id, signed });
}

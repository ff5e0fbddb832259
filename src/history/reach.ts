/** Which refs reach what. */
import { findObjectHex, type ObjectTable } from '../odb/object-table.js';
import { ObjectType, type RefsSnapshot } from '../odb/types.js';
import { spreadToAncestors } from './commit-graph.js';
import type { History } from './read-history.js';
import { EntryKind } from './tree-store.js';

/** Kinds of refs as bits, the strongest lowest; `REACHES` of the model names them in the same order. */
export const ReachBit = {
  Head: 1,
  Branch: 2,
  Tag: 4,
  RemoteBranch: 8,
  PullRequest: 16,
  Note: 32,
  Stash: 64,
  OtherRef: 128,
  Reflog: 256,
  Index: 512,
} as const;

/** Place of the strongest bit in the order of `ReachBit`; one past its end where nothing reaches it. */
export function strongestReach(bits: number): number {
  return bits === 0 ? Object.keys(ReachBit).length : 31 - Math.clz32(bits & -bits);
}

/** A ref, or another root, and what it leads to once tags are peeled. */
export interface Tip {
  /** Full ref name, or where the root was read ('logs/HEAD'). */
  name: string;
  bit: number;
  /** Commit number, or -1 where it leads to something else. */
  commit: number;
  /** Entry of the object it points at directly. */
  object: number;
  isRef: boolean;
}

export interface Reach {
  tips: Tip[];
  /** Reach bits of each commit. */
  commitBits: Uint32Array;
  /** Reach bits of objects that refs, the index or tag objects reach without a commit. */
  objectBits: Map<number, number>;
  /** Ids that roots name and the repository does not have, with the name of the root. */
  missing: { name: string; id: string }[];
}

/** Follows all refs and other roots of a repository. */
export function findReach(table: ObjectTable, history: History, refs: RefsSnapshot): Reach {
  const missing: { name: string; id: string }[] = [];
  const tips = collectTips(table, history, refs, missing);
  const commitTips = new Uint32Array(history.commits.count);
  const objectBits = new Map<number, number>();
  const tagTargets = targetsOfTags(history);
  for (const tip of tips) {
    if (tip.commit >= 0) commitTips[tip.commit]! |= tip.bit;
    markDirect(table, history, tagTargets, tip.object, tip.bit, objectBits);
  }
  return { tips, commitBits: spreadToAncestors(history.commits, history.order, commitTips), objectBits, missing };
}

function collectTips(
  table: ObjectTable,
  history: History,
  refs: RefsSnapshot,
  missing: { name: string; id: string }[],
): Tip[] {
  const tagTargets = targetsOfTags(history);
  const tips: Tip[] = [];
  const add = (name: string, id: string, bit: number, isRef: boolean): void => {
    const object = findObjectHex(table, id);
    if (object < 0) {
      missing.push({ name, id });
      return;
    }
    let peeled = object;
    for (let depth = 0; tagTargets.has(peeled) && depth < 100; depth++) peeled = tagTargets.get(peeled)!;
    tips.push({ name, bit, commit: history.commits.numberOf(peeled), object, isRef });
  };
  if (refs.headId) add('HEAD', refs.headId, ReachBit.Head, true);
  for (const ref of refs.refs) if (ref.name !== 'HEAD') add(ref.name, ref.id, bitOfRef(ref.name), true);
  for (const root of refs.extraRoots) {
    if (root.kind === 'index') continue;
    const stash = root.kind === 'reflog' && root.source.endsWith('refs/stash');
    add(root.source, root.id, stash ? ReachBit.Stash : ReachBit.Reflog, false);
  }
  for (const root of refs.extraRoots) if (root.kind === 'index') add(root.source, root.id, ReachBit.Index, false);
  return tips;
}

function targetsOfTags(history: History): Map<number, number> {
  return new Map(history.tags.map((tag) => [tag.entry, tag.target]));
}

/** Git keeps reflog entries whose commits are long gone: those are no gap worth a warning, refs are. */
function bitOfRef(name: string): number {
  if (name.startsWith('refs/heads/')) return ReachBit.Branch;
  if (name.startsWith('refs/tags/')) return ReachBit.Tag;
  if (name.startsWith('refs/remotes/')) return ReachBit.RemoteBranch;
  if (/^refs\/(pull|pull-requests|merge-requests|changes)\//.test(name)) return ReachBit.PullRequest;
  if (name.startsWith('refs/notes/')) return ReachBit.Note;
  return name === 'refs/stash' ? ReachBit.Stash : ReachBit.OtherRef;
}

/** Marks what a root reaches other than through a commit: tag objects, and blobs and trees it names itself. */
function markDirect(
  table: ObjectTable,
  history: History,
  tagTargets: Map<number, number>,
  start: number,
  bit: number,
  objectBits: Map<number, number>,
): void {
  const waiting = [start];
  while (waiting.length > 0) {
    const object = waiting.pop()!;
    if (object < 0 || object >= table.count) continue;
    const type = table.type[object];
    const known = objectBits.get(object) ?? 0;
    if (type === ObjectType.Commit || (known & bit) !== 0) continue;
    objectBits.set(object, known | bit);
    if (type === ObjectType.Tag) waiting.push(tagTargets.get(object) ?? -1);
    else if (type === ObjectType.Tree) {
      for (const entry of history.trees.entries(object)) {
        if (history.trees.kind(entry) !== EntryKind.Gitlink) waiting.push(history.trees.object(entry));
      }
    }
  }
}

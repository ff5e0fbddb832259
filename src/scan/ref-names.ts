/** Names of the refs that reach a commit. */
import { forEachReachingTip } from '../history/commit-graph.js';
import type { Reach } from '../history/reach.js';
import type { History } from '../history/read-history.js';

const MOST_NAMES = 20;

export interface RefNames {
  of(commit: number): { refs: string[]; refCount: number };
}

/** Branches and tags first, at most 20 names a commit, and how many refs there are in all. */
export function findRefNames(history: History, reach: Reach, commits: Iterable<number>): RefNames {
  const tips = reach.tips.filter((tip) => tip.isRef && tip.commit >= 0 && tip.name !== 'HEAD');
  tips.sort((a, b) => a.bit - b.bit || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const found = new Map<number, { tipIndexes: number[]; refCount: number }>();
  const targets = [...new Set(commits)];
  for (const target of targets) found.set(target, { tipIndexes: [], refCount: 0 });
  const tipCommits = tips.map((tip) => tip.commit);
  forEachReachingTip(history.commits, history.order, targets, tipCommits, (target, tipIndex) => {
    const entry = found.get(target)!;
    entry.refCount++;
    if (entry.tipIndexes.length < MOST_NAMES) entry.tipIndexes.push(tipIndex);
  });
  return {
    of(commit) {
      const entry = found.get(commit);
      if (!entry) return { refs: [], refCount: 0 };
      return { refs: entry.tipIndexes.map((index) => tips[index]!.name), refCount: entry.refCount };
    },
  };
}

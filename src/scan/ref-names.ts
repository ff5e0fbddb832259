/** Names of the refs that reach something. */
import { forEachReachingTip } from '../history/commit-graph.js';
import type { Reach, Tip } from '../history/reach.js';
import type { History } from '../history/read-history.js';
import { EntryKind } from '../history/tree-store.js';

const MOST_NAMES = 20;

/** Branches and tags first, at most 20 names, and how many refs there are in all. */
export interface ReachingRefs {
  refs: string[];
  refCount: number;
}

export interface RefNames {
  /** Of a commit's number; where that is -1, of an object's entry: refs that lead to it without a commit, as a tag does to its own message. */
  of(commit: number, object: number): ReachingRefs;
}

export const NO_REF_NAMES: RefNames = { of: () => ({ refs: [], refCount: 0 }) };

/** `commits`: the numbers that will be asked for. */
export function findRefNames(history: History, reach: Reach, commits: Iterable<number>): RefNames {
  const tips = reach.tips.filter((tip) => tip.isRef && tip.name !== 'HEAD');
  tips.sort((a, b) => a.bit - b.bit || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const ofCommits = namesOfCommits(history, tips, commits);
  let ofObjects: Map<number, ReachingRefs> | undefined;
  return {
    of(commit, object) {
      if (commit < 0) ofObjects ??= namesOfObjects(history, tips);
      return (commit < 0 ? ofObjects!.get(object) : ofCommits.get(commit)) ?? { refs: [], refCount: 0 };
    },
  };
}

function addName(found: ReachingRefs, { name }: Tip): void {
  found.refCount++;
  if (found.refs.length < MOST_NAMES) found.refs.push(name);
}

function namesOfCommits(history: History, tips: readonly Tip[], commits: Iterable<number>): Map<number, ReachingRefs> {
  const tipsOnCommits = tips.filter((tip) => tip.commit >= 0);
  const found = new Map<number, ReachingRefs>();
  for (const commit of commits) found.set(commit, { refs: [], refCount: 0 });
  const tipCommits = tipsOnCommits.map((tip) => tip.commit);
  forEachReachingTip(history.commits, history.order, [...found.keys()], tipCommits, (commit, tipIndex) => {
    addName(found.get(commit)!, tipsOnCommits[tipIndex]!);
  });
  return found;
}

/** Tag objects, what they tag unless it is a commit, and all that stands in trees that a ref or a tag names. */
function namesOfObjects(history: History, tips: readonly Tip[]): Map<number, ReachingRefs> {
  const tagTargets = new Map(history.tags.map((tag) => [tag.entry, tag.target]));
  const found = new Map<number, ReachingRefs>();
  for (const tip of tips) {
    const reached = new Set([tip.object]);
    for (const object of reached) {
      if (object < 0 || history.commits.numberOf(object) >= 0) continue;
      let names = found.get(object);
      if (!names) found.set(object, (names = { refs: [], refCount: 0 }));
      addName(names, tip);
      for (const next of standsIn(history, tagTargets, object)) reached.add(next);
    }
  }
  return found;
}

function standsIn({ trees }: History, tagTargets: ReadonlyMap<number, number>, object: number): number[] {
  const target = tagTargets.get(object);
  if (target !== undefined) return [target];
  if (!trees.has(object)) return [];
  return trees
    .entries(object)
    .flatMap((entry) => (trees.kind(entry) === EntryKind.Gitlink ? [] : [trees.object(entry)]));
}

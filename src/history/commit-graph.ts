/** Orders and reachability over the commit graph. */
import type { CommitTable } from './commit-table.js';

/** Commits with parents before children. Graphs damaged into circles still give each commit once. */
export function parentsFirst(commits: CommitTable): Int32Array {
  const { count } = commits;
  const order = new Int32Array(count);
  const state = new Uint8Array(count);
  const stack: number[] = [];
  let done = 0;
  for (let start = 0; start < count; start++) {
    if (state[start] !== 0) continue;
    stack.push(start);
    while (stack.length > 0) {
      const commit = stack[stack.length - 1]!;
      if (state[commit] === 0) {
        state[commit] = 1;
        for (const parent of commits.parents(commit)) if (state[parent] === 0) stack.push(parent);
      } else {
        stack.pop();
        if (state[commit] === 1) {
          state[commit] = 2;
          order[done++] = commit;
        }
      }
    }
  }
  return order;
}

/**
 * For each commit the OR of the bits of all tips that reach it. `tipBits[c]` are the bits of the tips that point at
 * commit c itself.
 */
export function spreadToAncestors(commits: CommitTable, order: Int32Array, tipBits: Uint32Array): Uint32Array {
  const bits = tipBits.slice();
  for (let k = order.length - 1; k >= 0; k--) {
    const commit = order[k]!;
    const own = bits[commit]!;
    if (own === 0) continue;
    for (const parent of commits.parents(commit)) bits[parent]! |= own;
  }
  return bits;
}

/** The other direction: for each commit the OR of the bits of all its ancestors and its own. */
export function spreadToDescendants(commits: CommitTable, order: Int32Array, bits: Uint32Array): Uint32Array {
  const spread = bits.slice();
  for (const commit of order) {
    let own = spread[commit]!;
    for (const parent of commits.parents(commit)) own |= spread[parent]!;
    spread[commit] = own;
  }
  return spread;
}

/** Calls back with (target, tip) for every tip that reaches a target commit: 32 targets a pass over the graph. */
export function forEachReachingTip(
  commits: CommitTable,
  order: Int32Array,
  targets: readonly number[],
  tips: readonly number[],
  callback: (target: number, tipIndex: number) => void,
): void {
  for (let first = 0; first < targets.length; first += 32) {
    const group = targets.slice(first, first + 32);
    const bits = new Uint32Array(commits.count);
    group.forEach((commit, bit) => {
      bits[commit]! |= (1 << bit) >>> 0;
    });
    const spread = spreadToDescendants(commits, order, bits);
    tips.forEach((tip, tipIndex) => {
      let reached = tip < 0 ? 0 : spread[tip]!;
      while (reached !== 0) {
        const bit = 31 - Math.clz32(reached);
        reached = (reached & ~(1 << bit)) >>> 0;
        callback(group[bit]!, tipIndex);
      }
    });
  }
}

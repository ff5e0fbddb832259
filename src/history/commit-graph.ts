/** Orders and reachability over the commit graph. */
import type { CommitTable } from './commit-table.js';

/** Commits with parents before children. Graphs damaged into circles still give each commit once. */
export function parentsFirst(commits: CommitTable): Int32Array {
  const { count } = commits;
  const { start: parentStart, list } = commits.parentLists();
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
        for (let k = parentStart[commit]!; k < parentStart[commit + 1]!; k++) {
          if (state[list[k]!] === 0) stack.push(list[k]!);
        }
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
  const { start, list } = commits.parentLists();
  for (let k = order.length - 1; k >= 0; k--) {
    const commit = order[k]!;
    const own = bits[commit]!;
    if (own === 0) continue;
    for (let p = start[commit]!; p < start[commit + 1]!; p++) bits[list[p]!]! |= own;
  }
  return bits;
}

/** Calls back with (target, tip) for every tip that reaches a target commit: 32 targets a pass over the graph. */
export function forEachReachingTip(
  commits: CommitTable,
  order: Int32Array,
  targets: readonly number[],
  tips: readonly number[],
  callback: (target: number, tipIndex: number) => void,
): void {
  const position = new Int32Array(commits.count);
  order.forEach((commit, k) => (position[commit] = k));
  const sorted = [...targets].sort((a, b) => position[a]! - position[b]!);
  const bits = new Uint32Array(commits.count);
  for (let first = 0; first < sorted.length; first += 32) {
    const group = sorted.slice(first, first + 32);
    bits.fill(0);
    group.forEach((commit, bit) => {
      bits[commit]! |= (1 << bit) >>> 0;
    });
    const spread = spreadToDescendants(commits, order, position[group[0]!]!, bits);
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

/** For each commit the OR of the bits of all its ancestors and its own; commits before order[from] have none. Changes `bits`. */
function spreadToDescendants(commits: CommitTable, order: Int32Array, from: number, bits: Uint32Array): Uint32Array {
  const { start, list } = commits.parentLists();
  for (let k = from; k < order.length; k++) {
    const commit = order[k]!;
    let own = bits[commit]!;
    for (let p = start[commit]!; p < start[commit + 1]!; p++) own |= bits[list[p]!]!;
    bits[commit] = own;
  }
  return bits;
}

import type { ByteSet } from './byte-set.js';
import type { PatternNode } from './pattern-tree.js';

/** A run that every match holds: at least `length` bytes of `set` in a row. */
export interface RequiredRun {
  readonly set: ByteSet;
  readonly length: number;
}

/** Shorter runs turn too little away to be worth the look. */
const MIN_RUN = 10;

/** The longest run that no match can do without, or null. */
export function requiredRun(node: PatternNode): RequiredRun | null {
  const run = longestRun(node);
  return run !== null && run.length >= MIN_RUN ? run : null;
}

function longestRun(node: PatternNode): RequiredRun | null {
  switch (node.type) {
    case 'group':
      return longestRun(node.item);
    case 'repeat':
      if (node.item.type === 'set') return node.min > 0 ? { set: node.item.set, length: node.min } : null;
      return node.min > 0 ? longestRun(node.item) : null;
    case 'sequence':
      return node.items
        .map(longestRun)
        .reduce((best, run) => ((run?.length ?? 0) > (best?.length ?? 0) ? run : best), null);
    default:
      return null;
  }
}

/** Whether text[from, to) holds the run. Jumps by the run's length, so a failing look costs little. */
export function holdsRun(text: Uint8Array, from: number, to: number, run: RequiredRun): boolean {
  const { set, length } = run;
  let start = from;
  while (start + length <= to) {
    let at = start + length - 1;
    while (at >= start && set[text[at]!] === 1) at--;
    if (at < start) return true;
    start = at + 1;
  }
  return false;
}

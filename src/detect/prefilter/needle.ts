import { UnearthError } from '../../errors.js';
import type { Trigger } from '../code-detector.js';
import { foldCase, singleSet, type ByteSet } from '../rules/byte-set.js';
import { parsePattern } from '../rules/portable-pattern.js';

/** Something the one pass over the text looks for: at each place, the bytes that may stand there. */
export interface Needle {
  readonly places: readonly ByteSet[];
  /** What wakes up when it is found. */
  readonly probes: readonly number[];
}

export const LONGEST_NEEDLE = 64;
const MAX_CLASSES = 12;

/** A literal in either letter case. */
export function literalPlaces(literal: string): ByteSet[] {
  return exactPlaces(literal).map(foldCase);
}

/** A literal in exactly this letter case. */
export function exactPlaces(literal: string): ByteSet[] {
  return [...Buffer.from(literal.slice(0, LONGEST_NEEDLE), 'latin1')].map(singleSet);
}

/** The places of a code detector's trigger. Throws UnearthError for a class that cannot be read. */
export function triggerPlaces(trigger: Trigger): ByteSet[] {
  if ('literal' in trigger) return literalPlaces(trigger.literal);
  if (trigger.classes.length === 0 || trigger.classes.length > MAX_CLASSES) {
    throw new UnearthError(
      'internal',
      `a trigger has ${trigger.classes.length} classes; 1 to ${MAX_CLASSES} are allowed`,
    );
  }
  return trigger.classes.map(classSet);
}

function classSet(notation: string): ByteSet {
  const { tree } = parsePattern(`([${notation}])`, false);
  if (tree.type === 'group' && tree.item.type === 'set') return tree.item.set;
  throw new UnearthError('internal', `[${notation}] is not a class of bytes`);
}

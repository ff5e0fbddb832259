import { UnearthError } from '../../errors.js';
import type { Trigger } from '../code-detector.js';
import { FOLDED_SETS, SINGLE_SETS, type ByteSet } from '../rules/byte-set.js';
import { parsePattern } from '../rules/portable-pattern.js';

/** Something the one pass over the text looks for: at each place, the bytes that may stand there. */
export interface Needle {
  readonly places: readonly ByteSet[];
  /** What wakes up when it is found. */
  readonly probes: readonly number[];
}

/** A needle whose places are worked out when they are first asked for: prepared tables do without most of them. */
export function createNeedle(placesOf: () => readonly ByteSet[], probes: readonly number[]): Needle {
  let places: readonly ByteSet[] | null = null;
  const known = (): readonly ByteSet[] => (places ??= placesOf());
  return {
    get places() {
      return known();
    },
    probes,
  };
}

export const LONGEST_NEEDLE = 64;
const MAX_CLASSES = 12;

/** A literal in either letter case. */
export function literalPlaces(literal: string): ByteSet[] {
  return [...literalBytes(literal)].map((byte) => FOLDED_SETS[byte]!);
}

/** A literal in exactly this letter case. */
export function exactPlaces(literal: string): ByteSet[] {
  return [...literalBytes(literal)].map((byte) => SINGLE_SETS[byte]!);
}

function literalBytes(literal: string): Buffer {
  return Buffer.from(literal.slice(0, LONGEST_NEEDLE), 'latin1');
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
  // Latin-1: a character above 126 stands for its byte.
  const escaped = notation.replace(/[\x7f-\xff]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
  const { tree } = parsePattern(`([${escaped}])`, false);
  if (tree.type === 'group' && tree.item.type === 'set') return tree.item.set;
  throw new UnearthError('internal', `[${notation}] is not a class of bytes`);
}

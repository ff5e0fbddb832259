import type { Confidence, RuleKind, Severity } from './types.js';

/** The orders of the model, each from what matters most to what matters least. */
export const RULE_KINDS: readonly RuleKind[] = ['secret', 'identifier', 'personal-data'];
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
export const CONFIDENCES: readonly Confidence[] = ['certain', 'high', 'medium', 'low'];

/** The level so many steps down, at least the lowest. */
export function lowerBy<Level>(order: readonly Level[], level: Level, steps = 1): Level {
  return order[Math.min(order.length - 1, order.indexOf(level) + steps)]!;
}

/** The first of the order that is among the given ones, of which there is at least one. */
export function strongestOf<Level>(order: readonly Level[], levels: readonly Level[]): Level {
  return order.find((level) => levels.includes(level))!;
}

import type { CodeMatch, Emitter } from './code-detector.js';
import { latin1 } from './latin1.js';
import type { Site } from './site.js';
import type { RuleInfo, Verdict, VerdictTable } from './types.js';

/** Rules by id, with their numbers in the detector. */
export type RuleNumbers = ReadonlyMap<string, number>;

/** An emitter that writes to whatever anchor `site` is at. */
export function siteEmitter(
  site: Site,
  rules: readonly RuleInfo[],
  numbers: RuleNumbers,
  table: VerdictTable,
): Emitter {
  return {
    rule: (id) => rules[numbers.get(id) ?? -1],
    examined: (low, high) => site.examined(low, high),
    match: (match) => {
      const verdict = verdictOf(match, [], site.text, rules, numbers);
      if (verdict !== null) site.match(table.intern(verdict), match.start, match.end);
    },
  };
}

/** The verdict a code detector's match stands for, or null where its rule is switched off. */
export function verdictOf(
  match: CodeMatch,
  layers: readonly string[],
  text: Buffer,
  rules: readonly RuleInfo[],
  numbers: RuleNumbers,
): Verdict | null {
  const number = numbers.get(match.rule);
  if (number === undefined) return null;
  const rule = rules[number]!;
  return {
    rule: number,
    value: match.value ?? latin1(text, match.start, match.end),
    confidence: match.confidence ?? rule.confidence,
    severity: match.severity ?? rule.severity,
    reasons: match.reasons ?? [],
    layers,
    ...(match.name === undefined ? {} : { name: match.name }),
    ...(match.companion === undefined ? {} : { companion: match.companion }),
  };
}

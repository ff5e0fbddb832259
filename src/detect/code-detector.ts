import type { Confidence, RuleInfo, Severity, TextMode } from './types.js';

/**
 * A detector written in code instead of a pattern: generic assignments, e-mail addresses, digit runs. It names the
 * bytes that wake it; the one pass over the text finds them together with every rule's keywords.
 */
export interface CodeDetector {
  /** Rule ids (of rule files, with `detector: NAME` in place of `pattern`) that it may report. */
  readonly name: string;
  readonly triggers: readonly Trigger[];
  /** Text modes in which it runs. */
  readonly modes: readonly TextMode[];
  /** Looks at one anchor. `trigger` is the index into `triggers`. Must rest its decision on what it reports only. */
  evaluate(text: Buffer, length: number, anchor: number, trigger: number, mode: TextMode, out: Emitter): void;
}

/**
 * A literal (matched ASCII-case-insensitively), or a sequence of byte classes, each in the notation of a regular
 * expression's class without the brackets: `{ classes: ['0-9', '0-9', '0-9', '0-9'] }`. At most 12 classes.
 */
export type Trigger = { readonly literal: string } | { readonly classes: readonly string[] };

export interface Emitter {
  /** The rule with this id, or undefined where it is switched off (then do not look for it). */
  rule(id: string): RuleInfo | undefined;
  /** Says that the decision at this anchor rests on bytes beyond its own clipped line. Call before returning, match or not. */
  examined(low: number, high: number): void;
  match(match: CodeMatch): void;
}

export interface CodeMatch {
  rule: string;
  start: number;
  end: number;
  /** Latin-1; default: the bytes [start, end). Give it where the value is unescaped or joined. */
  value?: string;
  confidence?: Confidence;
  severity?: Severity;
  reasons?: readonly string[];
  name?: string;
  companion?: string;
}

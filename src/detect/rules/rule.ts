import { CONFIDENCES } from '../levels.js';
import type { Confidence, RuleInfo } from '../types.js';

/** Bytes around an anchor that a rule may look at, where its own line is not enough. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** Words of which one must stand near the anchor. `lines` 0 means the anchor's own line. */
export interface RuleContext {
  readonly words: readonly string[];
  readonly lines: number;
}

/** What a match is decided by; everything of a rule file's entry but its documentation. */
export interface Rule extends RuleInfo {
  /** Literals as they are usually written, matched ASCII-case-insensitively; empty for a rule of a code detector. */
  readonly keywords: readonly string[];
  /** In the portable subset, as written; null where a code detector reports the rule. */
  readonly pattern: string | null;
  /** Name of the code detector that reports this rule, or null. */
  readonly detector: string | null;
  readonly ignoreCase: boolean;
  /** null: the anchor's own line. */
  readonly reach: Reach | null;
  readonly context: RuleContext | null;
  /** Least Shannon entropy of the value in bits a character; 0: any. */
  readonly entropy: number;
  readonly checks: readonly string[];
  readonly placeholders: boolean;
  readonly binary: boolean;
  /** Id of the rule whose value, within the reach, belongs with this one. */
  readonly companion: string | null;
}

/** A rule with what only its checker and its documentation need. */
export interface DocumentedRule extends Rule {
  readonly references: readonly string[];
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
  readonly position: Position;
  readonly patternPosition: Position;
}

/** How to rotate one kind of credential. */
export interface Rotation {
  readonly id: string;
  readonly title: string;
  readonly attacker: string;
  readonly create: readonly string[];
  readonly deploy: readonly string[];
  readonly revoke: readonly string[];
  readonly command: string | null;
  readonly docs: string | null;
  readonly auditLog: string | null;
  readonly automatic: string | null;
  readonly breaks: readonly string[];
  readonly checked: string;
  readonly source: 'research' | 'general-knowledge';
}

/** One file of `patterns/`, valid by itself. */
export interface RuleFile {
  /** For messages: `patterns/github.yml`. */
  readonly path: string;
  readonly provider: string;
  readonly rules: readonly Rule[];
  readonly rotations: readonly Rotation[];
}

export interface DocumentedRuleFile extends RuleFile {
  readonly rules: readonly DocumentedRule[];
}

/** 1-based, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Of a pattern; `certain` is given by checks. */
export const RULE_CONFIDENCES: readonly Confidence[] = CONFIDENCES.slice(1);
/** Of a code detector, which may check by itself. */
export const CODE_CONFIDENCES: readonly Confidence[] = CONFIDENCES;

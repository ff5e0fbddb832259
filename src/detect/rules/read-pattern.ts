import { parsePattern } from './portable-pattern.js';
import { printPattern } from './print-pattern.js';
import { leadingForm, type LeadingForm } from './leading-form.js';
import { widthOf } from './pattern-tree.js';
import { requiredRun, type RequiredRun } from './required-run.js';

/** A rule's pattern, ready for an engine, with what can be said of its matches without running it. */
export interface ReadyPattern {
  /** For RE2 and ECMAScript alike, to be compiled without `i`, `m`, `s`. */
  readonly source: string;
  readonly secretGroup: number;
  /** Most bytes a match can take; may be Infinity. */
  readonly widest: number;
  /** How a match begins, or null where it need not begin with a keyword. */
  readonly leading: LeadingForm | null;
  readonly run: RequiredRun | null;
}

/** Reads a pattern of the portable subset. Throws PatternError. */
export function readPattern(pattern: string, ignoreCase: boolean, keywords: readonly string[]): ReadyPattern {
  const { tree, secretGroup } = parsePattern(pattern, ignoreCase);
  return {
    source: printPattern(tree),
    secretGroup,
    widest: widthOf(tree)[1],
    leading: leadingForm(
      tree,
      keywords.map((keyword) => keyword.toLowerCase()),
    ),
    run: requiredRun(tree),
  };
}

/**
 * The file for `--replace-text` and `--replace-message`. Its parser (get_replace_text in git-filter-repo) splits each
 * line on the last `==>`, knows no comments, and runs all literals in order before all regexes, so: every line has a
 * prefix and a `==>`, longest first, and what a literal line cannot hold becomes an exact regex.
 */
import { UnearthError } from '../../errors.js';
import type { Expressions, LinesRule, LiteralRule } from '../instruments.js';
import { pythonLiteralPattern } from './python-pattern.js';

/** Line breaks of other spellings: escaped in JSON and code, indented in YAML, joined by `+` or by adjacent strings. */
const TOLERANT_BREAK = '(?:\\\\r|\\\\n|[\\s"\\x27+,\\\\])*';

export function expressionsFile({ literals, patterns }: Expressions): Buffer {
  return Buffer.concat([...literals.map(literalLine), ...patterns.map(patternLine)]);
}

function literalLine({ find, replace }: LiteralRule): Buffer {
  checkReplacement(replace);
  // The parser strips a CR at the end of a line, and a line break would begin another rule.
  const last = find.at(-1);
  const needsRegex = find.includes(0x0a) || last === 0x0d;
  const left = needsRegex
    ? Buffer.from(`regex:${pythonLiteralPattern(find)}`, 'latin1')
    : Buffer.concat([Buffer.from('literal:'), find]);
  return Buffer.concat([left, Buffer.from('==>'), replace, Buffer.from('\n')]);
}

function patternLine({ lines, replace }: LinesRule): Buffer {
  checkReplacement(replace);
  return Buffer.concat([Buffer.from(`regex:${linesPattern(lines)}==>`, 'latin1'), replace, Buffer.from('\n')]);
}

/** A Python regular expression over bytes for lines joined by any spelling of a line break. */
export function linesPattern(lines: readonly Buffer[]): string {
  return lines.map(pythonLiteralPattern).join(TOLERANT_BREAK);
}

/** The same pattern for JavaScript over latin1 text: Python's `\s` over bytes is narrower than JavaScript's. */
export function javaScriptPattern(pythonPattern: string): RegExp {
  return new RegExp(pythonPattern.replaceAll('[\\s', '[\\t\\n\\v\\f\\r '), 'g');
}

/** A replacement with `==>` would move the split, one with a line break end the rule, and a regex reads backslashes. */
function checkReplacement(replace: Buffer): void {
  const text = replace.toString('latin1');
  if (!/[\r\n\\]|==>/.test(text)) return;
  throw new UnearthError('internal', 'a replacement text holds characters that an expressions file cannot carry');
}

/**
 * Comments in the scanned text that accept a finding on their line. Those of the other scanners mean what they mean
 * there; ours is `unearth:allow [RULE ...] [-- reason]` and `unearth:allow-next-line ...`. Honoured in reports only: a
 * check that a rewrite worked must not be talked out of it.
 */
export interface InlineAllowance {
  /** The comment that allows it, as it is spelt: "gitleaks:allow". */
  by: string;
  /** What the comment gives as a reason, or a standing sentence where it gives none. */
  reason: string;
  /** Rule ids the comment is limited to; empty: all. */
  rules: string[];
}

/** Everything after a marker on a line longer than this is not looked at: minified files are one line. */
const LONGEST_LINE = 4096;
const NO_REASON = 'no reason given';

/** Markers that need only stand on the line of the value, and where their meaning is defined. */
const SAME_LINE: readonly RegExp[] = [
  /gitleaks:allow/, // gitleaks detect/detect.go, also read by betterleaks 1
  /betterleaks:allow/,
  /trufflehog:ignore/, // pkg/engine/engine.go
  /kingfisher:ignore/,
  /\bggignore\b/, // ggshield, a comment on the line
  /pragma: ?(?:allow|white)list[ -]secret/, // detect-secrets filters/allowlist.py
];

/** detect-secrets wants this one alone on the line before. */
const NEXT_LINE_PRAGMA =
  /^\s*(?:#|\/\/|\/\*|'|--|<!--)\s*pragma: ?(?:allow|white)list[ -]nextline[ -]secret\s*(?:\*\/|-->)?\s*$/;
/** secretlint's rule-filter-comments: with rule ids (of secretlint, unknown here) after the word. */
const SECRETLINT_LINE = /secretlint-disable-line\b([^\r\n]*)/;
const SECRETLINT_NEXT_LINE = /secretlint-disable-next-line\b([^\r\n]*)/;
const OWN = /unearth:allow(?!-)([^\r\n]*)/;
const OWN_NEXT_LINE = /unearth:allow-next-line\b([^\r\n]*)/;

/**
 * Whether a comment on `line` (which holds the value) or on `previousLine` accepts a finding of one of `rules`. Pass the
 * rule ids that matched; without them, a comment limited to some rules is returned with its list.
 */
export function inlineAllowance(line: string, previousLine: string, rules?: readonly string[]): InlineAllowance | null {
  const candidates = [allowanceOnLine(clip(line)), allowanceOnPreviousLine(clip(previousLine))];
  for (const allowance of candidates) {
    if (allowance && covers(allowance, rules)) return allowance;
  }
  return null;
}

/** A stretch of a text, from `from` up to but without `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const BLOCK_MARKER = /secretlint-(disable|enable)(?![-\w])/g;

/** What secretlint's block comments switch off: from `secretlint-disable` to `secretlint-enable` or the end of the text. */
export function disabledStretches(text: Buffer, length: number): Stretch[] {
  if (!text.subarray(0, length).includes('secretlint-disable')) return [];
  const stretches: Stretch[] = [];
  let from = -1;
  for (const marker of text.toString('latin1', 0, length).matchAll(BLOCK_MARKER)) {
    if (marker[1] === 'disable' && from < 0) from = marker.index;
    if (marker[1] === 'enable' && from >= 0) {
      stretches.push({ from, to: marker.index });
      from = -1;
    }
  }
  if (from >= 0) stretches.push({ from, to: length });
  return stretches;
}

/** What a value inside such a stretch is accepted by. */
export const BLOCK_ALLOWANCE: InlineAllowance = { by: 'secretlint-disable', reason: NO_REASON, rules: [] };

function clip(line: string): string {
  return line.length > LONGEST_LINE ? line.slice(-LONGEST_LINE) : line;
}

function allowanceOnLine(line: string): InlineAllowance | null {
  const own = OWN.exec(line);
  if (own) return ownAllowance('unearth:allow', own[1]!);
  for (const marker of SAME_LINE) {
    const found = marker.exec(line);
    if (found) return { by: found[0], reason: NO_REASON, rules: [] };
  }
  const secretlint = SECRETLINT_LINE.exec(line);
  return secretlint ? { by: 'secretlint-disable-line', reason: reasonAfter(secretlint[1]!), rules: [] } : null;
}

function allowanceOnPreviousLine(line: string): InlineAllowance | null {
  const own = OWN_NEXT_LINE.exec(line);
  if (own) return ownAllowance('unearth:allow-next-line', own[1]!);
  if (NEXT_LINE_PRAGMA.test(line)) return { by: 'pragma: allowlist nextline secret', reason: NO_REASON, rules: [] };
  const secretlint = SECRETLINT_NEXT_LINE.exec(line);
  return secretlint ? { by: 'secretlint-disable-next-line', reason: reasonAfter(secretlint[1]!), rules: [] } : null;
}

function ownAllowance(by: string, tail: string): InlineAllowance {
  const [head = ''] = withoutCommentEnd(tail).split(/\s--\s|^--\s/, 1);
  const rules = head.split(/[\s,]+/).filter((word) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(word));
  return { by, reason: reasonAfter(tail), rules };
}

function reasonAfter(tail: string): string {
  const reason = /(?:^|\s)--\s+(\S.*)$/.exec(withoutCommentEnd(tail))?.[1]?.trim();
  return reason ? reason.slice(0, 200) : NO_REASON;
}

function withoutCommentEnd(tail: string): string {
  return tail.replace(/\s*(?:\*\/|-->|#\}|%>)\s*[;,)}\]]*\s*$/, '').trimEnd();
}

function covers(allowance: InlineAllowance, rules: readonly string[] | undefined): boolean {
  if (allowance.rules.length === 0 || rules === undefined) return true;
  return rules.some((rule) => allowance.rules.includes(rule));
}

import type { Candidate, Wrapping } from './candidate.js';

/** A value as read from a line; indexes are into the line's text. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  readonly quote: Candidate['quote'];
  readonly wrapping: Wrapping;
  readonly callee: string;
}

const OPENING_QUOTE = /(?:[bBuUrRfFlLnNqQsS@$]{1,2}|q[qwQ]?|<<)?(\\{0,3})("""|'''|["'`]|&quot;|&#34;|&#39;)/y;
// A keyword argument is its own name's value: f(Password="x") is none of f's.
const CALL = /[&*]?(?:new\s+|await\s+|return\s+)?(?:\[\d*\])?[A-Za-z_$][\w$.:]*!?\s*[([]\s*/y;
const TYPED = /&?(?:'\w+ )?[A-Za-z_][\w.<>[\]?]{0,40}(?:\s*\|\s*[\w.<>[\]]{1,30})?\s*=(?!=)\s*/y;
const FALLBACK = /(?:\|\||\?\?|\?:|\bor\b|\belse\b|:-|,|\s:)\s*(["'`])/g;
/** The rest of `${NAME:-value}` behind its name. */
const DEFAULT_IN_BRACES = /:?[-=]([^"'}${]*)\}/y;
const SHELL_DEFAULT = /["']?\$\{\w+:?[-=]["']?([^"'}${]+)["']?\}/y;
/** Functions that take the name of a setting first: their first literal is no value, a second one may be a default. */
const LOOKUP =
  /(?:env|environ|get|getenv|fetch|property|properties|config|setting|settings|lookup|option|param|params|default|pop|find|read|load|query|secret|credentials?|variable|var|attr|header|field|i18n|translate|trans|gettext|\bt|\b_|__|label|format|printf|sprintf|log|print|echo|error|exception|regex|regexp|compile|match|test|prompt|input|ask|getpass|selector|element|by|id|name|open|file|path|join|require|import|url)(?:_?async|value)?$/i;

/** Reads the value that begins at or after `from`. Null where there is none to judge. */
export function readValue(text: string, from: number): ValueSpan | null {
  const start = skipBlanks(text, from);
  return readShellDefault(text, start) ?? readLiteral(text, start) ?? readExpression(text, start);
}

/** Reads a quoted literal that begins exactly at `start`. */
export function readLiteral(text: string, start: number): ValueSpan | null {
  OPENING_QUOTE.lastIndex = start;
  const opening = OPENING_QUOTE.exec(text);
  if (!opening) return null;
  const mark = opening[2]!;
  const closing = opening[1]! + mark;
  const inside = OPENING_QUOTE.lastIndex;
  const end = findClosing(text, inside, closing);
  return { start: inside, end, quote: quoteOf(mark), wrapping: 'none', callee: '' };
}

function quoteOf(mark: string): Candidate['quote'] {
  if (mark.startsWith('"') || mark === '&quot;' || mark === '&#34;') return '"';
  return mark.startsWith('`') ? '`' : "'";
}

/** Index of the closing quote, or the end of the text where the literal goes on over the line. */
function findClosing(text: string, from: number, closing: string): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(closing, at)) return at;
    if (text[at] === '\\') at++;
  }
  return text.length;
}

/** `${PASSWORD:-x}`: the value that stands in where the variable is not set; `from` is the end of its name. */
export function readDefaultInBraces(text: string, from: number): ValueSpan | null {
  DEFAULT_IN_BRACES.lastIndex = from;
  const match = DEFAULT_IN_BRACES.exec(text);
  if (!match || match[1] === '') return null;
  const end = DEFAULT_IN_BRACES.lastIndex - 1;
  return { start: end - match[1]!.length, end, quote: '', wrapping: 'fallback', callee: '' };
}

function readShellDefault(text: string, start: number): ValueSpan | null {
  SHELL_DEFAULT.lastIndex = start;
  const match = SHELL_DEFAULT.exec(text);
  if (!match) return null;
  const inside = start + match[0].lastIndexOf(match[1]!);
  return { start: inside, end: inside + match[1]!.length, quote: '', wrapping: 'fallback', callee: '' };
}

function readExpression(text: string, start: number): ValueSpan | null {
  TYPED.lastIndex = start;
  if (TYPED.test(text)) {
    const typed = readLiteral(text, TYPED.lastIndex);
    if (typed) return typed;
  }
  CALL.lastIndex = start;
  const call = CALL.exec(text);
  if (call) return readCall(text, call[0], CALL.lastIndex);
  return readFallback(text, start) ?? readBareValue(text, start);
}

function readCall(text: string, head: string, inside: number): ValueSpan | null {
  const callee = head.replace(/\s*[([]\s*$/, '').replace(/^[&*]?(?:new\s+|await\s+|return\s+)?/, '');
  const first = readLiteral(text, inside);
  if (!first) return /^[A-Za-z_]\w*\s*=/.test(text.slice(inside, inside + 40)) ? null : readFallback(text, inside);
  // Configuration["Smtp:Password"]: what an index names is looked up.
  const indexed = /[\w$]\s*\[\s*$/.test(head);
  if (indexed || LOOKUP.test(callee)) return readFallback(text, first.end);
  return { ...first, wrapping: 'call', callee };
}

/** `process.env.X || 'value'`, `getenv("X", "value")`: the literal that stands in for a missing setting. */
function readFallback(text: string, from: number): ValueSpan | null {
  FALLBACK.lastIndex = from;
  const match = FALLBACK.exec(text);
  if (!match || /[;{]/.test(text.slice(from, match.index))) return null;
  if (/^\s:/.test(match[0]) && !text.slice(from, match.index).includes('?')) return null;
  if (match[0].startsWith(',') && text.slice(from, match.index).includes(']')) return null;
  if (match[0].startsWith(',') && !/[(["'][^()]*$/.test(text.slice(Math.max(0, from - 40), match.index))) return null;
  const literal = readLiteral(text, FALLBACK.lastIndex - 1);
  return literal && { ...literal, wrapping: 'fallback' };
}

/** A value without quotes: up to a blank, a quote, or what ends it in the syntax around (`&x=`, `;x=`, a tag). */
export function readBareValue(text: string, start: number): ValueSpan | null {
  let end = start;
  while (end < text.length && !/[\s"'`<>]/.test(text[end]!)) end++;
  if (end === start && text[start] === '<') end = afterTag(text, start);
  let raw = text.slice(start, end);
  const stop = raw.search(/&(?=[\w.[\]%-]*=)|&amp;|;(?=[\w .-]*=)|,(?=[\w.-]*[=:])|\\[nrt"']|\|\||\)(?=[:;,.{)\]]|$)/);
  if (stop >= 0 && !(raw[stop] === ')' && raw.slice(0, stop).includes('('))) raw = raw.slice(0, stop);
  raw = trimTrailing(raw);
  return raw === '' ? null : { start, end: start + raw.length, quote: '', wrapping: 'none', callee: '' };
}

function afterTag(text: string, start: number): number {
  const close = text.indexOf('>', start);
  return close < 0 || close - start > 80 ? start : close + 1;
}

/** Punctuation of the surrounding code or prose that stuck to the value. */
function trimTrailing(raw: string): string {
  let value = raw.replace(/(?:\\|[;,])+$/, '');
  for (const [open, close] of ['()', '[]', '{}'] as const) {
    while (value.endsWith(close!) && !value.slice(0, -1).includes(open!)) value = value.slice(0, -1);
  }
  return value.replace(/[;,]+$/, '');
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

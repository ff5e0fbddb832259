import type { StructuredEntry } from './entry.js';
import { afterByteOrderMark } from './text-lines.js';

/**
 * `NAME=value` in the spellings of shells, dotenv libraries, Docker, csh, fish, PowerShell and cmd. The comment mark is read over: what somebody
 * commented out was often real.
 */
const ASSIGNMENT =
  /^[ \t]*((?:#|\/\/|rem[ \t])[#/ \t]*)?(?:(?:export|declare[ \t]+-\w+|typeset[ \t]+-\w+|local|readonly|setenv|setx|set[ \t]+-\w+|set|ENV|ARG)[ \t]+|\$env:)?["']?([A-Za-z_][\w.-]{0,127})["']?(?:[ \t]*(?:=|:=|\?=)[ \t]*|:[ \t]+|:(?=["'\r\n]|$))/i;
/** csh, fish and Dockerfiles may put a blank for the equals sign. */
const SPACED = /^[ \t]*(?:setenv|setx|set[ \t]+-\w+|ENV)[ \t]+([A-Za-z_]\w{0,127})[ \t]+(?==?[^\s=])/i;
/** A quoted value that does not end within this many bytes is no quoted value. */
const LONGEST_QUOTED = 32_768;

/** Every variable of a `.env` file or its kin. */
export function readDotenv(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  let at = afterByteOrderMark(text);
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const head = readHead(text.slice(at, Math.min(lineEnd, at + 400)));
    const value = head === null ? null : readValue(text, at + head.length, lineEnd);
    if (head !== null && value !== null && value.text !== '') {
      const { text: content, start, end } = value;
      entries.push({ name: head.name, value: content, start, end, role: head.commented ? 'setting' : 'variable' });
    }
    at = Math.max(lineEnd, value?.next ?? 0) + 1;
  }
  return entries;
}

interface Head {
  readonly name: string;
  readonly length: number;
  readonly commented: boolean;
}

function readHead(line: string): Head | null {
  const spaced = SPACED.exec(line);
  if (spaced && !/^[ \t]*\S+[ \t]+[A-Za-z_]\w*[ \t]*=/.test(line)) {
    return { name: spaced[1]!, length: spaced[0].length, commented: false };
  }
  const assignment = ASSIGNMENT.exec(line);
  if (!assignment) return null;
  return { name: assignment[2]!, length: assignment[0].length, commented: assignment[1] !== undefined };
}

interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where reading goes on: behind the closing quote. */
  readonly next: number;
}

function readValue(text: string, from: number, lineEnd: number): Value | null {
  const quote = text[from];
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = findClosing(text, from + 1, quote, lineEnd);
    if (close >= 0) return quoted(text, from + 1, close, quote, lineEnd);
  }
  return bare(text, from, lineEnd);
}

/** The closing quote on the line, or on a later one where only blanks and a comment follow it. */
function findClosing(text: string, from: number, quote: string, lineEnd: number): number {
  const limit = Math.min(text.length, from + LONGEST_QUOTED);
  for (let at = from; at < limit; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote)
      return at <= lineEnd || /^[ \t]*(?:#|\r?\n|\r|$)/.test(text.slice(at + 1, at + 80)) ? at : -1;
  }
  return -1;
}

function quoted(text: string, start: number, end: number, quote: string, lineEnd: number): Value {
  const raw = text.slice(start, end);
  const content = quote === '"' ? unescapeDoubleQuoted(raw) : raw.replaceAll('\r\n', '\n');
  return { text: content, start, end, next: end > lineEnd ? endOfLine(text, end) : lineEnd };
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function unescapeDoubleQuoted(raw: string): string {
  return raw.replaceAll('\r\n', '\n').replace(/\\([nrt"'`\\$])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
}

/** Up to the comment, which begins at a blank and a number sign; blanks at both ends are no part of it. */
function bare(text: string, from: number, lineEnd: number): Value | null {
  const line = text.slice(from, lineEnd);
  const comment = line.search(/[ \t]#|^#/);
  const raw = (comment < 0 ? line : line.slice(0, comment)).trimEnd().replace(/;$/, '');
  const lead = raw.length - raw.trimStart().length;
  return { text: raw.slice(lead), start: from + lead, end: from + raw.length, next: lineEnd };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

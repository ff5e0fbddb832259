import type { Candidate } from './candidate.js';
import type { NameSpan } from './find-assignment.js';
import { isLabelled, readBelowLabel } from './find-labelled.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral, type ValueSpan } from './read-value.js';

/** How far the value may stand after the end of the name's line. */
const REACH = 512;
const BLOCK = /^["']?\s*:\s*(?:[|>][+-]?\d?|\{)?\s*$/;
const SETTING = /^\s*["']?(?:default(?:_?value)?|value)["']?\s*:\s*/i;
/** Lines of a setting's description: type, description, allowed values. */
const MOST_LINES = 8;

export interface NextLineResult {
  readonly candidate: Candidate | null;
  /** First byte after what was looked at. */
  readonly examinedTo: number;
}

/** Whether the value may stand on a line after the name's own. Cheap. */
export function mayStandOnNextLine(line: LineView, span: NameSpan): boolean {
  if (line.next < 0) return false;
  const rest = line.text.slice(span.end);
  const before = line.text.slice(0, span.start);
  if (/^(?:["'`]?,?|["'`]\s*\{|<\/key>)\s*$/.test(rest)) return isLabelled(before);
  return (BLOCK.test(rest) && !/\?|\bcase\b/.test(before)) || isOpenElement(before, rest);
}

/** `- name: PASSWORD` with `value: x` below, `password: |` with the value below. */
export function findOnNextLine(text: Buffer, length: number, line: LineView, span: NameSpan): NextLineResult {
  const examinedTo = Math.min(length, line.next + REACH);
  const below = text.toString('latin1', line.next, examinedTo);
  const before = line.text.slice(0, span.start);
  const value = isOpenElement(before, line.text.slice(span.end))
    ? readElementBelow(below, span.name)
    : isLabelled(before)
      ? readBelowLabel(before, below)
      : (readBlock(line.text, below, /^[\s\-"'{]*$/.test(before)) ?? readSetting(line.text, below));
  if (!value) return { candidate: null, examinedTo };
  const after = below.slice(value.end);
  const candidate: Candidate = {
    syntax: 'label',
    name: span.name,
    raw: below.slice(value.start, value.end),
    start: line.next + value.start,
    end: line.next + value.end,
    quote: value.quote,
    operator: ':',
    spaced: false,
    wrapping: value.wrapping,
    callee: value.callee,
    before,
    after: /^[^\r\n]*/.exec(after)![0],
    user: '',
    host: '',
  };
  return { candidate, examinedTo };
}

/** `<password>` at the end of its line. */
function isOpenElement(before: string, rest: string): boolean {
  return /<(?:[\w.-]+:)?$/.test(before) && /^>\s*$/.test(rest);
}

function readElementBelow(below: string, name: string): ValueSpan | null {
  const element = /^\s*([^\s<>]+)\s*<\/(?:[\w.-]+:)?([\w.-]+)>/.exec(below);
  if (element?.[2] !== name) return null;
  const start = element[0].indexOf(element[1]!);
  return { start, end: start + element[1]!.length, quote: '', wrapping: 'none', callee: '' };
}

/**
 * The value of a YAML block: the first line, indented deeper, with nothing after the value. Where other words stand before the name,
 * only a literal counts.
 */
function readBlock(line: string, below: string, alone: boolean): ValueSpan | null {
  const next = /^[^\r\n]*/.exec(below)![0];
  const indent = /^[ \t]+/.exec(next)?.[0];
  if (indent === undefined || indent.length <= /^[ \t]*/.exec(line)![0].length) return null;
  if (/^\s*(?:-\s|[\w."'-]+["']?\s*:(?:\s|$))/.test(next)) return null;
  const value = readLiteral(next, indent.length) ?? (alone ? readBareValue(next, indent.length) : null);
  return value && next.slice(value.end).trim().length <= 1 ? value : null;
}

/** `DBPassword:` with `Type: String` and `Default: x` below, `"adminPassword": {` with `"value": "x"` below: a child of the name's own block. */
function readSetting(line: string, below: string): ValueSpan | null {
  const own = indentOf(line);
  let child = -1;
  let at = 0;
  for (const text of below.split('\n', MOST_LINES)) {
    const indent = indentOf(text);
    if (text.trim() === '' || indent <= own) return null;
    if (child < 0) child = indent;
    const head = indent === child ? SETTING.exec(text)?.[0].length : undefined;
    if (head !== undefined) {
      const value = readLiteral(text, head) ?? readBareValue(text, head);
      return value && { ...value, start: at + value.start, end: at + value.end };
    }
    at += text.length + 1;
  }
  return null;
}

const indentOf = (line: string): number => /^[ \t]*/.exec(line)![0].length;

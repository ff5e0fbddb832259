import type { Candidate } from './candidate.js';
import type { NameSpan } from './find-assignment.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral, readValue } from './read-value.js';

/** How far the value may stand after the end of the name's line. */
const REACH = 512;
const LABEL = /(?:^|[\s,{"'-])(?:name|key|variable|env|field|id)["'`]*\s*[:=]\s*["'`]*$/i;
const VALUE_LINE = /^\s*-?\s*["'`]*(?:value|val|default|defaultValue)["'`]*\s*[:=]\s*/i;
const BLOCK = /:\s*(?:[|>][+-]?\d?)?\s*$/;

export interface NextLineResult {
  readonly candidate: Candidate | null;
  /** First byte after what was looked at. */
  readonly examinedTo: number;
}

/** Whether the value may stand on the line after the name's own. Cheap. */
export function mayStandOnNextLine(line: LineView, span: NameSpan): boolean {
  if (line.next < 0) return false;
  const rest = line.text.slice(span.end);
  if (/^["'`]?,?\s*$/.test(rest)) return LABEL.test(line.text.slice(0, span.start));
  return BLOCK.test(rest) && /^["']?\s*:/.test(rest) && /^[\s\-"'{]*$/.test(line.text.slice(0, span.start));
}

/** `- name: PASSWORD` with `value: x` below, `password: |` with the value below. */
export function findOnNextLine(text: Buffer, length: number, line: LineView, span: NameSpan): NextLineResult {
  const limit = Math.min(length, line.next + REACH);
  let high = line.next;
  while (high < limit && text[high] !== 0x0a && text[high] !== 0x0d) high++;
  const examinedTo = Math.min(length, high + 1);
  const next = text.toString('latin1', line.next, high);
  const labelled = LABEL.test(line.text.slice(0, span.start));
  const head = labelled ? VALUE_LINE.exec(next)?.[0] : indentedDeeper(line.text, next);
  if (head === undefined) return { candidate: null, examinedTo };
  const value = labelled
    ? readValue(next, head.length)
    : (readLiteral(next, head.length) ?? readBareValue(next, head.length));
  if (!value || (!labelled && next.slice(value.end).trim().length > 1)) return { candidate: null, examinedTo };
  const candidate: Candidate = {
    syntax: 'label',
    name: span.name,
    raw: next.slice(value.start, value.end),
    start: line.next + value.start,
    end: line.next + value.end,
    quote: value.quote,
    operator: ':',
    spaced: false,
    wrapping: value.wrapping,
    callee: value.callee,
    before: line.text.slice(0, span.start),
    after: next.slice(value.end),
    user: '',
    host: '',
  };
  return { candidate, examinedTo };
}

/** The indentation of `next` if it is deeper than that of `line` and begins a plain value. */
function indentedDeeper(line: string, next: string): string | undefined {
  const indent = /^[ \t]+/.exec(next)?.[0];
  if (indent === undefined || indent.length <= /^[ \t]*/.exec(line)![0].length) return undefined;
  return /^\s*(?:-\s|[\w."'-]+["']?\s*:(?:\s|$))/.test(next) ? undefined : indent;
}

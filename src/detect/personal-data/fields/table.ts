import { latin1 } from '../../latin1.js';
import { LETTER, LINE_CLIP, is, lineEnd, lineStart } from '../bytes.js';
import type { Label } from './read-label.js';
import { readDelimitedRow, readTuple, type Cell } from './table-rows.js';

/** The cells under a column's name, and how far they were read. */
export interface Column {
  readonly cells: readonly Cell[];
  /** The bytes that all of this rests on. */
  readonly low: number;
  readonly high: number;
}

/** So far a column is followed: enough for some thousand rows, and still cheap to look at again. */
const FARTHEST = 256 * 1024;
const STATEMENT = 2048;
const COMMA = 0x2c;
const OPEN = 0x28;
const NEWLINE = 0x0a;

/**
 * The cells of the column whose name the label is: below the head of a delimited file or a Markdown table, or in the rows
 * of `INSERT INTO t (…) VALUES` and `COPY t (…) FROM stdin`. Null where the label is in no such head.
 */
export function columnUnder(text: Buffer, length: number, label: Label): Column | null {
  const from = nameStart(text, label.start);
  const to = nameEnd(text, length, label.end);
  const before = skipBlanks(text, from, -1);
  const after = skipBlanks(text, to, 1);
  const left = before < 0 ? NEWLINE : text[before]!;
  const right = after >= length ? NEWLINE : text[after]!;
  const inList =
    (left === OPEN || left === COMMA || left === NEWLINE) && (right === COMMA || right === 0x29 || right === NEWLINE);
  const statement = inList ? sqlColumn(text, length, from) : null;
  if (statement !== null && statement.cells.length > 0) return statement;
  const delimited = delimitedColumn(text, length, label.start, from);
  if (delimited === null || statement === null) return delimited ?? statement;
  return { ...delimited, low: Math.min(delimited.low, statement.low), high: Math.max(delimited.high, statement.high) };
}

const isName = (byte: number): boolean =>
  is(byte, LETTER) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f || byte >= 0x80;
const isQuote = (byte: number | undefined): boolean =>
  byte === 0x22 || byte === 0x27 || byte === 0x60 || byte === 0x5b || byte === 0x5d;
const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

/** Column names may hold blanks and dashes (`Social Security Number`), but no delimiter. */
function nameStart(text: Buffer, at: number): number {
  const limit = Math.max(0, at - 64);
  while (
    at > limit &&
    (isName(text[at - 1]!) || ((text[at - 1] === 0x20 || text[at - 1] === 0x2d) && isName(text[at - 2] ?? 0)))
  )
    at--;
  return at > 0 && isQuote(text[at - 1]) ? at - 1 : at;
}

function nameEnd(text: Buffer, length: number, at: number): number {
  const limit = Math.min(length, at + 64);
  while (
    at < limit &&
    (isName(text[at]!) || ((text[at] === 0x20 || text[at] === 0x2d) && at + 1 < length && isName(text[at + 1]!)))
  )
    at++;
  return at < length && isQuote(text[at]) ? at + 1 : at;
}

/** Index of the next byte in this direction that is no blank (line breaks of SQL count as blanks on the way to a comma). */
function skipBlanks(text: Buffer, at: number, step: 1 | -1): number {
  let index = step === 1 ? at : at - 1;
  for (let count = 0; count < 16 && isBlank(text[index]); count++) index += step;
  return index;
}

const INSERT = /(?:insert\s+(?:ignore\s+|or\s+\w+\s+)?into|replace\s+into|merge\s+into|copy)\s+[\w."`[\]$]{1,120}\s*$/i;

/** The column of a statement that the name at `nameFrom` is. Without cells where it is no such statement. */
function sqlColumn(text: Buffer, length: number, nameFrom: number): Column {
  const open = openingParenthesis(text, nameFrom);
  if (!open.found) return { cells: [], low: open.at, high: nameFrom };
  const low = Math.max(0, open.at - 160);
  if (!INSERT.test(latin1(text, low, open.at))) return { cells: [], low, high: nameFrom };
  const close = closingParenthesis(text, length, nameFrom);
  const high = Math.min(length, close.at + 81);
  const tail = close.found ? latin1(text, close.at + 1, high) : '';
  const values = /^\s*(?:overriding\s+\w+\s+value\s*)?values?\s*/i.exec(tail);
  if (values !== null) return tuples(text, length, close.at + 1 + values[0].length, open.column, low, high);
  const copy = /^\s*from\s+stdin[^\n]{0,60};\r?\n/i.exec(tail);
  if (copy === null) return { cells: [], low, high };
  return delimitedRows(text, length, close.at + 1 + copy[0].length, 0x09, { column: open.column, columns: 0 }, low);
}

/** Back over a list of column names to its parenthesis, or to what shows that there is none. */
function openingParenthesis(text: Buffer, from: number): { found: boolean; at: number; column: number } {
  let column = 0;
  let at = from - 1;
  for (const limit = Math.max(0, from - STATEMENT); at >= limit; at--) {
    const byte = text[at]!;
    if (byte === OPEN) return { found: true, at, column };
    if (byte === COMMA) column++;
    else if (!isListPart(byte)) break;
  }
  return { found: false, at: Math.max(0, at), column };
}

const isListPart = (byte: number): boolean =>
  isName(byte) || isQuote(byte) || isBlank(byte) || byte === NEWLINE || byte === 0x2e;

function closingParenthesis(text: Buffer, length: number, from: number): { found: boolean; at: number } {
  let at = from;
  for (const limit = Math.min(length, from + STATEMENT); at < limit; at++) {
    const byte = text[at]!;
    if (byte === 0x29) return { found: true, at };
    if (byte !== COMMA && !isListPart(byte)) break;
  }
  return { found: false, at };
}

function tuples(text: Buffer, length: number, from: number, column: number, low: number, high: number): Column {
  const cells: Cell[] = [];
  const limit = Math.min(length, from + FARTHEST);
  let at = from;
  for (let ended = false; !ended;) {
    const row = readTuple(text, limit, at, column);
    if (row.cell !== null) cells.push(row.cell);
    at = row.next;
    ended = row.ended;
  }
  return { cells, low, high: Math.max(high, Math.min(length, at + 1)) };
}

function delimitedRows(
  text: Buffer,
  length: number,
  from: number,
  delimiter: number,
  head: { column: number; columns: number },
  low: number,
): Column {
  const cells: Cell[] = [];
  const limit = Math.min(length, from + FARTHEST);
  let at = from;
  while (at < limit) {
    const row = readDelimitedRow(text, limit, at, delimiter, head.column);
    at = row.next;
    // Another number of cells: the table has ended. COPY's rows end with `\.`; its number of columns is not counted.
    if (head.columns > 0 ? row.columns !== head.columns : row.columns <= head.column) break;
    if (row.cell !== null) cells.push(row.cell);
  }
  return { cells, low, high: Math.min(length, at + 1) };
}

const HEAD_CELL = /^["']?[A-Za-z\x80-\xff][\w .#/()'\x80-\xff-]{0,60}["']?$/;

/** A line of names only, parted by commas, tabs, semicolons or bars, with rows of as many cells below it. */
function delimitedColumn(text: Buffer, length: number, anchor: number, from: number): Column | null {
  const start = lineStart(text, anchor);
  const end = lineEnd(text, length, anchor);
  const whole = start === 0 || text[start - 1] === NEWLINE || text[start - 1] === 0x0d;
  const next = text[end] === 0x0d ? end + 1 : end;
  if (!whole || next >= length || text[next] !== NEWLINE) return null;
  const line = latin1(text, start, end);
  const delimiter = delimiterOf(line);
  if (delimiter === null) return null;
  const names = splitHead(line, delimiter);
  if (names.length < 2 || !names.every((name) => HEAD_CELL.test(name.trim()))) return null;
  const column = splitHead(line.slice(0, from - start) + 'x', delimiter).length - 1;
  const bars = delimiter === '|';
  let rows = next + 1;
  if (bars) {
    const rule = /^\s*\|?[\s:|-]{3,}\r?\n/.exec(latin1(text, rows, Math.min(length, rows + LINE_CLIP)));
    if (rule === null) return { cells: [], low: start, high: Math.min(length, rows + LINE_CLIP) };
    rows += rule[0].length;
  }
  const edge = bars && line.trimStart().startsWith('|') ? 1 : 0;
  const columns = bars ? line.split('|').length : names.length;
  return delimitedRows(text, length, rows, delimiter.charCodeAt(0), { column: column + edge, columns }, start);
}

function delimiterOf(line: string): string | null {
  for (const delimiter of ['\t', '|', ';', ',']) if (line.includes(delimiter)) return delimiter;
  return null;
}

function splitHead(line: string, delimiter: string): string[] {
  const inner = delimiter === '|' ? line.trim().replace(/^\||\|$/g, '') : line;
  return inner.split(delimiter);
}

import type { Candidate } from './candidate.js';
import { isBreakByte, isNameByte, isQuoteByte } from './bytes.js';
import type { Examined } from './find-candidate.js';
import type { LineView } from './line-view.js';
import { describeName } from './name-info.js';

/** How far below the head rows are read, in bytes and in number. */
const REACH = 2048;
const MOST_ROWS = 40;

const DELIMITERS = ',;\t|';
const CELL_OF_HEAD = /^\s*["'`*]*[A-Za-z][\w .()/#-]{0,40}["'`*]*\s*$/;
/** Beside a column of passwords stands one of whom or what they belong to. */
const OWNER =
  /^\s*["'`*]*(?:.*[ _-])?(?:user|username|user ?id|login|e-?mail|account|name|host|server|role|env|environment|box)s?["'`*]*\s*$/i;
const SEPARATOR_ROW = /^[\s|:+-]+$/;
const DIGEST = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Whether the name around a keyword may head a column (`| user | password |`, `login,password`). Bytes only. */
export function mayHeadColumn(text: Buffer, anchor: number, end: number, limit: number): boolean {
  let after = end;
  while (after < limit && isNameByte(text[after])) after++;
  while (after < limit && (isQuoteByte(text[after]) || text[after] === 0x2a || text[after] === 0x20)) after++;
  if (after < limit && !isEdge(text[after]!)) return false;
  let before = anchor - 1;
  const first = Math.max(-1, anchor - 64);
  while (before > first && isNameByte(text[before])) before--;
  while (before > first && (isQuoteByte(text[before]) || text[before] === 0x2a || text[before] === 0x20)) before--;
  return before < 0 || isEdge(text[before]!);
}

const isEdge = (byte: number): boolean => isBreakByte(byte) || DELIMITERS.includes(String.fromCharCode(byte));

/** The values of a column of passwords, secrets or tokens in a table of Markdown, a feature file or CSV. */
export function findColumn(text: Buffer, length: number, line: LineView, examined: Examined): Candidate[] {
  if (line.next < 0 || line.cut) return [];
  const head = line.text;
  const delimiter = [...DELIMITERS].find((mark) => head.includes(mark));
  if (delimiter === undefined) return [];
  const cells = splitRow(head, delimiter);
  const own = cells.findIndex(({ start, end }) => start <= line.at && line.at < end);
  if (own < 0 || !isHead(cells, delimiter)) return [];
  const name = nameOf(cells[own]!.text);
  const { kind, against } = describeName(name);
  if (against !== null || (kind !== 'password' && kind !== 'secret' && kind !== 'token')) return [];
  const to = Math.min(length, line.next + REACH);
  examined(line.base, to);
  const below = text.toString('latin1', line.next, to);
  return rowsBelow(below, to < length)
    .map(({ text: row, start }) => ({ row, start, cells: splitRow(row, delimiter) }))
    .filter((row) => row.cells.length === cells.length)
    .flatMap(({ row, start, cells: values }) => readCell(row, values[own]!, name, line.next + start));
}

interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cells by their delimiter; one that stands inside double quotes separates nothing. */
function splitRow(row: string, delimiter: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= row.length; at++) {
    if (row[at] === '"') quoted = !quoted;
    if (at < row.length && (row[at] !== delimiter || quoted)) continue;
    cells.push({ text: row.slice(start, at), start, end: at });
    start = at + 1;
  }
  return cells;
}

function isHead(cells: readonly Cell[], delimiter: string): boolean {
  const named = delimiter === '|' ? cells.filter(({ text }) => text.trim() !== '') : cells;
  return (
    named.length >= 2 &&
    named.every(({ text }) => CELL_OF_HEAD.test(text)) &&
    named.some(({ text }) => OWNER.test(text))
  );
}

const nameOf = (cell: string): string =>
  cell
    .replace(/["'`*]/g, '')
    .trim()
    .replace(/\s+/g, '_');

/** Up to the first empty line. */
function rowsBelow(below: string, cut: boolean): { text: string; start: number }[] {
  const rows: { text: string; start: number }[] = [];
  let start = 0;
  for (const text of below.split('\n', MOST_ROWS)) {
    const row = text.replace(/\r$/, '');
    const whole = !cut || start + text.length < below.length;
    if (row.trim() === '' || !whole) break;
    if (!SEPARATOR_ROW.test(row)) rows.push({ text: row, start });
    start += text.length + 1;
  }
  return rows;
}

function readCell(row: string, cell: Cell, name: string, base: number): Candidate[] {
  const [, lead = '', raw = ''] = /^([\s"'`*]*)(.*?)[\s"'`*]*$/.exec(cell.text) ?? [];
  if (raw === '' || /\s/.test(raw) || DIGEST.test(raw)) return [];
  const start = cell.start + lead.length;
  return [
    {
      syntax: 'label',
      name,
      raw,
      start: base + start,
      end: base + start + raw.length,
      quote: '"',
      operator: ':',
      spaced: false,
      wrapping: 'none',
      callee: '',
      before: row.slice(0, start),
      after: '',
      user: '',
      host: '',
    },
  ];
}

import type { StructuredEntry } from './entry.js';
import { textLines } from './text-lines.js';

const SECRET_COLUMN =
  /^(?:.*[_ ])?(?:password|passwd|passwort|pass|pwd|secret(?: access key)?|secretaccesskey|token|pin|totp|login_password|login_totp|otpauth|api[_ ]?key)$/i;
/** Best first. */
const USER_COLUMNS = [
  /^(?:.*[_ ])?(?:user ?name|user|login|access key id)$/i,
  /^(?:.*[_ ])?(?:e-?mail|account)$/i,
  /^name$/i,
];
const MOST_ROWS = 20_000;

/** Exports of password managers and browsers, access keys of clouds, hand-kept lists: every value of a column that its header calls a password. */
export function readPasswordTable(text: string): StructuredEntry[] {
  const rows = readRows(text);
  const first = rows.next();
  if (first.done || first.value.length < 2) return [];
  const header = first.value;
  const secrets = header.flatMap((cell, index) => (SECRET_COLUMN.test(cell.value.trim()) ? [index] : []));
  const user = userColumn(header);
  if (secrets.length === 0) return [];
  const entries: StructuredEntry[] = [];
  for (const row of rows) {
    if (entries.length >= MOST_ROWS) break;
    for (const index of secrets) {
      const cell = row[index];
      if (!cell || cell.value.trim() === '') continue;
      const companion = user >= 0 ? (row[user]?.value ?? '') : '';
      entries.push({
        name: header[index]!.value.trim(),
        ...cell,
        role: 'credential',
        rule: 'generic-password-export',
        companion,
      });
    }
  }
  return entries;
}

function userColumn(header: readonly Cell[]): number {
  for (const pattern of USER_COLUMNS) {
    const index = header.findIndex((cell) => pattern.test(cell.value.trim()));
    if (index >= 0) return index;
  }
  return -1;
}

interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function* readRows(text: string): Generator<Cell[]> {
  let separator = '';
  for (const line of textLines(text)) {
    if (line.text.trim() === '' || line.text.length > 16_384) continue;
    separator ||= ['\t', ';', ','].find((mark) => line.text.includes(mark)) ?? ',';
    yield splitRow(line.text, line.start, separator);
  }
}

function splitRow(line: string, base: number, separator: string): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at <= line.length;) {
    const isQuoted = line[at] === '"';
    let end = at;
    if (isQuoted) {
      end = at + 1;
      while (end < line.length && (line[end] !== '"' || line[end + 1] === '"')) end += line[end] === '"' ? 2 : 1;
      cells.push({ value: line.slice(at + 1, end).replaceAll('""', '"'), start: base + at + 1, end: base + end });
      end++;
    } else {
      const next = line.indexOf(separator, at);
      end = next < 0 ? line.length : next;
      cells.push({ value: line.slice(at, end), start: base + at, end: base + end });
    }
    at = end + 1;
  }
  return cells;
}

/** Byte range of a cell's content, without its quotes. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** One row of a delimited file (RFC 4180: a quoted cell may hold delimiters and line breaks, a doubled quote is one). */
export function readDelimitedRow(
  text: Buffer,
  limit: number,
  from: number,
  delimiter: number,
  column: number,
): { cell: Cell | null; columns: number; next: number } {
  let cell: Cell | null = null;
  let columns = 0;
  let at = from;
  for (;;) {
    const start = at;
    at = text[at] === QUOTE ? quotedEnd(text, limit, at) : at;
    while (at < limit && text[at] !== delimiter && text[at] !== NEWLINE) at++;
    if (columns === column) cell = trim(text, start, at);
    columns++;
    if (at >= limit || text[at] === NEWLINE) return { cell, columns, next: at + 1 };
    at++;
  }
}

function quotedEnd(text: Buffer, limit: number, from: number): number {
  for (let at = from + 1; at < limit; at++) {
    if (text[at] !== QUOTE) continue;
    if (at + 1 >= limit || text[at + 1] !== QUOTE) return at + 1;
    at++;
  }
  return limit;
}

function trim(text: Buffer, start: number, end: number): Cell {
  while (end > start && (text[end - 1] === 0x0d || text[end - 1] === 0x20)) end--;
  while (start < end && text[start] === 0x20) start++;
  if (end - start >= 2 && (text[start] === QUOTE || text[start] === 0x27) && text[end - 1] === text[start])
    return { start: start + 1, end: end - 1 };
  return { start, end };
}

/**
 * One `(…)` of a VALUES list: the cell of that column, and where the next row may begin. `ended`: there is no row; then
 * `next` is how far was looked.
 */
export function readTuple(
  text: Buffer,
  limit: number,
  from: number,
  column: number,
): { cell: Cell | null; next: number; ended: boolean } {
  let at = from;
  while (at < limit && (text[at]! <= 0x20 || text[at] === COMMA)) at++;
  if (at >= limit || text[at] !== 0x28) return { cell: null, next: at, ended: true };
  let cell: Cell | null = null;
  let start = at + 1;
  let index = 0;
  let depth = 0;
  for (at++; at < limit; at++) {
    const byte = text[at]!;
    if (byte === 0x27 || byte === QUOTE) at = sqlStringEnd(text, limit, at);
    else if (byte === 0x28) depth++;
    else if (byte === 0x29 && depth > 0) depth--;
    else if (depth === 0 && (byte === COMMA || byte === 0x29)) {
      if (index === column) cell = trim(text, start, at);
      if (byte === 0x29) return { cell, next: at + 1, ended: false };
      index++;
      start = at + 1;
    }
  }
  return { cell: null, next: limit, ended: true };
}

/** Index of the closing quote; doubled and escaped ones belong to the string. */
function sqlStringEnd(text: Buffer, limit: number, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < limit; at++) {
    if (text[at] === 0x5c) at++;
    else if (text[at] === quote) {
      if (at + 1 >= limit || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return limit;
}

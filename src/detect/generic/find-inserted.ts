import type { Candidate } from './candidate.js';
import type { Examined } from './find-candidate.js';
import type { LineView } from './line-view.js';
import { describeName } from './name-info.js';
import { readLiteral } from './read-value.js';

/** How far the values may stand after the statement's begin. */
const REACH = 1024;
const COLUMNS = /insert\s+into\s+[\w.`"[\]]{1,80}\s*\(([^()]{1,600})\)\s*values\s*\(/iy;

/** SQL: `INSERT INTO users (name, password) VALUES ('a', 'x')`: the first column of the first row whose name says secret. */
export function findInserted(text: Buffer, length: number, line: LineView, examined: Examined): Candidate | null {
  const from = line.base + line.at;
  const to = Math.min(length, from + REACH);
  examined(line.base, to);
  const statement = text.toString('latin1', from, to);
  COLUMNS.lastIndex = 0;
  const head = COLUMNS.exec(statement);
  if (!head) return null;
  const names = head[1]!.split(',').map((name) => name.replace(/[\s`"'[\]]/g, ''));
  const column = names.findIndex(saysSecret);
  if (column < 0) return null;
  const value = readColumn(statement, COLUMNS.lastIndex, column);
  if (!value) return null;
  return {
    syntax: 'argument',
    name: names[column]!,
    raw: statement.slice(value.start, value.end),
    start: from + value.start,
    end: from + value.end,
    quote: value.quote,
    operator: ',',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: line.text.slice(0, line.at),
    after: /^[^\r\n]*/.exec(statement.slice(value.end))![0],
    user: '',
    host: '',
  };
}

function saysSecret(name: string): boolean {
  const { kind, against } = describeName(name);
  return against === null && (kind === 'password' || kind === 'secret' || kind === 'token' || kind === 'key');
}

/** The literal in the column of that number, or null where it holds none. */
function readColumn(statement: string, from: number, column: number): ReturnType<typeof readLiteral> {
  const cell = /\s*(?:[nN]?'(?:[^'\\]|\\.|'')*'|"[^"]*"|[^,()'"]+|[\w.]+\([^()]*\))\s*,/y;
  let at = from;
  for (let index = 0; index < column; index++) {
    cell.lastIndex = at;
    if (!cell.test(statement)) return null;
    at = cell.lastIndex;
  }
  while (/\s/.test(statement[at] ?? '')) at++;
  return readLiteral(statement, at);
}

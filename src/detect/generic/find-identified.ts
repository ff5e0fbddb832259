import type { Candidate } from './candidate.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral } from './read-value.js';

const HEAD = /identified by\s+(?:password\s+|values\s+)?/iy;

/** SQL: `CREATE USER u IDENTIFIED BY 'x'`, Oracle's form without quotes too. */
export function findIdentified(line: LineView): Candidate | null {
  const { text, at } = line;
  HEAD.lastIndex = at;
  if (!HEAD.test(text)) return null;
  const value = readLiteral(text, HEAD.lastIndex) ?? readBareValue(text, HEAD.lastIndex);
  if (!value) return null;
  // "rows are identified by 'id'" is prose, not SQL
  if (/\b(?:is|are|was|were|be|been|being)\s+$/i.test(text.slice(0, at))) return null;
  if (value.quote === '' && !/\b(?:create|alter|grant|user|role)\b/i.test(text.slice(0, at))) return null;
  return {
    syntax: 'words',
    name: 'password',
    raw: text.slice(value.start, value.end),
    start: line.base + value.start,
    end: line.base + value.end,
    quote: value.quote,
    operator: 'identified by',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: text.slice(0, at),
    after: text.slice(value.end),
    user: /(?:user|role|login)\s+["'`]?([\w.-]+)/i.exec(text.slice(0, at))?.[1] ?? '',
    host: '',
  };
}

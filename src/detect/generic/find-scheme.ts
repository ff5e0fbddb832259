import type { Candidate } from './candidate.js';
import type { LineView } from './line-view.js';

const BASIC = /basic ([A-Za-z0-9+/]{6,}={0,2})(?![\w+/=])/iy;
const BEARER = /bearer ([\w.~+/-]{16,}={0,2}|[\w.~+/-]{3,64}:[\w.~+/-]{16,}={0,2})/iy;

/** `Basic dXNlcjp4`, `Bearer x`: values of an Authorization header, wherever they stand. */
export function findScheme(line: LineView): Candidate | null {
  if (/[A-Za-z0-9]/.test(line.text[line.at - 1] ?? ' ')) return null;
  for (const pattern of [BASIC, BEARER]) {
    pattern.lastIndex = line.at;
    const match = pattern.exec(line.text);
    if (!match) continue;
    const raw = match[1]!;
    const basic = pattern === BASIC ? decodeBasic(raw) : null;
    if (pattern === BASIC && !basic) return null;
    const start = line.at + match[0].length - raw.length;
    return {
      syntax: 'header',
      name: basic ? 'Basic' : 'Bearer',
      raw,
      start: line.base + start,
      end: line.base + start + raw.length,
      quote: '',
      operator: ' ',
      spaced: false,
      wrapping: 'none',
      callee: '',
      before: line.text.slice(0, line.at),
      after: line.text.slice(start + raw.length),
      user: basic?.user ?? '',
      host: '',
    };
  }
  return null;
}

/** User and password of a Basic value (RFC 7617), or null where it does not decode to printable text with a colon. */
export function decodeBasic(raw: string): { user: string; password: string } | null {
  const text = Buffer.from(raw, 'base64').toString('latin1');
  const colon = text.indexOf(':');
  if (
    colon < 0 ||
    /[^\x20-\x7e\x80-\xff]/.test(text) ||
    Buffer.from(text, 'latin1').toString('base64').replace(/=+$/, '') !== raw.replace(/=+$/, '')
  )
    return null;
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

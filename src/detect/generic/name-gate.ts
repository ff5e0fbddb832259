import { isBlankByte, isBreakByte, isDigitByte, isLetterByte, isNameByte, isQuoteByte } from './bytes.js';

const LONGEST_NAME_REST = 64;
const WIDEST_GAP = 80;

const enum Byte {
  Space = 0x20,
  Exclamation = 0x21,
  Ampersand = 0x26,
  OpenParen = 0x28,
  CloseParen = 0x29,
  Star = 0x2a,
  Plus = 0x2b,
  Comma = 0x2c,
  Hyphen = 0x2d,
  Colon = 0x3a,
  Semicolon = 0x3b,
  Less = 0x3c,
  Equals = 0x3d,
  Greater = 0x3e,
  Question = 0x3f,
  OpenBracket = 0x5b,
  Backslash = 0x5c,
  CloseBracket = 0x5d,
  OpenBrace = 0x7b,
  Bar = 0x7c,
}

/**
 * Whether the name around a keyword may be given a value here, looking at bytes only. Nearly every occurrence of "key" or
 * "token" in source code ends here, so this must cost tens of nanoseconds and may err only towards true.
 *
 * @param end first byte after the keyword
 * @param limit first byte that may not be looked at
 */
export function mayBeGivenValue(text: Buffer, anchor: number, end: number, limit: number): boolean {
  let at = end;
  const nameLimit = Math.min(limit, end + LONGEST_NAME_REST);
  while (at < nameLimit && isNameByte(text[at])) at++;
  if (at === nameLimit && at < limit) return false;
  const nameEnd = at;
  let closed = false;
  let spaced = false;
  for (; at < limit && at - nameEnd < WIDEST_GAP; at++) {
    const byte = text[at];
    if (isBlankByte(byte)) spaced = true;
    else if (isQuoteByte(byte)) {
      if (spaced) return true; // PASSWORD 'x'
      closed = true;
    } else if (byte === Byte.CloseBracket || byte === Byte.Backslash || byte === Byte.Star) closed = true;
    else break;
  }
  return followsLikeValue(text, { anchor, nameEnd, at, closed, spaced, limit });
}

interface Tail {
  anchor: number;
  nameEnd: number;
  at: number;
  closed: boolean;
  spaced: boolean;
  limit: number;
}

function followsLikeValue(text: Buffer, tail: Tail): boolean {
  const { at, limit } = tail;
  const byte = at < limit ? text[at] : undefined;
  switch (byte) {
    case Byte.Equals:
      return valueMayStart(text, at + 1, limit, tail.spaced);
    case Byte.Colon:
      if (text[at + 1] === Byte.Colon) return false;
      return valueMayStart(text, at + (text[at + 1] === Byte.Equals ? 2 : 1), limit, true);
    case Byte.Comma:
      return tail.closed;
    case Byte.OpenParen:
      return quoteWithin(text, at + 1, Math.min(limit, at + 60));
    case Byte.OpenBracket:
      return true;
    case Byte.Greater:
      return !isBlankByte(text[at + 1]);
    case Byte.Less:
      return text[at + 1] === Byte.Hyphen;
    default:
      if (byte === undefined || isBreakByte(byte)) return namedByLabel(text, tail.anchor);
      return tail.spaced && wordsMayFollow(text, tail);
  }
}

/** `||=`, `!=`, `--password x`, `ENV PASSWORD x`, `password is x`: forms with a blank after the name. */
function wordsMayFollow(text: Buffer, { anchor, at, limit }: Tail): boolean {
  const byte = text[at]!;
  if (byte === Byte.Exclamation || byte === Byte.Question || byte === Byte.Plus) return text[at + 1] === Byte.Equals;
  if (byte === Byte.Bar) return text[at + 1] === Byte.Bar && text[at + 2] === Byte.Equals;
  if (byte === Byte.Hyphen) return isLetterByte(text[at + 1]) && quoteWithin(text, at + 2, Math.min(limit, at + 20));
  if (FIRST_OF_VERB[byte] === 1 && VERBS.has(text.toString('latin1', at, Math.min(limit, at + 3)).toLowerCase())) return true;
  if (longRunFollows(text, at, limit)) return true;
  let before = anchor - 1;
  const first = Math.max(0, anchor - LONGEST_NAME_REST);
  while (before >= first && isNameByte(text[before])) before--;
  if (text[before + 1] === Byte.Hyphen) return true;
  return before >= 3 && text[before] === Byte.Space && COMMANDS.has(text.toString('latin1', before - 3, before).toUpperCase());
}

/** `auth token 9f86d081884c7d65`: at least 16 letters and digits. */
function longRunFollows(text: Buffer, from: number, limit: number): boolean {
  let letters = false;
  let digits = false;
  let at = from;
  for (; at < limit && isNameByte(text[at]); at++) {
    if (isDigitByte(text[at])) digits = true;
    else letters = true;
  }
  return at - from >= 16 && letters && digits;
}

/** "password is x", "password was x", "identified by x", "password to x", "password eq x", each with what follows. */
const VERBS = new Set(['is ', 'is:', 'was', 'to ', 'eq ', 'by ', 'as ']);
const FIRST_OF_VERB = new Uint8Array(256);
for (const verb of VERBS) FIRST_OF_VERB[verb.charCodeAt(0)] = 1;

/** Words before a name whose value follows after a blank. */
const COMMANDS = new Set(['ENV', 'ARG', 'SET', 'ETX']);

/** False for what is plainly an expression of code: a call without a literal, a dereference, `x = other;`. */
function valueMayStart(text: Buffer, from: number, limit: number, spaced: boolean): boolean {
  let at = from;
  while (at < limit && (text[at] === Byte.Equals || text[at] === Byte.Greater)) at++;
  while (at < limit && isBlankByte(text[at])) at++;
  const first = at < limit ? text[at] : undefined;
  if (first === undefined || isBreakByte(first)) return true;
  if (first === Byte.Semicolon || first === Byte.Comma || first === Byte.CloseParen) return false;
  if (first === Byte.OpenBrace && text[at + 1] !== Byte.OpenBrace) return false;
  if (first === Byte.OpenBracket || first === Byte.OpenParen) return quoteWithin(text, at + 1, Math.min(limit, at + 40));
  if ((first === Byte.Ampersand || first === Byte.Star) && spaced && isLetterByte(text[at + 1])) return false;
  if (!isLetterByte(first) && !isDigitByte(first)) return true;
  const start = at;
  let digits = false;
  while (at < limit && isNameByte(text[at])) {
    if (isDigitByte(text[at])) digits = true;
    at++;
  }
  const next = at < limit ? text[at] : undefined;
  if (next === Byte.OpenParen || next === Byte.OpenBracket || next === Byte.Greater)
    return quoteWithin(text, at + 1, Math.min(limit, at + 120));
  if (next === Byte.Semicolon && spaced && !digits && text[from] === 0x20) return false;
  return at - start >= 4 || next !== Byte.Semicolon;
}

function quoteWithin(text: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (isQuoteByte(text[at])) return true;
    if (isBreakByte(text[at]) || text[at] === Byte.Semicolon) return false;
  }
  return false;
}

/** `- name: DB_PASSWORD`, `"key": "password"` at the end of a line: the value may stand on the next one. */
function namedByLabel(text: Buffer, anchor: number): boolean {
  let at = anchor - 1;
  const first = Math.max(0, anchor - LONGEST_NAME_REST);
  while (at >= first && isNameByte(text[at])) at--;
  while (at >= first && (isBlankByte(text[at]) || isQuoteByte(text[at]))) at--;
  return at >= first && (text[at] === Byte.Colon || text[at] === Byte.Equals);
}

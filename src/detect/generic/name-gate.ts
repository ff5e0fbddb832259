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
  Dot = 0x2e,
  Slash = 0x2f,
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

/** Where the name ended and what was passed over since. */
interface Tail {
  anchor: number;
  /** First byte that is neither of the name nor a quote, bracket or blank after it. */
  at: number;
  limit: number;
  closed: boolean;
  spaced: boolean;
}

// One record for all calls: this runs for every "key" and "token" of a history.
const tail: Tail = { anchor: 0, at: 0, limit: 0, closed: false, spaced: false };

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
  const gapLimit = Math.min(limit, at + WIDEST_GAP);
  tail.anchor = anchor;
  tail.limit = limit;
  tail.closed = false;
  tail.spaced = false;
  for (; at < gapLimit; at++) {
    const byte = text[at];
    if (isBlankByte(byte)) tail.spaced = true;
    else if (isQuoteByte(byte)) {
      if (tail.spaced) return true; // PASSWORD 'x'
      tail.closed = true;
    } else if (byte === Byte.CloseBracket || byte === Byte.Backslash || byte === Byte.Star) tail.closed = true;
    else if (byte === Byte.Ampersand && !tail.spaced && peek(text, at + 1) !== Byte.Ampersand) {
      const semicolon = endOfEntity(text, at, limit);
      if (semicolon < 0) return false;
      tail.closed = true;
      at = semicolon;
    } else break;
  }
  tail.at = at;
  return followsLikeValue(text);
}

/** Index of the semicolon of `&quot;`, `&#34;` that begins at `at`, or -1. */
function endOfEntity(text: Buffer, at: number, limit: number): number {
  for (let index = at + 1; index < Math.min(limit, at + 7); index++) if (text[index] === Byte.Semicolon) return index;
  return -1;
}

/** The byte at an index, or 0 where it may not be looked at. */
function peek(text: Buffer, index: number): number {
  return index < tail.limit ? text[index]! : 0;
}

function followsLikeValue(text: Buffer): boolean {
  const { at, limit, closed, spaced } = tail;
  const byte = at < limit ? text[at] : undefined;
  switch (byte) {
    case Byte.Equals:
      return valueMayStart(text, at + 1, spaced, false);
    case Byte.Colon:
      if (peek(text, at + 1) === Byte.Colon) return false;
      return valueMayStart(text, at + (peek(text, at + 1) === Byte.Equals ? 2 : 1), true, true);
    case Byte.Comma:
      return (
        closed ||
        (quoteWithin(text, at + 1, at + 4) && isOneOf(byteBeforeName(text), Byte.OpenBrace, Byte.Colon)) ||
        withFollows(text)
      );
    case Byte.OpenParen:
      return quoteWithin(text, at + 1, at + 60);
    case Byte.CloseParen:
      return closed && peek(text, at + 1) === Byte.Dot && quoteWithin(text, at + 2, at + 30);
    case Byte.OpenBracket:
      return true;
    case Byte.OpenBrace:
      return closed && spaced;
    case Byte.Greater:
      return text[at - 1] !== Byte.Hyphen && !isBlankByte(peek(text, at + 1));
    case Byte.Less:
      return (
        peek(text, at + 1) === Byte.Hyphen ||
        (peek(text, at + 1) === Byte.Slash && byteBeforeName(text) === Byte.Greater)
      );
    default:
      if (byte === undefined || isBreakByte(byte)) return labelBefore(text);
      return spaced && wordsMayFollow(text, byte);
  }
}

const isOneOf = (byte: number | undefined, first: number, second: number): boolean => byte === first || byte === second;

/** `fill_in :password, with: "x"` */
function withFollows(text: Buffer): boolean {
  return peek(text, tail.at + 2) === 0x77 && quoteWithin(text, tail.at + 3, tail.at + 12);
}

/** Index of the last byte before the whole name. */
function lastBeforeName(text: Buffer): number {
  let at = tail.anchor - 1;
  const first = Math.max(0, tail.anchor - LONGEST_NAME_REST);
  while (at >= first && isNameByte(text[at])) at--;
  return at;
}

function byteBeforeName(text: Buffer): number | undefined {
  const at = lastBeforeName(text);
  return at < 0 ? undefined : text[at];
}

/** Forms with a blank after the name: `||=`, `--password x`, `ENV PASSWORD x`, `password is x`, `| password | x |`. */
function wordsMayFollow(text: Buffer, byte: number): boolean {
  const { at, limit } = tail;
  const next = peek(text, at + 1);
  if (byte === Byte.Question && next === Byte.Question) return quoteWithin(text, at + 2, at + 5);
  if (byte === Byte.Exclamation || byte === Byte.Question || byte === Byte.Plus) return next === Byte.Equals;
  if (byte === Byte.Bar) {
    if (next === Byte.Bar) return quoteWithin(text, at + 2, at + 6);
    return isOneOf(byteBeforeBlanks(text), Byte.Bar, Byte.Star);
  }
  if (byte === Byte.Hyphen) return isLetterByte(next) && quoteWithin(text, at + 2, at + 20);
  if (isDigitByte(byte) && isBlankByte(next)) return true; // enable secret 0 x
  if (FIRST_OF_VERB[byte] === 1 && VERBS.has(text.toString('latin1', at, Math.min(limit, at + 3)).toLowerCase()))
    return true;
  return longRunFollows(text) || typeFollows(text) || commandBefore(text);
}

function byteBeforeBlanks(text: Buffer): number | undefined {
  let at = lastBeforeName(text);
  while (at >= 0 && at > tail.anchor - LONGEST_NAME_REST && isBlankByte(text[at])) at--;
  return at < 0 ? undefined : text[at];
}

/** "password is x", "password was x", "password to x", "password eq x"; key="password" value="x", content="x". */
const VERBS = new Set(['is ', 'is:', 'was', 'to ', 'eq ', 'by ', 'as ', 'val', 'con']);
const FIRST_OF_VERB = new Uint8Array(256);
for (const verb of VERBS) {
  FIRST_OF_VERB[verb.charCodeAt(0)] = 1;
  FIRST_OF_VERB[verb.charCodeAt(0) - 32] = 1;
}

/** `auth token 9f86d081884c7d65`: at least 16 letters and digits. */
function longRunFollows(text: Buffer): boolean {
  let letters = false;
  let digits = false;
  let at = tail.at;
  for (; at < tail.limit && isNameByte(text[at]); at++) {
    if (isDigitByte(text[at])) digits = true;
    else letters = true;
  }
  return at - tail.at >= 16 && letters && digits;
}

/** `secret string = "x"` (Go): one word, then an equals sign and a quote. */
function typeFollows(text: Buffer): boolean {
  const limit = Math.min(tail.limit, tail.at + 32);
  let at = tail.at;
  while (at < limit && (isNameByte(text[at]) || text[at] === Byte.Star)) at++;
  while (at < limit && isBlankByte(text[at])) at++;
  return peek(text, at) === Byte.Equals && quoteWithin(text, at + 1, at + 4);
}

/** Words before a name whose value follows after a blank. */
const COMMANDS = new Set(['ENV', 'ARG', 'SET', 'ETX']);

/** `--password x`, `ENV PASSWORD x`, `login x password y`. */
function commandBefore(text: Buffer): boolean {
  const before = lastBeforeName(text);
  if (text[before + 1] === Byte.Hyphen) return true;
  if (before < 3 || text[before] !== Byte.Space) return false;
  if (COMMANDS.has(text.toString('latin1', before - 3, before).toUpperCase())) return true;
  let at = before - 1;
  const first = Math.max(6, before - LONGEST_NAME_REST);
  while (at >= first && !isBlankByte(text[at]) && !isBreakByte(text[at])) at--;
  return at >= first && text[at - 1] === 0x6e && text.toString('latin1', at - 5, at) === 'login';
}

/** False for what is plainly an expression of code: a call without a literal, a dereference, `x = other;`. */
function valueMayStart(text: Buffer, from: number, spaced: boolean, colon: boolean): boolean {
  const { limit } = tail;
  let at = from;
  while (at < limit && (text[at] === Byte.Equals || text[at] === Byte.Greater)) at++;
  while (at < limit && isBlankByte(text[at])) at++;
  const first = at < limit ? text[at] : undefined;
  if (first === undefined || isBreakByte(first)) return true;
  if (first === Byte.Semicolon || first === Byte.Comma || first === Byte.CloseParen) return false;
  if (first === Byte.OpenBrace && peek(text, at + 1) !== Byte.OpenBrace) return false;
  if (first === Byte.OpenBracket || first === Byte.OpenParen) return quoteWithin(text, at + 1, at + 40);
  if ((first === Byte.Ampersand || first === Byte.Star) && spaced && !colon && isLetterByte(peek(text, at + 1)))
    return false;
  if (!isLetterByte(first) && !isDigitByte(first)) return true;
  return isNoCode(text, at, from, spaced);
}

/** Looks at the word a value begins with. */
function isNoCode(text: Buffer, start: number, from: number, spaced: boolean): boolean {
  const { limit } = tail;
  let at = start;
  let digits = false;
  while (at < limit && isNameByte(text[at])) {
    if (isDigitByte(text[at])) digits = true;
    at++;
  }
  const next = at < limit ? text[at] : undefined;
  if (next === Byte.OpenParen || next === Byte.OpenBracket || next === Byte.Greater)
    return quoteWithin(text, at + 1, at + 120);
  if (next === Byte.Semicolon && spaced && !digits && text[from] === Byte.Space) return false;
  return at - start >= 4 || next !== Byte.Semicolon;
}

function quoteWithin(text: Buffer, from: number, to: number): boolean {
  const end = Math.min(to, tail.limit);
  for (let at = from; at < end; at++) {
    if (isQuoteByte(text[at])) return true;
    if (isBreakByte(text[at]) || text[at] === Byte.Semicolon) return false;
  }
  return false;
}

/** `- name: DB_PASSWORD`, `"key": "password"` at the end of a line: the value may stand on the next one. */
function labelBefore(text: Buffer): boolean {
  let at = lastBeforeName(text);
  const first = Math.max(0, tail.anchor - LONGEST_NAME_REST);
  while (at >= first && (isBlankByte(text[at]) || isQuoteByte(text[at]))) at--;
  return at >= first && (text[at] === Byte.Colon || text[at] === Byte.Equals);
}

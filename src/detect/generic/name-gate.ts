import {
  AMPERSAND,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  HYPHEN,
  LESS,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SEMICOLON,
  SLASH,
  SPACE,
  STAR,
} from './ascii.js';
import { isBlankByte, isBreakByte, isNameByte, isQuoteByte } from './bytes.js';
import { byteBeforeName, lastBeforeName, LONGEST_NAME_REST, peek, quoteWithin, tail } from './gate-tail.js';
import { valueMayStart } from './gate-value.js';
import { wordsMayFollow } from './gate-words.js';

const WIDEST_GAP = 80;

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
    } else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE || byte === BACKSLASH || byte === STAR)
      tail.closed = true;
    else if (byte === AMPERSAND && !tail.spaced && peek(text, at + 1) !== AMPERSAND) {
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
  for (let index = at + 1; index < Math.min(limit, at + 7); index++) if (text[index] === SEMICOLON) return index;
  return -1;
}

function followsLikeValue(text: Buffer): boolean {
  const { at, limit, closed, spaced } = tail;
  const byte = at < limit ? text[at] : undefined;
  switch (byte) {
    case EQUALS:
      return valueMayStart(text, at + 1, spaced, false);
    case COLON:
      if (peek(text, at + 1) === COLON) return false;
      return valueMayStart(text, at + (peek(text, at + 1) === EQUALS ? 2 : 1), true, true);
    case COMMA:
      return closed || (quoteWithin(text, at + 1, at + 6) && opensPair(byteBeforeName(text))) || withFollows(text);
    case OPEN_PAREN:
      return quoteWithin(text, at + 1, at + 60) || (spaced && (peek(text, at + 1) | 0x20) === 0x64);
    case CLOSE_PAREN:
      return closed && isChained(text, at + 1) && quoteWithin(text, at + 2, at + 40);
    case OPEN_BRACKET:
      return true;
    case OPEN_BRACE:
      return (closed && spaced) || isInitializer(text, at + 1, spaced);
    case GREATER:
      return text[at - 1] !== HYPHEN && !isBlankByte(peek(text, at + 1));
    case LESS:
      return peek(text, at + 1) === HYPHEN || (peek(text, at + 1) === SLASH && byteBeforeName(text) === GREATER);
    default:
      if (byte === undefined || isBreakByte(byte)) return labelBefore(text);
      return spaced && wordsMayFollow(text, byte);
  }
}

/** `find("password").type("x")`, `when(get("password")).thenReturn("x")` */
function isChained(text: Buffer, at: number): boolean {
  return peek(text, at) === DOT || (peek(text, at) === CLOSE_PAREN && peek(text, at + 1) === DOT);
}

/** `std::string password{"x"}`, `string Password { get; set; } = "x"` */
function isInitializer(text: Buffer, from: number, spaced: boolean): boolean {
  if (!spaced) return isQuoteByte(peek(text, from));
  return isPropertyBody(text, from) && quoteWithin(text, text.indexOf(CLOSE_BRACE, from) + 1, from + 40);
}

/** ` get; set; }`, within 24 bytes */
function isPropertyBody(text: Buffer, from: number): boolean {
  const second = peek(text, from + 1);
  if (peek(text, from) !== SPACE || (second !== 0x67 && second !== 0x73 && second !== 0x69)) return false;
  for (let at = from; at < from + 40; at++) if (peek(text, at) === CLOSE_BRACE) return true;
  return false;
}

/** `{password, "x"}`, `{:password, "x"}` */
const opensPair = (byte: number | undefined): boolean => byte === OPEN_BRACE || byte === COLON;

/** `fill_in :password, with: "x"` */
function withFollows(text: Buffer): boolean {
  return peek(text, tail.at + 2) === 0x77 && quoteWithin(text, tail.at + 3, tail.at + 12);
}

/** `- name: DB_PASSWORD`, `"key": "password"` at the end of a line: the value may stand on the next one. */
function labelBefore(text: Buffer): boolean {
  let at = lastBeforeName(text);
  const first = Math.max(0, tail.anchor - LONGEST_NAME_REST);
  while (at >= first && (isBlankByte(text[at]) || isQuoteByte(text[at]))) at--;
  return at >= first && (text[at] === COLON || text[at] === EQUALS);
}

import {
  AMPERSAND,
  CLOSE_PAREN,
  COMMA,
  EQUALS,
  GREATER,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  SEMICOLON,
  SPACE,
  STAR,
} from './ascii.js';
import { isBlankByte, isBreakByte, isDigitByte, isLetterByte, isNameByte, isQuoteByte } from './bytes.js';
import { peek, quoteWithin, tail } from './gate-tail.js';

/** False for what is plainly an expression of code: a call without a literal, a dereference, `x = other;`. */
export function valueMayStart(text: Buffer, from: number, spaced: boolean, colon: boolean): boolean {
  const { limit } = tail;
  let at = from;
  while (at < limit && (text[at] === EQUALS || text[at] === GREATER)) at++;
  while (at < limit && isBlankByte(text[at])) at++;
  const first = at < limit ? text[at] : undefined;
  if (first === undefined || isBreakByte(first)) return true;
  if (first === SEMICOLON || first === COMMA || first === CLOSE_PAREN) return false;
  if (first === OPEN_BRACE && peek(text, at + 1) !== OPEN_BRACE) return settingMayFollow(text, at + 1);
  if (first === OPEN_BRACKET || first === OPEN_PAREN) return quoteWithin(text, at + 1, at + 40);
  if ((first === AMPERSAND || first === STAR) && spaced && !colon && isLetterByte(peek(text, at + 1))) return false;
  if (!isLetterByte(first) && !isDigitByte(first)) return true;
  return isNoCode(text, at, from, spaced);
}

/** `{ "value": x }`, `{ type: string, default: x }`, or the same on the lines below. */
function settingMayFollow(text: Buffer, from: number): boolean {
  let at = from;
  while (at < from + 4 && (isBlankByte(peek(text, at)) || isQuoteByte(peek(text, at)))) at++;
  const first = peek(text, at);
  return isBreakByte(first) || FIRST_OF_SETTING.has(first | 0x20);
}

/** value, default, type, description, metadata */
const FIRST_OF_SETTING: ReadonlySet<number> = new Set([0x76, 0x64, 0x74, 0x6d]);

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
  if (next === OPEN_PAREN || next === OPEN_BRACKET || next === GREATER) return quoteWithin(text, at + 1, at + 120);
  if (next === SEMICOLON && spaced && !digits && text[from] === SPACE) return false;
  return at - start >= 4 || next !== SEMICOLON;
}

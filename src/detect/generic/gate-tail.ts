import { SEMICOLON } from './ascii.js';
import { isBreakByte, isNameByte, isQuoteByte } from './bytes.js';

export const LONGEST_NAME_REST = 64;

/** Where the name ended and what was passed over since. */
export interface Tail {
  anchor: number;
  /** First byte that is neither of the name nor a quote, bracket or blank after it. */
  at: number;
  limit: number;
  closed: boolean;
  spaced: boolean;
}

// One record for all calls: this runs for every "key" and "token" of a history.
export const tail: Tail = { anchor: 0, at: 0, limit: 0, closed: false, spaced: false };

/** The byte at an index, or 0 where it may not be looked at. */
export function peek(text: Buffer, index: number): number {
  return index < tail.limit ? text[index]! : 0;
}

/** Index of the last byte before the whole name. */
export function lastBeforeName(text: Buffer): number {
  let at = tail.anchor - 1;
  const first = Math.max(0, tail.anchor - LONGEST_NAME_REST);
  while (at >= first && isNameByte(text[at])) at--;
  return at;
}

export function byteBeforeName(text: Buffer): number | undefined {
  const at = lastBeforeName(text);
  return at < 0 ? undefined : text[at];
}

export function quoteWithin(text: Buffer, from: number, to: number): boolean {
  const end = Math.min(to, tail.limit);
  for (let at = from; at < end; at++) {
    if (isQuoteByte(text[at])) return true;
    if (isBreakByte(text[at]) || text[at] === SEMICOLON) return false;
  }
  return false;
}

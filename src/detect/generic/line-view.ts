import { isBreakByte } from './bytes.js';

/** Bytes before and after an anchor that may be looked at; the contract of `detect/types.ts` allows 1,024. */
const BEFORE = 256;
const AFTER = 1024;

/** The anchor's own line, clipped, as latin1 text. */
export interface LineView {
  readonly text: string;
  /** Offset in the object of `text[0]`. */
  readonly base: number;
  /** Index of the anchor in `text`. */
  readonly at: number;
  /** The line goes on after `text`. */
  readonly cut: boolean;
  /** Offset of the first byte after the line break, or -1 where the object ends or the line was cut. */
  readonly next: number;
}

export function viewLine(text: Buffer, length: number, anchor: number): LineView {
  const first = Math.max(0, anchor - BEFORE);
  const last = Math.min(length, anchor + AFTER);
  let low = anchor;
  while (low > first && !isBreakByte(text[low - 1])) low--;
  let high = anchor;
  while (high < last && !isBreakByte(text[high])) high++;
  const cut = high === last && high < length;
  const next =
    cut || high === length ? -1 : high + (text[high] === 0x0d && high + 1 < length && text[high + 1] === 0x0a ? 2 : 1);
  return { text: text.toString('latin1', low, high), base: low, at: anchor - low, cut, next };
}

import { latin1 } from '../latin1.js';

/** A run of base64 around an anchor. */
export interface Base64Run {
  readonly start: number;
  readonly end: number;
  /** What it decodes to, from the first place whose alignment fits the anchor's. */
  readonly decoded: Buffer;
}

/** Characters read before the anchor and after it: together 64 KiB. */
const MAX_BEFORE = 16_384;
const MAX_AFTER = 49_152;
/** Base64 is wrapped at 64 or 76 columns; a shorter line is the last one. */
const MIN_WRAPPED_LINE = 48;
const MAX_INDENT = 40;

const LINE_FEED = 10;
const RETURN = 13;
const EQUALS = 0x3d;

const IS_DIGIT = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9+/_-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Reads the run that the character at `anchor` belongs to, knowing that this is character `alignment` of a group of four. To the left it ends
 * at the first byte that is no base64, to the right it goes on over wrapped lines.
 */
export function readBase64Run(text: Buffer, length: number, anchor: number, alignment: number): Base64Run {
  let start = anchor;
  const floor = Math.max(0, anchor - MAX_BEFORE);
  while (start > floor && IS_DIGIT[text[start - 1]!] === 1) start--;
  start += (((anchor - start - alignment) % 4) + 4) % 4;
  const end = endOfRun(text, length, anchor);
  const decoded = Buffer.from(latin1(text, start, end).replace(/[\s\\]+/g, ''), 'base64');
  return { start, end, decoded };
}

function endOfRun(text: Buffer, length: number, anchor: number): number {
  const ceiling = Math.min(length, anchor + MAX_AFTER);
  let at = anchor;
  let lineFrom = at;
  for (;;) {
    while (at < ceiling && IS_DIGIT[text[at]!] === 1) at++;
    const isLong = at - lineFrom >= MIN_WRAPPED_LINE || lineFrom === anchor;
    const next = isLong ? nextLine(text, ceiling, at) : at;
    if (next === at) break;
    at = lineFrom = next;
  }
  while (at < ceiling && text[at] === EQUALS) at++;
  return at;
}

/** Where base64 goes on in the next line, or `at` where it does not. */
function nextLine(text: Buffer, ceiling: number, at: number): number {
  let next = at;
  if (text[next] === RETURN) next++;
  if (next >= ceiling || text[next] !== LINE_FEED) return at;
  next++;
  const limit = Math.min(ceiling, next + MAX_INDENT);
  while (next < limit && (text[next] === 0x20 || text[next] === 9)) next++;
  for (let digit = 0; digit < 16; digit++)
    if (next + digit >= ceiling || IS_DIGIT[text[next + digit]!] !== 1) return at;
  return next;
}

import { LINE_CLIP, byteAt, lineEnd, lineStart } from '../bytes.js';
import type { Label } from './read-label.js';

/** A piece of the label's line in which its value may stand. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** Where the value ends if it may hold commas, as postal addresses do. */
  readonly wideEnd: number;
  /** The label is the name of a field whose value this is; otherwise it is prose. */
  readonly field: boolean;
}

const COMMA = 0x2c;
const BEHIND = 96;
const AHEAD = 48;
const isNamePart = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x61 && byte <= 0x7a) ||
  byte === 0x5f ||
  byte === 0x2d ||
  byte >= 0x80;

/** Between a name and its value: quotes, brackets, blanks, and at least one of `: = > , ( |` or a tab. */
const BETWEEN = '"\'` \t:=>-~()[]{},|\\;#';
const ASSIGNS = ':=>,(|\t';

/** Where the value of a labelled field stands: behind `name: `, `name="`, `<name>`, or somewhere near in prose. */
export function valueRegions(text: Buffer, length: number, label: Label): Region[] {
  const low = lineStart(text, label.start);
  const high = lineEnd(text, length, label.start);
  let at = label.end;
  while (at < high && isNamePart(text[at]!)) at++;
  const rest = text.toString('latin1', at, Math.min(high, at + 24));
  // `Passport no. (UK): …`, `SSN #: …`: a few words of the label's own
  const tail = /^[ ._]{0,2}(?:number|no|nr|num|id|code|value|field|n\xc2?\xb0)\b\.?(?: ?\([A-Za-z ]{1,12}\))?/i.exec(
    rest,
  );
  if (tail !== null) at += tail[0].length;
  let from = at;
  let assigns = false;
  let onlyComma = true;
  while (from < high && from < at + 16 && BETWEEN.includes(String.fromCharCode(text[from]!))) {
    const char = String.fromCharCode(text[from]!);
    if (ASSIGNS.includes(char)) {
      assigns = true;
      if (char !== ',') onlyComma = false;
    }
    from++;
  }
  if (assigns) {
    const paren = byteAt(text, length, from - 1) === 0x28 ? from - 1 : from;
    return [
      {
        start: paren,
        end: fieldEnd(text, from, high, true),
        wideEnd: fieldEnd(text, from, high, false),
        field: !onlyComma,
      },
    ];
  }
  const behind = Math.min(high, label.end + BEHIND);
  return [
    { start: label.end, end: behind, wideEnd: behind, field: false },
    { start: Math.max(low, label.start - AHEAD), end: label.start, wideEnd: label.start, field: false },
  ];
}

/** The end of a quoted value is its quote; of a bare one the next delimiter. */
function fieldEnd(text: Buffer, from: number, high: number, commaEnds: boolean): number {
  const quote = text[from - 1];
  const quoted = quote === 0x22 || quote === 0x27 || quote === 0x60;
  const limit = Math.min(high, from + LINE_CLIP / 2);
  for (let at = from; at < limit; at++) {
    const byte = text[at]!;
    if (quoted ? byte === quote && text[at - 1] !== 0x5c : isDelimiter(byte) && (commaEnds || byte !== COMMA))
      return at;
  }
  return limit;
}

function isDelimiter(byte: number): boolean {
  switch (byte) {
    case 0x09: // tab
    case 0x22: // "
    case 0x26: // &
    case 0x27: // '
    case 0x2c: // ,
    case 0x3b: // ;
    case 0x3c: // <
    case 0x60: // `
    case 0x7c: // |
    case 0x7d: // }
      return true;
    default:
      return false;
  }
}

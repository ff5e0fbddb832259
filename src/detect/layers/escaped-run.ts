import { latin1 } from '../latin1.js';

/** Text written in escapes, decoded, with the way back. */
export interface EscapedRun {
  readonly layer: 'hex' | 'unicode' | 'percent';
  readonly start: number;
  readonly end: number;
  readonly decoded: Buffer;
  /** Offset in the object of each decoded byte, and of the end. */
  readonly origins: Int32Array;
}

/** Bytes of a run that are read on either side. */
const LONGEST_RUN = 4096;
const MOST_BEFORE = 512;
/** Shorter texts hold no secret that a form could tell. */
const SHORTEST = 12;

interface Form {
  readonly layer: EscapedRun['layer'];
  /** One escape and nothing else. */
  readonly escape: RegExp;
  /** Classes of bytes of two escapes in a row, which wake the probe. */
  readonly trigger: readonly string[];
  /** Characters that may stand between escapes, unescaped; '' where a run is made of escapes only. */
  readonly between: string;
}

const HEX = '0-9A-Fa-f';

/** Escapes of C and its kin, of JSON and JavaScript for single bytes, and of URLs (RFC 3986, 2.1). */
export const ESCAPE_FORMS: readonly Form[] = [
  {
    layer: 'hex',
    escape: /\\x([0-9A-Fa-f]{2})/y,
    trigger: ['\\\\', 'x', HEX, HEX, '\\\\', 'x', HEX, HEX],
    between: '',
  },
  {
    layer: 'unicode',
    escape: /\\u00([0-9A-Fa-f]{2})/y,
    trigger: ['\\\\', 'u', '0', '0', HEX, HEX, '\\\\', 'u', '0', '0'],
    between: '',
  },
  {
    layer: 'percent',
    escape: /%([0-9A-Fa-f]{2})/y,
    trigger: ['%', HEX, HEX, '%', HEX, HEX, '%', HEX],
    between: 'A-Za-z0-9._~!$&()*+,;=:@/?#-',
  },
];

const BETWEEN = ESCAPE_FORMS.map(({ between }) => (between === '' ? null : new RegExp(`[${between}]`)));

export interface ReadRun {
  /** Null where it is too short or does not read as text. */
  readonly run: EscapedRun | null;
  /** What was looked at to say so. */
  readonly start: number;
  readonly end: number;
}

/** The run that the escape at `anchor` begins, or null where it began before. */
export function readEscapedRun(text: Buffer, length: number, anchor: number, form: number): ReadRun | null {
  const { layer, escape } = ESCAPE_FORMS[form]!;
  const between = BETWEEN[form]!;
  const floor = Math.max(0, anchor - MOST_BEFORE);
  const around = latin1(text, floor, Math.min(length, anchor + LONGEST_RUN));
  const local = anchor - floor;
  if (followsEscape(around, local, escape)) return null;
  let first = local;
  while (between !== null && first > 0 && (between.test(around[first - 1]!) || around[first - 1] === '%')) first--;
  const bytes: number[] = [];
  const origins: number[] = [];
  let at = first;
  while (at < around.length) {
    escape.lastIndex = at;
    const match = escape.exec(around);
    if (match === null && (between === null || !between.test(around[at]!))) break;
    origins.push(floor + at);
    bytes.push(match === null ? around.charCodeAt(at) : parseInt(match[1]!, 16));
    at += match === null ? 1 : match[0].length;
  }
  origins.push(floor + at);
  const [start, end] = [floor + first, floor + at];
  const isText = bytes.length >= SHORTEST && readsAsText(bytes);
  const run = { layer, start, end, decoded: Buffer.from(bytes), origins: Int32Array.from(origins) };
  return { run: isText ? run : null, start, end };
}

function followsEscape(around: string, at: number, escape: RegExp): boolean {
  for (const size of [3, 4, 6]) {
    escape.lastIndex = at - size;
    if (at >= size && escape.exec(around)?.[0].length === size) return true;
  }
  return false;
}

function readsAsText(bytes: readonly number[]): boolean {
  let odd = 0;
  for (const byte of bytes) if (byte > 126 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) odd++;
  return odd * 10 <= bytes.length;
}

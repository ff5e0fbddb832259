import { latin1 } from '../latin1.js';

/** A block of armour: BEGIN line, base64, END line, in whatever way a language, a JSON or a YAML file holds it. */
export interface Armor {
  /** `RSA PRIVATE KEY` */
  readonly label: string;
  /** After the END line, or after the last base64 where there is none. */
  readonly end: number;
  readonly closed: boolean;
  /** Header lines such as `Proc-Type: 4,ENCRYPTED`. */
  readonly headers: readonly string[];
  /** The base64, a line each. */
  readonly lines: readonly string[];
  /** Everything the decision rests on lies before this place. */
  readonly examinedTo: number;
}

export const MAX_ARMOR = 65_536;
/** Bytes without a line of base64 after which the block is taken to have ended, or never to have been one. */
const MAX_GAP = 256;
/** A shorter run of base64 letters may be a word of the code around. */
const MIN_RUN = 16;

const BEGIN = /^-----BEGIN ([A-Z0-9 ]{0,40}?PRIVATE KEY(?: BLOCK)?)-----/;
const HEADER_SIZE = 130;
const HEADER = /^([A-Z][A-Za-z-]{2,15}: [\x20-\x7e]{1,100}?)(?:[\r\n]|\\+[rn]|$)/;

const IS_BASE64 = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9+/=]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
const BACKSLASH = 0x5c;
const DASH = 0x2d;

/** Reads the private key block that begins at `anchor`; null where no BEGIN line of a private key stands there. */
export function readArmor(text: Buffer, length: number, anchor: number): Armor | null {
  const begin = BEGIN.exec(latin1(text, anchor, Math.min(length, anchor + 80)));
  if (begin === null) return null;
  const label = begin[1]!;
  const limit = Math.min(length, anchor + MAX_ARMOR);
  const headers: string[] = [];
  const lines: string[] = [];
  let short: string[] = [];
  let at = anchor + begin[0].length;
  let lastRun = at;
  let examinedTo = at;
  while (at < limit && at - lastRun <= MAX_GAP) {
    const byte = text[at]!;
    if (byte === DASH && startsWith(text, limit, at, '-----')) {
      const end = endOfClosing(text, limit, at, label);
      examinedTo = Math.max(examinedTo, Math.min(length, at + label.length + 14));
      if (end !== null)
        return {
          label,
          end,
          closed: true,
          headers,
          lines: withoutDiffMarks([...lines, ...lastLines(short)]),
          examinedTo,
        };
      if (startsWith(text, limit, at, '-----BEGIN')) break;
      at += 5;
    } else if (byte === BACKSLASH) {
      at = afterEscape(text, limit, at);
    } else if (IS_BASE64[byte] === 1) {
      if (lines.length === 0) examinedTo = Math.max(examinedTo, Math.min(length, at + HEADER_SIZE));
      const header = lines.length === 0 ? HEADER.exec(latin1(text, at, Math.min(limit, at + HEADER_SIZE))) : null;
      if (header !== null) {
        headers.push(header[1]!);
        at += header[1]!.length;
        lastRun = at;
        continue;
      }
      const run = readRun(text, limit, at);
      at = run.end;
      if (run.text.length < MIN_RUN) {
        short.push(run.text);
        continue;
      }
      lines.push(run.text);
      short = [];
      lastRun = at;
    } else at++;
  }
  examinedTo = Math.max(examinedTo, Math.min(length, at + 16));
  return { label, end: lastRun, closed: false, headers, lines: withoutDiffMarks(lines), examinedTo };
}

function startsWith(text: Buffer, limit: number, at: number, literal: string): boolean {
  if (at + literal.length > limit) return false;
  for (let index = 0; index < literal.length; index++) if (text[at + index] !== literal.charCodeAt(index)) return false;
  return true;
}

/** Place after `-----END label-----`, or null where that does not stand at `at`. */
function endOfClosing(text: Buffer, limit: number, at: number, label: string): number | null {
  const closing = `-----END ${label}-----`;
  return startsWith(text, limit, at, closing) ? at + closing.length : null;
}

/** `\n`, `\\n`, `\r`, `\t`; any other escape loses its backslashes only. */
function afterEscape(text: Buffer, limit: number, at: number): number {
  while (at < limit && text[at] === BACKSLASH) at++;
  const letter = at < limit ? String.fromCharCode(text[at]!) : '';
  return 'nrt'.includes(letter) && letter !== '' ? at + 1 : at;
}

/** A run of base64; `\/`, as JSON writes a slash, is one of its letters. */
function readRun(text: Buffer, limit: number, from: number): { text: string; end: number } {
  let run = '';
  let start = from;
  let at = from;
  while (at < limit) {
    if (IS_BASE64[text[at]!] === 1) at++;
    else if (text[at] === BACKSLASH && text[at + 1] === 0x2f && at + 1 < limit) {
      run += latin1(text, start, at);
      start = ++at;
    } else break;
  }
  return { text: run + latin1(text, start, at), end: at };
}

/** Short runs right before the END line: the last line of the base64, the checksum of OpenPGP. */
function lastLines(short: readonly string[]): string[] {
  return short.filter((run) => (run.length % 4 === 0 || run.startsWith('=')) && !/^[+/]*$/.test(run));
}

/** A + before every line is a diff's; chance does that to one block in thousands of millions. */
function withoutDiffMarks(lines: readonly string[]): readonly string[] {
  return lines.length >= 3 && lines.every((line) => line.startsWith('+')) ? lines.map((line) => line.slice(1)) : lines;
}

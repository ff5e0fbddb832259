import { BACKTICK, BAR, EQUALS, EXCLAMATION, HYPHEN, PLUS, QUESTION, SPACE, STAR } from './ascii.js';
import { isBlankByte, isBreakByte, isDigitByte, isLetterByte, isNameByte } from './bytes.js';
import { lastBeforeName, LONGEST_NAME_REST, peek, quoteWithin, tail } from './gate-tail.js';

/** Forms with a blank after the name: `||=`, `--password x`, `ENV PASSWORD x`, `password is x`, `| password | x |`. */
export function wordsMayFollow(text: Buffer, byte: number): boolean {
  const { at, limit } = tail;
  const next = peek(text, at + 1);
  if (byte === QUESTION && next === QUESTION) return quoteWithin(text, at + 2, at + 5);
  if (byte === EXCLAMATION || byte === QUESTION || byte === PLUS) return next === EQUALS;
  if (byte === BAR) {
    if (next === BAR) return quoteWithin(text, at + 2, at + 6);
    const before = byteBeforeBlanks(text);
    return before === BAR || before === STAR;
  }
  if (byte === HYPHEN) return isLetterByte(next) && quoteWithin(text, at + 2, at + 20);
  if (isDigitByte(byte) && isBlankByte(next)) return true; // enable secret 0 x
  if (FIRST_OF_VERB[byte] === 1 && VERBS.has(text.toString('latin1', at, Math.min(limit, at + 3)).toLowerCase()))
    return true;
  if ((byte | 0x20) === 0x66 && isFor(text, at))
    return quoteWithin(text, at + 4, at + 72) || boldWithin(text, at + 4, at + 72);
  return longRunFollows(text) || typeFollows(text) || commandBefore(text);
}

/** "password for the server is `x`": only where a quoted text follows on the line. */
function isFor(text: Buffer, at: number): boolean {
  return (
    (peek(text, at + 1) | 0x20) === 0x6f && (peek(text, at + 2) | 0x20) === 0x72 && isBlankByte(peek(text, at + 3))
  );
}

/** `**x**` of Markdown. */
function boldWithin(text: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to && !isBreakByte(peek(text, at)); at++)
    if (peek(text, at) === STAR && peek(text, at + 1) === STAR) return true;
  return false;
}

function byteBeforeBlanks(text: Buffer): number | undefined {
  let at = lastBeforeName(text);
  while (at >= 0 && at > tail.anchor - LONGEST_NAME_REST && isBlankByte(text[at])) at--;
  return at < 0 ? undefined : text[at];
}

/** "password is x", "password was x", "password to x", "password eq x"; key="password" value="x", content="x". */
const VERBS = new Set([
  'is ',
  'is:',
  'was',
  'to ',
  'eq ',
  'by ',
  'as ',
  'val',
  'con',
  'def',
  'wit',
  'ist',
  'lau',
  'es ',
  'est',
  'jes',
]);
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
  while (at < limit && (isNameByte(text[at]) || text[at] === STAR)) at++;
  while (at < limit && isBlankByte(text[at])) at++;
  if (peek(text, at) === BACKTICK) return true;
  return peek(text, at) === EQUALS && quoteWithin(text, at + 1, at + 4);
}

/** Words before a name whose value follows after a blank. */
const COMMANDS = new Set(['ENV', 'ARG', 'SET', 'ETX']);

/** `--password x`, `ENV PASSWORD x`, `login x password y`. */
function commandBefore(text: Buffer): boolean {
  const before = lastBeforeName(text);
  if (text[before + 1] === HYPHEN) return true;
  if (before < 3 || text[before] !== SPACE) return false;
  if (COMMANDS.has(text.toString('latin1', before - 3, before).toUpperCase())) return true;
  let at = before - 1;
  const first = Math.max(6, before - LONGEST_NAME_REST);
  while (at >= first && !isBlankByte(text[at]) && !isBreakByte(text[at])) at--;
  return at >= first && text[at - 1] === 0x6e && text.toString('latin1', at - 5, at) === 'login';
}

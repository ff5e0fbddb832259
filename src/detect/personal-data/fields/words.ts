import { DIGIT, HIGH, LETTER, LOWER, UPPER, is } from '../bytes.js';

/** A word of a field name or phrase: lower case, accents folded, with the byte after it. */
export interface Word {
  readonly text: string;
  readonly end: number;
}

/** Base letters of U+00C0 to U+00FF (UTF-8: C3 80 to C3 BF), and of some of U+0100 to U+017F by their second byte. */
const LATIN_1 = 'aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy';
const LATIN_C4: Readonly<Record<string, string>> = {
  '\x84': 'a',
  '\x85': 'a',
  '\x86': 'c',
  '\x87': 'c',
  '\x8c': 'c',
  '\x8d': 'c',
  '\x8e': 'd',
  '\x8f': 'd',
  '\x92': 'e',
  '\x93': 'e',
  '\x98': 'e',
  '\x99': 'e',
  '\x9a': 'e',
  '\x9b': 'e',
  '\x9e': 'g',
  '\x9f': 'g',
  '\xaa': 'i',
  '\xab': 'i',
  '\xb0': 'i',
  '\xb1': 'i',
};
const LATIN_C5: Readonly<Record<string, string>> = {
  '\x81': 'l',
  '\x82': 'l',
  '\x83': 'n',
  '\x84': 'n',
  '\x90': 'o',
  '\x91': 'o',
  '\x98': 'r',
  '\x99': 'r',
  '\x9a': 's',
  '\x9b': 's',
  '\x9e': 's',
  '\x9f': 's',
  '\xa0': 's',
  '\xa1': 's',
  '\xae': 'u',
  '\xaf': 'u',
  '\xb0': 'u',
  '\xb1': 'u',
  '\xb9': 'z',
  '\xba': 'z',
  '\xbb': 'z',
  '\xbc': 'z',
  '\xbd': 'z',
  '\xbe': 'z',
};

/** UTF-8 bytes as text (one character a byte) to lower-case letters without accents; other scripts stay as they are. */
export function fold(bytes: string): string {
  return bytes
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/\xc3([\x80-\xbf])/g, (_, second: string) => LATIN_1[second.charCodeAt(0) - 0x80]!)
    .replace(/\xc4([\x80-\xbf])/g, (whole, second: string) => LATIN_C4[second] ?? whole)
    .replace(/\xc5([\x80-\xbf])/g, (whole, second: string) => LATIN_C5[second] ?? whole);
}

const isSeparator = (byte: number): boolean =>
  byte === 0x20 || byte === 0x5f || byte === 0x2d || byte === 0x2e || byte === 0x27;

/** Up to `most` words from `start` on, as they stand in one name or phrase: `date_of_birth`, `dateOfBirth`, `Date of birth`. */
export function readWords(text: Buffer, limit: number, start: number, most: number): Word[] {
  const words: Word[] = [];
  let at = start;
  while (words.length < most) {
    const from = at;
    while (at < limit && is(text[at], LETTER | HIGH | DIGIT) && !(at > from && isHump(text, limit, at))) at++;
    if (at === from) break;
    words.push({ text: fold(text.toString('latin1', from, at)), end: at });
    let next = at;
    while (next < limit && next < at + 2 && isSeparator(text[next]!)) next++;
    at = next;
  }
  return words;
}

/** A new word begins at `at`: `dateOf`, `IBANNumber`. */
function isHump(text: Buffer, limit: number, at: number): boolean {
  if (!is(text[at], UPPER)) return false;
  if (is(text[at - 1], LOWER | DIGIT)) return true;
  return is(text[at - 1], UPPER) && at + 1 < limit && is(text[at + 1], LOWER);
}

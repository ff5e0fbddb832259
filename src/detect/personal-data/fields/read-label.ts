import { DIGIT, HIGH, LETTER, LOWER, UPPER, byteAt, is } from '../bytes.js';
import { countryOf } from './countries.js';
import type { FieldKind } from './field-kind.js';
import { meaningOf } from './labels.js';
import { fold, readWords, type Word } from './words.js';

/** A name that says what kind of value stands beside it. */
export interface Label {
  /** Byte range of the words that were recognized. */
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly FieldKind[];
  readonly name: string;
}

const LONGEST_NAME = 56;
const MOST_WORDS = 6;

/** Things that have an address or number of another sort: `email_address`, `ip address`, `page_number`. */
const OTHER_ADDRESS =
  /^(?:e?mail|email|ip|ipv4|ipv6|mac|web|memory|base|bus|host|server|listen|bind|remote|local|wallet|contract|return|start|end|load|network|http|physical|virtual|source|src|dst|dest|destination|peer|client|proxy|smtp|uri|url|hw|hardware|ethernet|btc|eth|bitcoin|token|register|stack|link|broadcast|multicast|unicast|subnet|gateway|dns|public|private|from|to|reply|sender)$/;

/** Reads the label that begins at `anchor`, or null. Looks at the anchor's line only. */
export function readLabel(text: Buffer, length: number, anchor: number): Label | null {
  if (!beginsWord(text, anchor)) return null;
  const limit = Math.min(length, anchor + LONGEST_NAME);
  const words = readWords(text, limit, anchor, MOST_WORDS);
  for (let count = words.length; count > 0; count--) {
    const taken = words.slice(0, count).map((word) => word.text);
    const joined = taken.join(' ');
    const meaning = meaningOf(joined) ?? meaningOf(taken.join('')) ?? meaningOf(joined.replace(/s$/, ''));
    if (meaning === undefined) continue;
    const before = wordsBefore(text, anchor);
    if (before.length > 0 && OTHER_ADDRESS.test(before[0]!.text) && /^(?:addr|adres)/.test(taken[0]!)) return null;
    if (/^(?:social|national)$/.test(before[0]?.text ?? '') && taken[0] === 'insurance') return null;
    const after = wordAfter(text, words[count - 1]!.end, words[count]);
    const kinds = narrow(meaning.kinds, meaning.weak, meaning.strong, after === null ? before : [after, ...before]);
    if (kinds.length === 0 || isNamedInBrackets(text, length, words[count - 1]!.end, kinds)) return null;
    return {
      start: anchor,
      end: words[count - 1]!.end,
      kinds,
      name: text.toString('latin1', anchor, words[count - 1]!.end),
    };
  }
  return null;
}

/** "national ID (OIB)": the name in brackets says which number it is, and answers for it. */
function isNamedInBrackets(text: Buffer, length: number, end: number, kinds: readonly FieldKind[]): boolean {
  if (text[end] !== 0x20 || text[end + 1] !== 0x28 || !kinds.every(({ country }) => country !== '')) return false;
  const inner = readLabel(text, length, end + 2);
  return inner !== null && inner.kinds.length < kinds.length && inner.kinds.every(({ country }) => country !== '');
}

/** Names in scripts without word breaks: the longest that begins here, whatever follows. */
export function readScriptLabel(text: Buffer, end: number, anchor: number): Label | null {
  const limit = Math.min(end, anchor + LONGEST_NAME);
  const bytes = fold(text.toString('latin1', anchor, limit));
  for (let size = Math.min(bytes.length, LONGEST_NAME); size >= 6; size--) {
    const meaning = meaningOf(bytes.slice(0, size));
    if (meaning !== undefined) return { start: anchor, end: anchor + size, kinds: meaning.kinds, name: '' };
  }
  return null;
}

/** Not in the middle of a word; a capital after a small letter begins one. */
function beginsWord(text: Buffer, anchor: number): boolean {
  if (anchor === 0) return true;
  const before = text[anchor - 1]!;
  if (!is(before, LETTER | HIGH)) return true;
  if (is(before, HIGH)) return is(text[anchor], HIGH) || is(text[anchor], UPPER);
  return is(before, LOWER) && is(text[anchor], UPPER);
}

/** With a country beside it a name means that country's; a weak name without one means only what has a strong check. */
function narrow(
  kinds: readonly FieldKind[],
  weak: boolean,
  strong: ReadonlySet<FieldKind>,
  before: readonly { text: string; joined: boolean }[],
): readonly FieldKind[] {
  for (const { text, joined } of before) {
    const country = countryOf(text, joined);
    if (country === null) continue;
    const own = kinds.filter((kind) => kind.country === country);
    if (own.length > 0) return own;
  }
  return weak ? kinds.filter((kind) => strong.has(kind)) : kinds;
}

/** `id_number_il`: the next word of the same name. */
function wordAfter(text: Buffer, end: number, word: Word | undefined): { text: string; joined: boolean } | null {
  const separator = text[end];
  return word !== undefined && (separator === 0x5f || separator === 0x2d) ? { text: word.text, joined: true } : null;
}

/** Up to three words before the label, nearest first; `joined`: part of the same name. */
function wordsBefore(text: Buffer, anchor: number): { text: string; joined: boolean }[] {
  const words: { text: string; joined: boolean }[] = [];
  let at = anchor;
  let joined = true;
  while (words.length < 3) {
    const separator = byteAt(text, text.length, at - 1);
    if (separator === 0x20) joined = false;
    else if (separator !== 0x5f && separator !== 0x2d && separator !== 0x2e && !is(separator, LETTER | DIGIT)) break;
    if (!is(separator, LETTER | DIGIT)) at--;
    const end = at;
    while (
      at > 0 &&
      end - at < 16 &&
      is(text[at - 1], LETTER | HIGH | DIGIT) &&
      !(at < end && is(text[at], UPPER) && is(text[at - 1], LOWER))
    )
      at--;
    if (at === end) break;
    words.push({ text: fold(text.toString('latin1', at, end)), joined });
  }
  return words;
}

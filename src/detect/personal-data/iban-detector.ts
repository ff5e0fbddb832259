import type { CodeDetector, Emitter } from '../code-detector.js';
import { TextMode } from '../types.js';
import { latin1 } from '../latin1.js';
import { ALNUM, LETTER, byteAt, is, lineEnd, lineStart } from './bytes.js';
import { mod97 } from './checks/mod97.js';
import { documentedIban, hasIbanStructure, ibanLength } from './iban-countries.js';

const RULE = 'pii-iban';
const SPACE = 0x20;
const DASH = 0x2d;
const LONGEST = 34;

/** International bank account numbers (ISO 13616): country length and MOD 97-10 must fit, whole or in groups of four. */
export function ibanDetector(): CodeDetector {
  return {
    name: 'personal-iban',
    triggers: [{ classes: ['A-Za-z', 'A-Za-z', '0-9', '0-9', '0-9A-Za-z -', '0-9A-Za-z'] }],
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, _trigger: number, _mode: TextMode, out: Emitter): void {
  const wanted = ibanLength(text[anchor]!, text[anchor + 1]!);
  if (wanted === 0 || is(byteAt(text, length, anchor - 1), ALNUM) || out.rule(RULE) === undefined) return;
  const found = readGroups(text, length, anchor, wanted);
  if (found === null || !holds(found.value) || !looksIntended(text, length, anchor, found)) return;
  const documented = documentedIban(found.value);
  if (documented === 'tutorial') return;
  out.match({
    rule: RULE,
    start: anchor,
    end: found.end,
    confidence: documented === null ? 'certain' : 'low',
    reasons: [REASON, ...(documented === null ? [] : ['an example of the IBAN registry'])],
  });
}

const REASON = 'country length and check digits of an IBAN fit';

interface Found {
  /** Without separators, upper case. */
  readonly value: string;
  readonly end: number;
  readonly grouped: boolean;
}

/** Reads `wanted` letters and digits; one space or dash may stand after each group of four, always or never. */
function readGroups(text: Buffer, length: number, start: number, wanted: number): Found | null {
  const separator = byteAt(text, length, start + 4);
  const grouped = separator === SPACE || separator === DASH;
  let value = '';
  let at = start;
  for (; value.length < wanted; at++) {
    if (grouped && value.length > 0 && value.length % 4 === 0 && text[at] === separator) at++;
    if (at >= length || !is(text[at], ALNUM)) return null;
    value += String.fromCharCode(text[at]!);
    if (value.length > LONGEST) return null;
  }
  const next = byteAt(text, length, at);
  if (is(next, ALNUM) || next === 0x5f || next === 0x2f || next === 0x2b) return null;
  // Another full group after the last one: the run of groups is longer than the country's IBANs.
  if (grouped && next === separator && fourCharacters(text, length, at + 1)) return null;
  return { value: value.toUpperCase(), end: at, grouped };
}

function fourCharacters(text: Buffer, length: number, start: number): boolean {
  let hasDigit = false;
  for (let at = start; at < start + 4; at++) {
    if (!is(byteAt(text, length, at), ALNUM)) return false;
    if (!is(text[at], LETTER)) hasDigit = true;
  }
  return hasDigit && !is(byteAt(text, length, start + 4), ALNUM);
}

function holds(value: string): boolean {
  return hasIbanStructure(value) && mod97(value.slice(4) + value.slice(0, 4)) === 1 && new Set(value.slice(4)).size > 1;
}

const BANK_WORDS = /iban|account|konto|bank|compte|cuenta|conto|rekening|acct|payee|beneficiary/i;

/**
 * One of 97 runs built like an account number has fitting check digits by chance. Directly after `/`, `+`, `_` or `%` it
 * is part of encoded data; in lower case, as hexadecimal digests are, it needs a word about banking on its line.
 */
function looksIntended(text: Buffer, length: number, anchor: number, found: Found): boolean {
  const before = byteAt(text, length, anchor - 1);
  if (before === 0x2f || before === 0x2b || before === 0x5f || before === 0x25) return false;
  const written = latin1(text, anchor, found.end);
  const capitals = written === written.toUpperCase();
  if (!capitals && written !== written.toLowerCase()) return false;
  if (capitals) return true;
  return BANK_WORDS.test(latin1(text, lineStart(text, anchor), lineEnd(text, length, anchor)));
}

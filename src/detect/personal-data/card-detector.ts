import type { CodeDetector, Emitter } from '../code-detector.js';
import { TextMode } from '../types.js';
import { latin1 } from '../latin1.js';
import { ALNUM, DIGIT, byteAt, is, lineEnd, lineStart } from './bytes.js';
import { cardIssuer, isTestCard } from './card-issuers.js';
import { luhnHolds } from './checks/luhn.js';

const RULE = 'pii-payment-card';
const DIGIT_CLASS = '0-9';
const SEPARATOR_CLASS = ' .-';
const digits = (count: number): string[] => Array.from({ length: count }, () => DIGIT_CLASS);

/**
 * Payment card numbers: a network's first digits and length, and the Luhn digit. One of ten random numbers has that
 * digit, so a bare run also has to stand free (not in a fraction, identifier, hash or path), and lengths that other
 * numbers have (13, 17 to 19 digits, Maestro's) need a word about payment on their line.
 */
export function cardDetector(): CodeDetector {
  return {
    name: 'personal-card',
    triggers: [
      { classes: digits(12) },
      { classes: [...digits(4), SEPARATOR_CLASS, ...digits(4), SEPARATOR_CLASS, ...digits(2)] },
      { classes: [...digits(4), SEPARATOR_CLASS, ...digits(6), SEPARATOR_CLASS] },
    ],
    modes: [TextMode.Text, TextMode.CommitOrTag],
    evaluate,
  };
}

function evaluate(text: Buffer, length: number, anchor: number, trigger: number, _mode: TextMode, out: Emitter): void {
  const first = text[anchor]!;
  if (first < 0x32 || first === 0x37 || !standsFree(text, length, anchor)) return;
  const end = trigger === 0 ? endOfRun(text, length, anchor) : endOfGroups(text, length, anchor);
  if (end - anchor > 23 || !endsFree(text, length, end)) return;
  if (out.rule(RULE) === undefined) return;
  const written = latin1(text, anchor, end);
  const number = written.replace(/[^0-9]/g, '');
  const issuer = cardIssuer(number);
  if (issuer === null || !luhnHolds(number) || isMadeUp(number)) return;
  const named = paymentIsNamed(text, length, anchor, end);
  if (!named && (trigger === 0 ? !isUsualLength(number, issuer) : !isUsualGrouping(written))) return;
  out.match({
    rule: RULE,
    start: anchor,
    end,
    confidence: named || trigger !== 0 ? 'certain' : 'high',
    reasons: [`${issuer} number range`, 'Luhn check digit fits', ...(named ? ['the line names a payment'] : [])],
  });
}

/** Before the number: nothing that would make it the rest of something longer. */
function standsFree(text: Buffer, length: number, anchor: number): boolean {
  const before = byteAt(text, length, anchor - 1);
  if (is(before, ALNUM)) return before === 0x6e && byteAt(text, length, anchor - 2) === 0x5c; // an escaped line break
  switch (before) {
    case 0x2e: // .
    case 0x5f: // _
    case 0x2b: // +
    case 0x24: // $
    case 0x25: // %
    case 0x2f: // /
      return false;
    case 0x2d: // -, also of a negative number; and, with a digit before it, of a longer group
    case 0x20:
      return !is(byteAt(text, length, anchor - 2), DIGIT) && before === 0x20;
    default:
      return true;
  }
}

function endsFree(text: Buffer, length: number, end: number): boolean {
  const next = byteAt(text, length, end);
  if (is(next, ALNUM) || next === 0x5f) return false;
  const joined = next === 0x2e || next === 0x2d || next === 0x2f || next === 0x2b;
  return !(joined && is(byteAt(text, length, end + 1), ALNUM));
}

function endOfRun(text: Buffer, length: number, start: number): number {
  let at = start;
  while (at < length && is(text[at], DIGIT)) at++;
  return at;
}

/** Groups of digits with one and the same separator between them. */
function endOfGroups(text: Buffer, length: number, start: number): number {
  const separator = text[start + 4];
  let at = start;
  while (at < length && (is(text[at], DIGIT) || (text[at] === separator && is(byteAt(text, length, at + 1), DIGIT))))
    at++;
  return at;
}

/** 4-4-4-4 (and what is left in the last group), or 4-6-5 and 4-6-4. */
function isUsualGrouping(written: string): boolean {
  return (
    /^\d{4}(?:[ .-]\d{4}){2}[ .-](?:\d{2,4}|\d{4}[ .-]\d{3})$/.test(written) ||
    /^\d{4}[ .-]\d{6}[ .-]\d{4,5}$/.test(written)
  );
}

function isUsualLength(number: string, issuer: string): boolean {
  return issuer !== 'Maestro' && number.length >= 14 && number.length <= 16;
}

/** Documented test numbers, and what nobody's card has: very few different digits, or a run counted up. */
function isMadeUp(number: string): boolean {
  return isTestCard(number) || new Set(number).size < 4 || /01234567|12345678|23456789|98765432|(\d)\1{7}/.test(number);
}

const PAYMENT_WORDS =
  /(?:card|credit|debit|payment|visa|master|amex|american express|diners|discover|maestro|unionpay|tarjeta|carte|karte|carta|\bpan\b|ccnum|(?:^|[^a-z])cc(?:[^a-z]|$))/i;

function paymentIsNamed(text: Buffer, length: number, anchor: number, end: number): boolean {
  const line =
    latin1(text, lineStart(text, anchor), anchor) +
    ' ' +
    latin1(text, end, Math.max(end, lineEnd(text, length, anchor)));
  return PAYMENT_WORDS.test(line);
}

import { latin1 } from '../latin1.js';
import { ALNUM, DIGIT, HIGH, byteAt, is } from './bytes.js';
import { isTopLevelDomain } from './top-level-domains.js';

export interface Address {
  readonly start: number;
  readonly end: number;
  readonly local: string;
  /** Lower case. */
  readonly domain: string;
}

const LOCAL = 1;
const DOMAIN = 2;
const KIND = new Uint8Array(256);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
  KIND[char.charCodeAt(0)] = LOCAL | DOMAIN;
for (const char of "_+%'&~") KIND[char.charCodeAt(0)] = LOCAL;
for (const char of '.-') KIND[char.charCodeAt(0)] = LOCAL | DOMAIN;
// UTF-8 of Latin letters with accents (U+00C0 to U+017F): lead byte and what may follow it.
for (let byte = 0x80; byte <= 0xbf; byte++) KIND[byte] = LOCAL;
for (const byte of [0xc3, 0xc4, 0xc5]) KIND[byte] = LOCAL;

const LOCAL_MAX = 64;
const DOMAIN_MAX = 253;

/**
 * Reads the address around the `@` at `anchor`, or null where the `@` is none's: decorators, scoped packages, versions,
 * SSH and URL user parts. Decides on the line around it only.
 */
export function readAddress(text: Buffer, length: number, anchor: number): Address | null {
  // The two bytes beside the sign turn most of them away.
  if (!is(byteAt(text, length, anchor + 1), ALNUM) || anchor === 0) return null;
  const last = text[anchor - 1]!;
  if ((KIND[last]! & LOCAL) === 0 || last === 0x2e || last === 0x25) return null;
  const end = domainEnd(text, length, anchor + 1);
  const domain = latin1(text, anchor + 1, end).toLowerCase();
  if (!isDomain(domain) || !endsFree(text, length, end)) return null;
  const start = localStart(text, anchor);
  if (start >= anchor || !startsFree(text, start)) return null;
  const local = latin1(text, start, anchor);
  if (local.includes('..') || isFormatDirective(local)) return null;
  if (isUserPart(text, length, start, end, local)) return null;
  return { start, end, local, domain };
}

function domainEnd(text: Buffer, length: number, start: number): number {
  const limit = Math.min(length, start + DOMAIN_MAX);
  let at = start;
  while (at < limit && (KIND[text[at]!]! & DOMAIN) !== 0) at++;
  while (at > start && !is(text[at - 1], ALNUM)) at--;
  return at;
}

function isDomain(domain: string): boolean {
  const dot = domain.lastIndexOf('.');
  if (dot < 1 || !isTopLevelDomain(domain.slice(dot + 1))) return false;
  return (
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/.test(domain) && /[a-z]/.test(domain.slice(0, dot))
  );
}

/** After the domain: no call, index, assignment, template, path or second `@`. */
function endsFree(text: Buffer, length: number, end: number): boolean {
  const next = byteAt(text, length, end);
  if (is(next, ALNUM)) return false;
  switch (next) {
    case 0x25: // % of a template; %3E is a closing bracket
      return is(byteAt(text, length, end + 1), DIGIT) && is(byteAt(text, length, end + 2), ALNUM);
    case 0x24: // $
    case 0x28: // (
    case 0x2f: // /
    case 0x3d: // =
    case 0x40: // @
    case 0x5b: // [
    case 0x5f: // _
    case 0x7b: // {
      return false;
    case 0x2e: // a template or a further name after the dot
    case 0x2d:
      return !/[${%_[<*]/.test(String.fromCharCode(Math.max(0, byteAt(text, length, end + 1))));
    default:
      return true;
  }
}

/** First byte of the local part; skips what escapes and quoting have glued to it. */
function localStart(text: Buffer, anchor: number): number {
  const limit = Math.max(0, anchor - LOCAL_MAX);
  let start = anchor;
  while (start > limit && (KIND[text[start - 1]!]! & LOCAL) !== 0) start--;
  return skipPunctuation(text, skipEscapes(text, start, anchor), anchor);
}

/** The escape character itself, or as source code and `cat -v` write it, up to the last number of a colour. */
const COLOUR_START = new RegExp(
  `(?:${String.fromCharCode(0x1b)}|\\\\x1b|\\\\033|\\\\e|\\\\u001b|\\^\\[)\\[[0-9;]{0,12}$`,
  'i',
);

/** `\n`, `\u003c`, `\x3c`, `%3C`, `&lt` without its semicolon, and terminal colours (`ESC[32m`) before the local part. */
function skipEscapes(text: Buffer, start: number, anchor: number): number {
  const percent = /^.*%[0-9A-Fa-f]{2}/.exec(latin1(text, start, anchor));
  if (percent !== null) return start + percent[0].length;
  const before = start > 0 ? text[start - 1]! : 0;
  if (before !== 0x5c && before !== 0x5b && before !== 0x3b) return start;
  const local = latin1(text, start, anchor);
  if (before === 0x5c)
    return start + (/^(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-7]{3}|[nrtbfv0])/.exec(local)?.[0].length ?? 0);
  const colour = /^[0-9]{0,3}m/.exec(local);
  const escape = COLOUR_START.test(latin1(text, Math.max(0, start - 20), start));
  return colour !== null && escape ? start + colour[0].length : start;
}

/** An address begins with a letter, digit or underscore; a quote or an accent's second byte is not its beginning. */
function skipPunctuation(text: Buffer, start: number, anchor: number): number {
  const quote = latin1(text, start, anchor).lastIndexOf("'");
  // o'brien@…, d'angelo@…: an apostrophe after one or two letters belongs to the name.
  if (quote >= 0 && !/(?:^|[._-])[A-Za-z]{1,2}$/.test(latin1(text, start, start + quote))) start += quote + 1;
  while (start < anchor && !is(text[start], ALNUM) && text[start] !== 0x5f && !(text[start]! >= 0xc3)) start++;
  return start;
}

/** Directly before an address there is no closing bracket of a template, path, or sigil. */
function startsFree(text: Buffer, start: number): boolean {
  if (start === 0) return true;
  const before = text[start - 1]!;
  if (is(before, HIGH)) return true;
  return !'/}$@])!?%'.includes(String.fromCharCode(before));
}

/** `%s@`, `user%d@`: text for printf. */
function isFormatDirective(local: string): boolean {
  return /%[0-9.-]*[sdiuxcv@]|%$/.test(local);
}

/** `https://user:password@host`, `git@host:path`, `user@host:~/path`: the user of a machine. */
function isUserPart(text: Buffer, length: number, start: number, end: number, local: string): boolean {
  if (/^(?:git|hg|svn|gitlab|ssh|scp|root|ubuntu|ec2-user|deploy|www-data|vagrant|postgres)$/i.test(local)) return true;
  const before = latin1(text, Math.max(0, start - 80), start);
  if (/:\/\/[^\s"'<>@/?#]*$/.test(before)) return true;
  if (byteAt(text, length, end) !== 0x3a) return false;
  return /^:(?:[~/.]|\d{2,5}\b|[\w.-]+\/|[\w.-]+\.git\b)/.test(latin1(text, end, Math.min(length, end + 80)));
}

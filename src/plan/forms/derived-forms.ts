/**
 * The shapes in which a value stands in files besides its own bytes: other encodings, escapes, and base64 of text
 * that has the value somewhere inside. Each is a byte string, so a search needs no decoder.
 */
import { base64Cores, base64Twice } from './base64-cores.js';
import { isMultiLine, withLineBreaks } from './lines.js';

export type FormName =
  | 'plain'
  | 'written' // as the scan met it, in a spelling of its own
  | 'line' // one line of a multi-line value
  | 'utf-16le'
  | 'utf-16be'
  | 'base64'
  | 'base64url'
  | 'base64-inner' // inside the base64 of a longer text
  | 'base64url-inner'
  | 'base64-utf-16le' // PowerShell's -EncodedCommand
  | 'base64-twice' // a Docker login in a Kubernetes secret
  | 'hex'
  | 'percent'
  | 'json'
  | 'html'
  | 'utf-8' // a Latin-1 value in UTF-8 text
  | 'latin-1'; // a UTF-8 value in Latin-1 text

export interface DerivedForm {
  name: FormName;
  bytes: Buffer;
  /** Writes a replacement text in the same form; `length` is that of the value the text stands for. */
  encode: (replacement: Buffer) => Buffer;
}

/** Shorter values give encodings so short that they stand everywhere by chance. */
const LEAST_LENGTH = 6;

/** All forms of a value, the value itself first, each byte string once. */
export function deriveForms(value: Buffer): DerivedForm[] {
  const forms: DerivedForm[] = [{ name: 'plain', bytes: value, encode: (text) => text }];
  const spellings = isMultiLine(value) ? [value, withLineBreaks(value, '\n'), withLineBreaks(value, '\r\n')] : [value];
  for (const spelling of spellings) {
    if (spelling !== value) forms.push({ name: 'plain', bytes: spelling, encode: (text) => text });
    if (spelling.length >= LEAST_LENGTH) forms.push(...encodings(spelling));
  }
  return unique(forms);
}

function encodings(value: Buffer): DerivedForm[] {
  return [
    form('utf-16le', value, (text) => utf16(text, 'le')),
    form('utf-16be', value, (text) => utf16(text, 'be')),
    form('base64', value, (text) => latin1(text.toString('base64'))),
    form('base64url', value, (text) => latin1(text.toString('base64url'))),
    ...base64Cores('base64-inner', value, (text) => text),
    ...base64Cores('base64url-inner', value, (text) => text),
    ...base64Cores('base64-utf-16le', value, (text) => utf16(text, 'le')),
    ...base64Twice(value),
    form('hex', value, (text) => latin1(text.toString('hex'))),
    form('hex', value, (text) => latin1(text.toString('hex').toUpperCase())),
    form('percent', value, (text) => percent(text, 'upper')),
    form('percent', value, (text) => percent(text, 'lower')),
    form('json', value, (text) => json(text, false)),
    form('json', value, (text) => json(text, true)),
    form('html', value, html),
    form('utf-8', value, (text) => Buffer.from(text.toString('latin1'), 'utf8')),
    ...latin1Form(value),
  ];
}

function form(name: FormName, value: Buffer, encode: (text: Buffer) => Buffer): DerivedForm {
  return { name, bytes: encode(value), encode };
}

function unique(forms: DerivedForm[]): DerivedForm[] {
  const seen = new Set<string>();
  return forms.filter(({ bytes }) => {
    const key = bytes.toString('latin1');
    if (bytes.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Bytes that are valid UTF-8 are read as such, others as Latin-1. */
function text(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8');
  return utf8.includes('\uFFFD') ? bytes.toString('latin1') : utf8;
}

function utf16(bytes: Buffer, order: 'le' | 'be'): Buffer {
  const encoded = Buffer.from(text(bytes), 'utf16le');
  return order === 'le' ? encoded : encoded.swap16();
}

function latin1Form(value: Buffer): DerivedForm[] {
  const decoded = value.toString('utf8');
  if (!/[\u0080-\u00FF]/.test(decoded) || /[\u0100-\uFFFF]/.test(decoded)) return [];
  return [{ name: 'latin-1', bytes: latin1(decoded), encode: (replacement) => replacement }];
}

/** RFC 3986: everything but the unreserved characters. */
function percent(bytes: Buffer, letters: 'upper' | 'lower'): Buffer {
  const escape = (character: string): string => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return `%${letters === 'upper' ? code.toUpperCase() : code}`;
  };
  return latin1(bytes.toString('latin1').replace(/[^A-Za-z0-9._~-]/g, escape));
}

/** JSON string content; `cautious` as PHP and some HTML-safe writers do it: `\/`, and `<`, `>`, `&`, `'`, `+`, `=` as \u00XX. */
function json(bytes: Buffer, cautious: boolean): Buffer {
  const readable = text(bytes);
  let escaped = JSON.stringify(readable).slice(1, -1);
  if (cautious) {
    escaped = escaped
      .replaceAll('/', '\\/')
      .replace(/[<>&'+=]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }
  return Buffer.from(escaped, readable === bytes.toString('utf8') ? 'utf8' : 'latin1');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function html(bytes: Buffer): Buffer {
  return latin1(bytes.toString('latin1').replace(/[&<>"']/g, (character) => ENTITIES[character]!));
}

/**
 * Base64 turns three bytes into four characters, so a value inside a longer text has three spellings, by where it
 * begins. Its first and last character may depend on the neighbours; the *core* between depends on the value alone.
 */
import type { DerivedForm, FormName } from './derived-forms.js';

/** A shorter core stands in unrelated base64 by chance. */
const LEAST_CORE = 8;

export function base64Cores(name: FormName, value: Buffer, prepare: (text: Buffer) => Buffer): DerivedForm[] {
  const alphabet = name === 'base64url-inner' ? 'base64url' : 'base64';
  const bytes = prepare(value);
  const forms: DerivedForm[] = [];
  for (const alignment of [0, 1, 2]) {
    const core = base64Core(bytes, alignment, alphabet);
    if (core.length < LEAST_CORE) continue;
    // The text around must stay decodable: the replacement has the value's own length and alignment.
    const encode = (text: Buffer): Buffer => base64Core(prepare(fit(text, value.length)), alignment, alphabet);
    forms.push({ name, bytes: core, encode });
  }
  return forms;
}

/** Shorter ones would say little of the value. */
const LEAST_TWICE = 16;

/** Base64 within base64: each of the three spellings inside has three spellings outside. */
export function base64Twice(value: Buffer): DerivedForm[] {
  const forms: DerivedForm[] = [];
  for (const inner of [0, 1, 2]) {
    for (const outer of [0, 1, 2]) {
      const encode = (text: Buffer): Buffer =>
        base64Core(base64Core(fit(text, value.length), inner, 'base64'), outer, 'base64');
      const bytes = encode(value);
      if (bytes.length >= LEAST_TWICE) forms.push({ name: 'base64-twice', bytes, encode });
    }
  }
  return forms;
}

/** The characters that `bytes`, standing `alignment` bytes after a multiple of three, decide alone. */
export function base64Core(bytes: Buffer, alignment: number, alphabet: 'base64' | 'base64url'): Buffer {
  const from = Math.ceil((8 * alignment) / 6);
  const to = Math.floor((8 * (alignment + bytes.length)) / 6);
  const encoded = Buffer.concat([Buffer.alloc(alignment), bytes, Buffer.alloc(3)]).toString(alphabet);
  return Buffer.from(encoded.slice(from, to), 'latin1');
}

/** Cuts or pads a replacement text to a length in bytes. */
export function fit(text: Buffer, length: number): Buffer {
  return text.length >= length
    ? text.subarray(0, length)
    : Buffer.concat([text, Buffer.alloc(length - text.length, '-')]);
}

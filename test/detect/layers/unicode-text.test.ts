import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { decodeUnicode } from '../../../src/detect/layers/unicode-text.js';
import { findInside } from './find-inside.js';

const TOKEN = expandTemplate('{{token:github-crc32:ghp_}}', 'unicode').text;

function encode(text: string, encoding: 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'): Buffer {
  if (encoding.startsWith('utf-16')) {
    const bytes = Buffer.from(text, 'utf16le');
    return encoding === 'utf-16le' ? bytes : bytes.swap16();
  }
  const codes = [...text].map((character) => character.codePointAt(0)!);
  const bytes = Buffer.alloc(codes.length * 4);
  codes.forEach((code, index) =>
    encoding === 'utf-32le' ? bytes.writeUInt32LE(code, index * 4) : bytes.writeUInt32BE(code, index * 4),
  );
  return bytes;
}

const ENCODINGS = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const;

describe('decodeUnicode', () => {
  it('gives UTF-8 and the way back to the bytes, for any text with a mark', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ENCODINGS),
        fc.string({ unit: 'binary', minLength: 2 }).filter((text) => !text.startsWith('\0')),
        fc.nat(),
        fc.nat(),
        (encoding, text, a, b) => {
          const bytes = encode(`\ufeff${text}`, encoding);
          const decoded = decodeUnicode(bytes)!;
          expect(decoded.layer).toBe(encoding);
          expect(decoded.bytes.toString('utf8')).toBe(text);
          const characters = [...text];
          const [from, to] = [a % characters.length, b % (characters.length + 1)].sort((x, y) => x - y) as [
            number,
            number,
          ];
          const offset = (count: number): number => Buffer.byteLength(characters.slice(0, count).join(''), 'utf8');
          const [start, end] = decoded.place(offset(from), offset(to));
          expect(bytes.subarray(start, end)).toEqual(encode(characters.slice(from, to).join(''), encoding));
        },
      ),
    );
  });

  it('knows ASCII text without a mark by its NULs, and nothing else', () => {
    expect(decodeUnicode(encode('password=x\r\n', 'utf-16le'))?.bytes.toString()).toBe('password=x\r\n');
    expect(decodeUnicode(encode('password=x\r\n', 'utf-16be'))?.bytes.toString()).toBe('password=x\r\n');
    for (const other of [
      'plain text',
      '\x00\x00\x00\x01\x00\x02\x00\x03',
      'MZ\x90\x00\x03\x00\x00\x00',
      '\x7fELF\x02\x01\x01\x00',
      '\x89PNG\r\n\x1a\n',
      'a\x00',
    ]) {
      expect(decodeUnicode(Buffer.from(other, 'latin1'))).toBeNull();
    }
  });
});

describe('text of two and four bytes a character', () => {
  it('is scanned, and matches stand at their bytes', () => {
    for (const encoding of ENCODINGS) {
      const bytes = encode(`\ufeffGr\u00fc\u00dfe \u{1f511}\r\ntoken = "${TOKEN}"\r\n`, encoding);
      const { found, gaps } = findInside(bytes);
      expect(gaps).toEqual([]);
      expect(found.map(({ id, value, layers }) => [id, value, layers])).toEqual([
        ['github-pat-classic', TOKEN, [encoding]],
      ]);
      expect(bytes.subarray(found[0]!.start, found[0]!.end)).toEqual(encode(TOKEN, encoding));
    }
  });

  it('is no wrapped object where it is plain text, however short', () => {
    for (const text of [
      '',
      'a',
      'PK',
      'xx',
      'x\x01',
      'x^2 + y',
      'BZh is a format',
      '%PD',
      'Rar files',
      '(parens)',
      '7zip',
    ]) {
      expect([text, findInside(Buffer.from(text, 'latin1')).wrapped]).toEqual([text, false]);
    }
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { decodeEwah } from '../../src/odb/ewah.js';
import { parseRefValue } from '../../src/odb/loose-refs.js';
import { findObjectIds } from '../../src/odb/object-id.js';
import { parsePackedRefs } from '../../src/odb/packed-refs.js';
import { printable } from '../../src/odb/printable.js';
import { parseReflog } from '../../src/odb/reflog.js';
import { parseShallow } from '../../src/odb/shallow.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const ZERO = '0'.repeat(40);

test('packed-refs: header, peeled lines and names with spaces', () => {
  const text = `# pack-refs with: peeled fully-peeled sorted \n${A} refs/tags/v1\n^${B}\n${B} refs/heads/odd name\n`;
  expect([...parsePackedRefs(text).refs]).toEqual([
    ['refs/tags/v1', A],
    ['refs/heads/odd name', B],
  ]);
  expect(parsePackedRefs(`${A}\nx refs/heads/y\n`).problems.map((problem) => problem.message)).toEqual([
    'line 1 of packed-refs is no ref',
    'line 2 of packed-refs is no ref',
  ]);
});

test('a ref holds an id or names another ref', () => {
  expect(parseRefValue(`${A}\n`)).toEqual({ id: A });
  expect(parseRefValue(A)).toEqual({ id: A });
  expect(parseRefValue(`${A}\t\tbranch 'x' of y\n`)).toEqual({ id: A });
  expect(parseRefValue('ref: refs/heads/main\n')).toEqual({ target: 'refs/heads/main' });
  expect(parseRefValue('ref:refs/heads/main')).toEqual({ target: 'refs/heads/main' });
  for (const broken of ['', '\n', `${A}a`, A.slice(1), A.toUpperCase(), 'ref: \n', `${A}x`]) {
    expect(parseRefValue(broken)).toBeNull();
  }
});

test('a reflog: both ids of each line, once; no zeros; a last line without end; broken lines counted', () => {
  const who = 'A U Thor <a@example.com> 1700000000 +0000\tcommit: message';
  expect(parseReflog(Buffer.from(`${ZERO} ${A} ${who}\n${A} ${B} ${who}\nbroken\n\n${B} ${A} ${who}`))).toEqual({
    ids: [A, B],
    brokenLines: 1,
  });
});

test('ids in text: whole ones only', () => {
  expect(findObjectIds(`pick ${A} subject\n${A}${B}\n${ZERO} x${B} ${'c'.repeat(64)}`)).toEqual([A, 'c'.repeat(64)]);
  expect(parseShallow(`${A}\n${B}\r\nbroken\n${A}\n`)).toEqual([A, B]);
});

test('what people see has no control characters, line breaks or direction marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      // oxlint-disable-next-line no-control-regex -- what must not be there
      expect(printable(text)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e]/);
    }),
  );
  expect(printable('a\u001b[31m\nü')).toBe('a\\x1b[31m\\x0aü');
});

test('parsers of text take anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      parsePackedRefs(text);
      parseRefValue(text);
      parseReflog(Buffer.from(text));
      parseShallow(text);
      expect(findObjectIds(text).every((id) => text.includes(id))).toBe(true);
    }),
  );
});

test('an EWAH bitmap: runs, literal words and the bound', () => {
  // Marker: a run of one word of ones, then one literal word with bits 0 and 63.
  const words = [(1n << 33n) | (1n << 1n) | 1n, (1n << 63n) | 1n];
  const bitmap = Buffer.alloc(8 + 16 + 4);
  bitmap.writeUInt32BE(128, 0);
  bitmap.writeUInt32BE(2, 4);
  words.forEach((word, i) => bitmap.writeBigUInt64BE(word, 8 + 8 * i));
  const ones = Array.from({ length: 64 }, (_, i) => i);
  expect(decodeEwah(bitmap, 0, 128)).toEqual({ positions: [...ones, 64, 127], end: 28 });
  expect(decodeEwah(bitmap, 0, 3).positions).toEqual([0, 1, 2]);
  // A run of 2^32 - 1 words of ones must cost no more than the bound.
  bitmap.writeBigUInt64BE((0xffffffffn << 1n) | 1n, 8);
  expect(decodeEwah(bitmap, 0, 5).positions).toEqual([0, 1, 2, 3, 4]);
});

test('random EWAH bytes: UnearthError or positions in order below the bound', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(8), fc.nat(500), (bytes, wordCount, bound) => {
      const bitmap = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, wordCount]), bytes]);
      try {
        const { positions } = decodeEwah(bitmap, 0, bound);
        expect(positions.every((position, i) => position < bound && position > (positions[i - 1] ?? -1))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(UnearthError);
      }
    }),
  );
});

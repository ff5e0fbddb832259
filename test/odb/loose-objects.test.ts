import * as fs from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { listLooseObjects, readLooseHeader, readLooseObject } from '../../src/odb/loose-objects.js';
import { ObjectType } from '../../src/odb/types.js';
import { git, gitBytes, gitLines, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();
const TYPE_NAMES = {
  [ObjectType.Commit]: 'commit',
  [ObjectType.Tree]: 'tree',
  [ObjectType.Blob]: 'blob',
  [ObjectType.Tag]: 'tag',
};
const ID = '0123456789'.repeat(4);

function writeObject(content: Buffer): string {
  const path = join(makeFolder(), 'object');
  fs.writeFileSync(path, content);
  return path;
}

function readDeflated(text: string, options: { maxBytes?: number } = {}): { type: ObjectType; data: Buffer } {
  return readLooseObject(writeObject(deflateSync(Buffer.from(text, 'latin1'))), ID, options);
}

describe.each([
  ['sha1', 20],
  ['sha256', 32],
] as const)('%s', (format, hashLength) => {
  test('every object is listed and read as git cat-file does', () => {
    const folder = makeRepository(makeFolder(), format);
    gitBytes(folder, ['hash-object', '-w', '--stdin'], { input: '' });
    gitBytes(folder, ['hash-object', '-w', '--stdin'], { input: Buffer.alloc(3_000_000, 'binary\0text') });
    const { objects, problems } = listLooseObjects([join(folder, '.git', 'objects')], hashLength);
    expect(problems).toEqual([]);
    const fromGit = gitLines(folder, 'cat-file', '--batch-check', '--batch-all-objects');
    const ours = objects.map(({ id, path }) => {
      const { type, data } = readLooseObject(path, id);
      expect(readLooseHeader(path)).toEqual({ type, size: data.length });
      expect(data.equals(gitBytes(folder, ['cat-file', TYPE_NAMES[type], id]))).toBe(true);
      return `${id} ${TYPE_NAMES[type]} ${data.length}`;
    });
    expect(ours.toSorted()).toEqual(fromGit);
    expect(objects.every(({ path, size }) => fs.statSync(path).size === size)).toBe(true);
  });
});

test('the same object in two directories is listed once, an empty file gives way to a full one', () => {
  const folder = makeRepository(makeFolder());
  const own = join(folder, '.git', 'objects');
  const copy = join(makeFolder(), 'objects');
  fs.cpSync(own, copy, { recursive: true });
  const id = git(folder, 'rev-parse', 'HEAD');
  const place = join(id.slice(0, 2), id.slice(2));
  fs.chmodSync(join(own, place), 0o644);
  fs.writeFileSync(join(own, place), '');
  const { objects } = listLooseObjects([own, copy], 20);
  expect(objects).toHaveLength(listLooseObjects([own], 20).objects.length);
  expect(objects.find((object) => object.id === id)?.path).toBe(join(copy, place));
});

test('files that are no objects are passed over', () => {
  const folder = makeFolder();
  fs.mkdirSync(join(folder, 'ab'));
  fs.mkdirSync(join(folder, 'pack'));
  fs.writeFileSync(join(folder, 'ab', 'tmp_obj_x'), 'x');
  fs.writeFileSync(join(folder, 'ab', 'c'.repeat(37)), 'x');
  fs.writeFileSync(join(folder, 'cd'), 'a file');
  expect(listLooseObjects([folder, join(folder, 'absent')], 20)).toEqual({ objects: [], problems: [] });
});

describe('damage names the object', () => {
  const valid = deflateSync(Buffer.from(`blob 1000\0${'ab'.repeat(500)}`));
  test.each([
    ['an empty file', Buffer.alloc(0), /is an empty file/],
    ['no zlib data', Buffer.from('blob 3\0abc'), /is not zlib data/],
    ['cut off', valid.subarray(0, valid.length - 8), /is cut off or damaged/],
    ['garbage behind', Buffer.concat([valid, Buffer.from('x')]), /garbage at its end/],
    ['more than it says', deflateSync(Buffer.from('blob 3\0abcd')), /to more than its header says/],
    [
      'much more than it says',
      deflateSync(Buffer.concat([Buffer.from('blob 3\0'), Buffer.alloc(50_000_000)])),
      /to more than/,
    ],
    ['less than it says', deflateSync(Buffer.from('blob 5\0abcd')), /to less than its header says/],
    ['a huge lie', deflateSync(Buffer.from('blob 2000000000\0abcd')), /to less than its header says/],
    ['an unknown type', deflateSync(Buffer.from('blub 4\0abcd')), /unknown type blub/],
    ['no size', deflateSync(Buffer.from('blob \0abcd')), /no valid header/],
    ['a leading zero', deflateSync(Buffer.from('blob 04\0abcd')), /no valid header/],
    ['a negative size', deflateSync(Buffer.from('blob -4\0abcd')), /no valid header/],
    ['no end of the header', deflateSync(Buffer.from('blob 4'.padEnd(100, '1'))), /no valid header/],
    ['nothing inside', deflateSync(Buffer.alloc(0)), /no valid header/],
  ])('%s', (_name, content, message) => {
    const read = (): unknown => readLooseObject(writeObject(content), ID);
    expect(read).toThrow(message);
    expect(read).toThrow(ID);
    expect(read).toThrow(expect.objectContaining({ code: 'object-corrupt' }));
  });
});

test('a missing object and one above the limit', () => {
  expect(() => readLooseObject('/nonexistent/object', ID)).toThrow(expect.objectContaining({ code: 'object-missing' }));
  expect(() => readDeflated('blob 10\x000123456789', { maxBytes: 9 })).toThrow(
    /has 10 bytes, more than the limit of 9/,
  );
  expect(readDeflated('blob 10\x000123456789', { maxBytes: 10 }).data.toString()).toBe('0123456789');
});

test('a FIFO in the place of an object does not hang', () => {
  const path = join(makeFolder(), 'fifo');
  gitBytes('/', ['-c', 'alias.fifo=!mkfifo', 'fifo', path]);
  expect(() => readLooseObject(path, ID)).toThrow(/not a regular file/);
});

test('random bytes, raw and deflated: UnearthError only', () => {
  const check = (bytes: Buffer): void => {
    const path = writeObject(bytes);
    for (const read of [() => readLooseObject(path, ID), () => readLooseHeader(path)]) {
      try {
        read();
      } catch (error) {
        expect(error).toBeInstanceOf(UnearthError);
      }
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => check(Buffer.from(bytes))));
  const header = fc.tuple(fc.constantFrom('blob', 'tree', 'x'), fc.nat(), fc.string()).map((parts) => parts.join(' '));
  fc.assert(fc.property(header, (text) => check(deflateSync(Buffer.from(text, 'latin1')))));
});

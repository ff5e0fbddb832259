import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { readPackIndex } from '../../src/odb/pack-index.js';
import type { PackIndex } from '../../src/odb/pack-index.js';
import { parsePackIndex } from '../../src/odb/pack-index-file.js';
import { listPacks } from '../../src/odb/pack-listing.js';
import type { PackListing } from '../../src/odb/pack-listing.js';
import { git, gitBytes, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

/** A repository with everything in one pack. */
function makePacked(format: 'sha1' | 'sha256' = 'sha1'): string {
  const folder = makeRepository(makeFolder(), format);
  git(folder, 'repack', '-adq');
  return folder;
}

function packsOf(folder: string, hashLength: 20 | 32 = 20): PackListing[] {
  return listPacks([join(folder, '.git', 'objects')], hashLength).packs;
}

function onlyPack(folder: string, hashLength: 20 | 32 = 20): PackListing {
  const packs = packsOf(folder, hashLength);
  expect(packs).toHaveLength(1);
  return packs[0] as PackListing;
}

/** `OFFSET ID` lines, sorted by id, of an index of ours. */
function asLines(index: PackIndex, hashLength: 20 | 32 = 20): string[] {
  return Array.from({ length: index.count }, (_, i) => {
    const id = index.ids.toString('hex', i * hashLength, (i + 1) * hashLength);
    return `${index.offsets[i]} ${id}`;
  });
}

function asGitShows(indexPath: string, format = 'sha1'): string[] {
  const output = gitBytes('/', ['show-index', `--object-format=${format}`], { input: fs.readFileSync(indexPath) });
  return output
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(' ').slice(0, 2).join(' '));
}

/** Replaces a pack's index by one of the given form. */
function reindex(listing: PackListing, ...options: string[]): void {
  fs.rmSync(listing.indexPath as string, { force: true });
  gitBytes('/', ['index-pack', ...options, '-o', listing.indexPath as string, listing.packPath]);
}

describe.each([
  ['sha1', 20],
  ['sha256', 32],
] as const)('%s', (format, hashLength) => {
  test.each([
    ['version 1', '--index-version=1'],
    ['version 2', '--index-version=2'],
    ['64-bit offsets', '--index-version=2,0'],
  ])('%s: the same ids and offsets as git show-index', (_name, option) => {
    const listing = onlyPack(makePacked(format), hashLength);
    reindex(listing, option, `--object-format=${format}`);
    const index = readPackIndex(listing, hashLength, { verifyChecksum: true });
    expect(asLines(index, hashLength)).toEqual(asGitShows(listing.indexPath as string, format));
    expect(index.count).toBeGreaterThan(10);
    expect(index.problems).toEqual([]);
    expect(index.packId).toBe(fs.readFileSync(listing.packPath).subarray(-hashLength).toString('hex'));
  });

  test('without .idx: from the multi-pack-index that covers the pack', () => {
    const folder = makePacked(format);
    const listing = onlyPack(folder, hashLength);
    const expected = asGitShows(listing.indexPath as string, format);
    git(folder, 'multi-pack-index', 'write');
    fs.rmSync(listing.indexPath as string);
    const found = onlyPack(folder, hashLength);
    expect(found.indexPath).toBeNull();
    expect(found.multiPackIndex).not.toBeNull();
    expect(asLines(readPackIndex(found, hashLength), hashLength)).toEqual(expected);
  });

  test('without any index: git makes one, and writes nothing into the repository', () => {
    const folder = makePacked(format);
    const listing = onlyPack(folder, hashLength);
    const expected = asGitShows(listing.indexPath as string, format);
    fs.rmSync(listing.indexPath as string);
    const before = fs.readdirSync(join(folder, '.git', 'objects', 'pack'));
    expect(asLines(readPackIndex(onlyPack(folder, hashLength), hashLength), hashLength)).toEqual(expected);
    expect(fs.readdirSync(join(folder, '.git', 'objects', 'pack'))).toEqual(before);
  });
});

test('a multi-pack-index that names only some objects of a pack: git indexes the pack', () => {
  const folder = makePacked();
  // A second pack with the same objects and one more; each object stands in the multi-pack-index once.
  fs.writeFileSync(join(folder, 'more.txt'), 'more\n');
  git(folder, 'add', 'more.txt');
  git(folder, 'commit', '-q', '-m', 'more');
  const objects = git(folder, 'rev-list', '--all', '--objects', '--no-object-names');
  gitBytes(folder, ['pack-objects', '-q', join(folder, '.git', 'objects', 'pack', 'pack')], { input: `${objects}\n` });
  git(folder, 'multi-pack-index', 'write');
  const expected = new Map(packsOf(folder).map((pack) => [pack.packPath, asGitShows(pack.indexPath as string)]));
  expect(expected.size).toBe(2);
  for (const pack of packsOf(folder)) fs.rmSync(pack.indexPath as string);
  for (const pack of packsOf(folder)) {
    expect(asLines(readPackIndex(pack, 20))).toEqual(expected.get(pack.packPath));
  }
});

test('a damaged pack without index is an error that names it, or what the multi-pack-index knows', () => {
  const folder = makePacked();
  const listing = onlyPack(folder);
  git(folder, 'multi-pack-index', 'write');
  fs.rmSync(listing.indexPath as string);
  damage(listing.packPath, 14);
  expect(readPackIndex(onlyPack(folder), 20).count).toBeGreaterThan(10);
  fs.rmSync(listing.multiPackIndex ?? join(folder, '.git', 'objects', 'pack', 'multi-pack-index'));
  expect(() => readPackIndex(onlyPack(folder), 20)).toThrow(basename(listing.packPath));
});

/** Flips a byte of a file that git has made read-only. */
function damage(path: string, position: number): void {
  fs.chmodSync(path, 0o644);
  const file = fs.openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  fs.readSync(file, byte, 0, 1, position);
  fs.writeSync(file, Buffer.from([(byte[0] as number) ^ 0xff]), 0, 1, position);
  fs.closeSync(file);
}

test('a cut-off pack keeps the objects before the cut and tells of the rest', () => {
  const listing = onlyPack(makePacked());
  const whole = readPackIndex(listing, 20);
  const cut = Math.floor(listing.size / 2);
  fs.chmodSync(listing.packPath, 0o644);
  fs.truncateSync(listing.packPath, cut);
  const index = readPackIndex({ ...listing, size: cut }, 20);
  const expected = asLines(whole).filter((line) => Number(line.split(' ')[0]) < cut - 20);
  expect(asLines(index)).toEqual(expected);
  expect(expected.length).toBeGreaterThan(0);
  expect(index.problems.map((problem) => problem.kind)).toEqual(['pack-corrupt', 'pack-corrupt']);
});

test('a pack of 5 GiB: sizes and offsets beyond 32 bits are exact', () => {
  const folder = makeFolder();
  fs.mkdirSync(join(folder, 'pack'));
  const size = 5 * 2 ** 30;
  const trailer = Buffer.alloc(20, 0xab);
  // Sparse: it takes no room on the disk.
  const file = fs.openSync(join(folder, 'pack', 'pack-large.pack'), 'w');
  fs.writeSync(file, Buffer.from('5041434b0000000200000002', 'hex'), 0, 12, 0);
  fs.writeSync(file, trailer, 0, 20, size - 20);
  fs.closeSync(file);
  const large = Buffer.alloc(16);
  large.writeBigUInt64BE(BigInt(size - 100), 0);
  large.writeBigUInt64BE(2n ** 52n, 8);
  const fanOut = Buffer.alloc(1024);
  for (let i = 1; i < 256; i++) fanOut.writeUInt32BE(3, 4 * i);
  const ids = [1, 2, 3].map((byte) => Buffer.alloc(20, byte));
  const small = Buffer.from('800000000000000c80000001', 'hex');
  const index = [
    Buffer.from('ff744f6300000002', 'hex'),
    fanOut,
    ...ids,
    Buffer.alloc(12),
    small,
    large,
    trailer,
    trailer,
  ];
  fs.writeFileSync(join(folder, 'pack', 'pack-large.idx'), Buffer.concat(index));
  const listing = listPacks([folder], 20).packs[0] as PackListing;
  expect(listing.size).toBe(size);
  const read = readPackIndex(listing, 20);
  // The third entry lies at 2^52: outside, so it is left out and told of.
  expect(asLines(read)).toEqual([`${size - 100} ${'01'.repeat(20)}`, `12 ${'02'.repeat(20)}`]);
  expect(read.problems).toEqual([expect.objectContaining({ kind: 'pack-corrupt', subject: listing.packPath })]);
  expect(read.problems[0]?.message).toMatch(/^1 of 3 objects lie outside the pack/);
});

test('an index of another pack is told of', () => {
  const one = onlyPack(makePacked());
  const other = makeRepository(makeFolder());
  fs.writeFileSync(join(other, 'another.txt'), 'another\n');
  git(other, 'add', '-A');
  git(other, 'commit', '-q', '-m', 'another');
  git(other, 'repack', '-adq');
  const index = readPackIndex({ ...one, indexPath: onlyPack(other).indexPath }, 20);
  expect(index.problems[0]?.message).toMatch(/not the one its index was made for/);
});

test('a changed byte of the index: found by the checksum when asked for', () => {
  const listing = onlyPack(makePacked());
  damage(listing.indexPath as string, 8 + 1024 + 5);
  expect(() => readPackIndex(listing, 20, { verifyChecksum: true })).toThrow(/does not match its checksum/);
});

test('no pack at all, and no index file', () => {
  const listing = onlyPack(makePacked());
  expect(() => readPackIndex({ ...listing, indexPath: `${listing.indexPath}x` }, 20)).toThrow(/is missing/);
  fs.chmodSync(listing.packPath, 0o644);
  fs.writeFileSync(listing.packPath, 'not a pack, but long enough to be one: 0123456789');
  expect(() => readPackIndex(listing, 20)).toThrow(/is not a pack of version 2 or 3/);
});

test('random and changed index bytes: UnearthError only, never more entries than bytes', () => {
  const content = fs.readFileSync(onlyPack(makePacked()).indexPath as string);
  const check = (bytes: Buffer): void => {
    try {
      expect(parsePackIndex(bytes, 20, 'x.idx').count).toBeLessThan(bytes.length);
    } catch (error) {
      expect(error).toBeInstanceOf(UnearthError);
      expect((error as UnearthError).message).toContain('x.idx');
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => check(Buffer.from(bytes))));
  fc.assert(
    fc.property(fc.nat(content.length - 1), fc.nat(255), (position, byte) => {
      const changed = Buffer.from(content);
      changed[position] = byte;
      check(changed);
    }),
  );
  fc.assert(fc.property(fc.nat(content.length), (length) => check(content.subarray(0, length))));
});

import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { offsetsOfPack } from '../../src/odb/multi-pack-index.js';
import { listPacks } from '../../src/odb/pack-listing.js';
import { git, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

function makeMultiPackIndex(): { path: string; packPath: string } {
  const folder = makeRepository(makeFolder());
  git(folder, 'repack', '-adq');
  git(folder, 'multi-pack-index', 'write');
  const listing = listPacks([join(folder, '.git', 'objects')], 20).packs[0];
  return { path: listing?.multiPackIndex as string, packPath: listing?.packPath as string };
}

test('a pack it does not cover, and no file at all, give null', () => {
  const { path, packPath } = makeMultiPackIndex();
  expect(offsetsOfPack(path, packPath, 20)?.count).toBeGreaterThan(10);
  expect(offsetsOfPack(path, packPath.replace(/pack-[0-9a-f]{4}/, 'pack-zzzz'), 20)).toBeNull();
  expect(offsetsOfPack(`${path}-absent`, packPath, 20)).toBeNull();
});

test('of another object format, cut off or changed: UnearthError naming the file, or fewer entries than bytes', () => {
  const { path, packPath } = makeMultiPackIndex();
  const content = fs.readFileSync(path);
  expect(() => offsetsOfPack(path, packPath, 32)).toThrow(/multi-pack-index .* is of another object format/);
  const copy = join(makeFolder(), 'multi-pack-index');
  const check = (bytes: Buffer): void => {
    fs.writeFileSync(copy, bytes);
    try {
      expect(offsetsOfPack(copy, packPath, 20)?.count ?? 0).toBeLessThan(Math.max(1, bytes.length));
    } catch (error) {
      expect(error).toBeInstanceOf(UnearthError);
      expect((error as UnearthError).message).toContain(copy);
    }
  };
  fc.assert(fc.property(fc.nat(content.length), (length) => check(content.subarray(0, length))));
  fc.assert(
    fc.property(fc.nat(200), fc.nat(255), (position, byte) => {
      const changed = Buffer.from(content);
      changed[position] = byte;
      check(changed);
    }),
    { numRuns: 300 },
  );
});

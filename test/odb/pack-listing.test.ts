import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { listPacks } from '../../src/odb/pack-listing.js';
import { git, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

function makePacked(): { objects: string; stem: string } {
  const folder = makeRepository(makeFolder());
  git(folder, 'repack', '-adq');
  const objects = join(folder, '.git', 'objects');
  const pack = fs.readdirSync(join(objects, 'pack')).find((name) => name.endsWith('.pack')) as string;
  return { objects, stem: join(objects, 'pack', basename(pack, '.pack')) };
}

test('what lies beside a pack is told', () => {
  const { objects, stem } = makePacked();
  expect(listPacks([objects], 20)).toEqual({
    packs: [
      {
        packPath: `${stem}.pack`,
        indexPath: `${stem}.idx`,
        multiPackIndex: null,
        size: fs.statSync(`${stem}.pack`).size,
        promisor: false,
        cruft: false,
      },
    ],
    problems: [],
  });
  for (const extension of ['.promisor', '.mtimes']) fs.writeFileSync(stem + extension, '');
  fs.writeFileSync(join(objects, 'pack', 'multi-pack-index'), '');
  expect(listPacks([objects], 20).packs[0]).toMatchObject({
    promisor: true,
    cruft: true,
    multiPackIndex: join(objects, 'pack', 'multi-pack-index'),
  });
});

test("git's own cruft pack is known as one", () => {
  const folder = makeRepository(makeFolder());
  git(folder, 'tag', '-d', 'v1');
  git(folder, 'commit', '-q', '--amend', '-m', 'amended');
  git(folder, 'reflog', 'expire', '--expire=now', '--expire-unreachable=now', '--all');
  git(folder, 'gc', '-q', '--cruft', '--prune=never');
  const { packs } = listPacks([join(folder, '.git', 'objects')], 20);
  expect(packs.map((pack) => pack.cruft).toSorted()).toEqual([false, true]);
});

test('a pack that two ways lead to is listed once', () => {
  const { objects, stem } = makePacked();
  const other = makeFolder();
  fs.mkdirSync(join(other, 'pack'));
  for (const extension of ['.pack', '.idx'])
    fs.linkSync(stem + extension, join(other, 'pack', basename(stem) + extension));
  const linked = join(makeFolder(), 'objects');
  fs.symlinkSync(objects, linked);
  expect(listPacks([objects, other, linked], 20).packs).toHaveLength(1);
});

test('an index without pack, an empty pack file and a folder named like a pack are problems', () => {
  const { objects, stem } = makePacked();
  fs.renameSync(`${stem}.pack`, `${stem}.gone`);
  fs.writeFileSync(join(objects, 'pack', 'pack-empty.pack'), '');
  fs.mkdirSync(join(objects, 'pack', 'pack-folder.pack'));
  const { packs, problems } = listPacks([objects], 20);
  expect(packs).toEqual([]);
  expect(problems.map((problem) => problem.kind)).toEqual(['pack-corrupt', 'pack-corrupt', 'pack-corrupt']);
  expect(problems.map((problem) => problem.message).join('\n')).toMatch(
    /cut off[\s\S]*cannot be read[\s\S]*is missing/,
  );
});

test('no pack folder at all is no problem', () => {
  expect(listPacks([makeFolder()], 20)).toEqual({ packs: [], problems: [] });
});

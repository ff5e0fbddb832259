import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectObjectDirectories, parseAlternates } from '../../src/odb/alternates.js';
import { temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

/** An object directory that names others as its alternates. */
function makeObjectDirectory(...alternates: string[]): string {
  const folder = makeFolder();
  fs.mkdirSync(join(folder, 'info'));
  fs.writeFileSync(join(folder, 'info', 'alternates'), alternates.map((line) => `${line}\n`).join(''));
  return folder;
}

test('comments, quoted paths and paths with spaces', () => {
  const text = ['# comment', '/a b/objects', '', String.raw`"/quoted\n\"x\"\303\274"`, '../relative'].join('\n');
  expect(parseAlternates(text)).toEqual(['/a b/objects', '/quoted\n"x"ü', '../relative']);
});

test('a circle of alternates ends', () => {
  const first = makeObjectDirectory();
  const second = makeObjectDirectory(first);
  fs.writeFileSync(join(first, 'info', 'alternates'), `${second}\n`);
  expect(collectObjectDirectories(first)).toEqual({ objectDirs: [first, second], problems: [] });
});

test('the sixth step is too deep, as for git, and told', () => {
  let directory = makeObjectDirectory();
  const deepest = directory;
  for (let i = 0; i < 6; i++) directory = makeObjectDirectory(directory);
  const { objectDirs, problems } = collectObjectDirectories(directory);
  expect(objectDirs).toHaveLength(6);
  expect(objectDirs).not.toContain(deepest);
  expect(problems).toEqual([expect.objectContaining({ kind: 'alternate-missing', subject: deepest })]);
});

test('a file in the place of an alternate, and a folder in the place of the list', () => {
  const file = join(makeFolder(), 'file');
  fs.writeFileSync(file, '');
  const odd = makeFolder();
  fs.mkdirSync(join(odd, 'info', 'alternates'), { recursive: true });
  const { objectDirs, problems } = collectObjectDirectories(makeObjectDirectory(file, odd));
  expect(objectDirs).toHaveLength(2);
  expect(problems.map((problem) => problem.subject)).toEqual([file, join(odd, 'info', 'alternates')]);
});

import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import isomorphicGit from 'isomorphic-git';
import { describe, expect, test } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { parseIndex } from '../../src/odb/index-file.js';
import { parseResolveUndo, readIndex, readIndexRoots } from '../../src/odb/index-roots.js';
import type { Problem } from '../../src/odb/types.js';
import { git, gitBytes, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

/** `MODE ID STAGE\tPATH` as `git ls-files -s -z` prints. */
function asGitLists(folder: string, ...more: string[]): string[] {
  return gitBytes(folder, ['ls-files', '-s', '-z', ...more])
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '');
}

function asWeList(folder: string, hashLength: 20 | 32 = 20): string[] {
  const entries = readIndex(join(folder, '.git'), hashLength)?.entries ?? [];
  return entries.map(({ mode, id, stage, path }) => `${mode.toString(8).padStart(6, '0')} ${id} ${stage}\t${path}`);
}

/** Paths that share prefixes, are long, or have odd bytes: what the path compression of version 4 works on. */
function addManyPaths(folder: string): void {
  const blob = git(folder, 'hash-object', '-w', 'only-1.txt');
  const names = [
    'a',
    'a/b',
    'a/bc',
    'a/bc/d',
    'new\nline',
    'tab\there',
    'ümlaut',
    'l'.repeat(5000),
    `${'l'.repeat(4999)}m`,
  ];
  const lines = names.map((name, i) => `100${i % 2 === 0 ? '644' : '755'} ${blob} 0\t${name}x\0`).join('');
  gitBytes(folder, ['update-index', '-z', '--index-info'], { input: lines });
}

describe.each([
  ['sha1', 20],
  ['sha256', 32],
] as const)('%s', (format, hashLength) => {
  test.each([2, 3, 4])('version %i lists what git lists', (version) => {
    const folder = makeRepository(makeFolder(), format);
    addManyPaths(folder);
    fs.writeFileSync(join(folder, 'intent.txt'), 'x');
    // An extended flag makes git write version 3.
    if (version === 3) git(folder, 'add', '--intent-to-add', 'intent.txt');
    else git(folder, 'update-index', `--index-version=${version}`);
    const index = readIndex(join(folder, '.git'), hashLength);
    expect(index?.version).toBe(version);
    expect(asWeList(folder, hashLength)).toEqual(asGitLists(folder));
    expect(index?.entries.filter((entry) => entry.intentToAdd).map((entry) => entry.path)).toEqual(
      version === 3 ? ['intent.txt'] : [],
    );
  });

  test('a split index with deleted, replaced and added entries', () => {
    const folder = makeRepository(makeFolder(), format);
    git(folder, 'update-index', '--split-index');
    git(folder, 'rm', '-q', '--cached', 'only-1.txt');
    fs.writeFileSync(join(folder, 'only-2.txt'), 'replaced\n');
    fs.writeFileSync(join(folder, 'added.txt'), 'added\n');
    git(folder, '-c', 'splitIndex.maxPercentChange=100', 'add', 'only-2.txt', 'added.txt');
    expect(fs.readdirSync(join(folder, '.git')).some((name) => name.startsWith('sharedindex.'))).toBe(true);
    expect(readIndex(join(folder, '.git'), hashLength)?.extensions.has('link')).toBe(true);
    expect(asWeList(folder, hashLength)).toEqual(asGitLists(folder));
  });
});

test('isomorphic-git lists the same paths of a version 2 index', async () => {
  const folder = makeRepository(makeFolder());
  const theirs = await isomorphicGit.listFiles({ fs, dir: folder });
  expect(readIndex(join(folder, '.git'), 20)?.entries.map((entry) => entry.path)).toEqual(theirs);
});

test('roots: stages of a conflict and what was resolved, folders of a sparse index, no submodules, no intents', () => {
  const folder = makeRepository(makeFolder());
  const commit = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'update-index', '--add', '--cacheinfo', `160000,${commit},module`);
  fs.writeFileSync(join(folder, 'intent.txt'), 'x');
  git(folder, 'add', '-N', 'intent.txt');
  const blobs = ['base', 'ours', 'theirs'].map((text) =>
    gitBytes(folder, ['hash-object', '-w', '--stdin'], { input: text }).toString().trim(),
  );
  const stages = blobs.map((blob, i) => `100644 ${blob} ${i + 1}\tconflict.txt\n`).join('');
  gitBytes(folder, ['update-index', '--index-info'], { input: stages });
  const conflictIds = (): string[] => {
    const problems: Problem[] = [];
    const roots = readIndexRoots(join(folder, '.git'), '', 20, problems);
    expect(problems).toEqual([]);
    expect(roots.map((root) => root.path)).not.toContain('module');
    expect(roots.map((root) => root.path)).not.toContain('intent.txt');
    return roots.filter((root) => root.path === 'conflict.txt').map((root) => root.id);
  };
  expect(conflictIds()).toEqual(blobs);
  fs.writeFileSync(join(folder, 'conflict.txt'), 'resolved');
  git(folder, 'add', 'conflict.txt');
  expect(conflictIds()).toEqual(expect.arrayContaining(blobs));
});

test('a sparse index holds folders as trees', () => {
  const folder = makeRepository(makeFolder());
  git(folder, 'sparse-checkout', 'set', '--cone', '--sparse-index');
  const roots = readIndexRoots(join(folder, '.git'), '', 20, []);
  expect(roots.find((root) => root.path === 'inner/')?.id).toBe(git(folder, 'rev-parse', 'HEAD:inner'));
});

test('a damaged index is a problem that names it', () => {
  const folder = makeRepository(makeFolder());
  const file = join(folder, '.git', 'index');
  fs.truncateSync(file, 150);
  const problems: Problem[] = [];
  expect(readIndexRoots(join(folder, '.git'), '', 20, problems)).toEqual([]);
  expect(problems).toEqual([expect.objectContaining({ kind: 'index-corrupt', subject: 'index' })]);
  git(folder, 'read-tree', 'HEAD');
  git(folder, 'update-index', '--split-index');
  const shared = fs.readdirSync(join(folder, '.git')).find((name) => name.startsWith('sharedindex.')) as string;
  fs.rmSync(join(folder, '.git', shared));
  readIndexRoots(join(folder, '.git'), '', 20, problems);
  expect(problems[1]?.message).toMatch(/shared index [0-9a-f]{40} is missing/);
});

test('random bytes and flipped bytes: UnearthError only, and no entry more than the file can hold', () => {
  const folder = makeRepository(makeFolder());
  addManyPaths(folder);
  git(folder, 'update-index', '--index-version=4');
  const index = fs.readFileSync(join(folder, '.git', 'index'));
  const check = (content: Buffer): void => {
    try {
      expect(parseIndex(content, 20).entries.length).toBeLessThan(content.length);
    } catch (error) {
      expect(error).toBeInstanceOf(UnearthError);
    }
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => check(Buffer.concat([index.subarray(0, 12), bytes]))),
  );
  fc.assert(
    fc.property(fc.nat(400), fc.nat(255), (position, byte) => {
      const changed = Buffer.from(index);
      changed[position] = byte;
      check(changed);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      try {
        parseResolveUndo(Buffer.from(bytes), 20);
      } catch (error) {
        expect(error).toBeInstanceOf(UnearthError);
      }
    }),
  );
});

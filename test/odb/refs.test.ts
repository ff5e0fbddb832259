import * as fs from 'node:fs';
import { join } from 'node:path';
import isomorphicGit from 'isomorphic-git';
import { describe, expect, test } from 'vitest';
import { readRefs } from '../../src/odb/refs.js';
import { locateRepository } from '../../src/odb/repository-location.js';
import type { RefsSnapshot } from '../../src/odb/types.js';
import { git, gitLines, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

async function snapshotOf(path: string): Promise<RefsSnapshot> {
  return readRefs(await locateRepository(path));
}

function refLines(snapshot: RefsSnapshot): string[] {
  return snapshot.refs.map((ref) => `${ref.id} ${ref.name}`);
}

/** What `git for-each-ref` prints, and HEAD, sorted by name. */
function gitRefLines(folder: string): string[] {
  const lines = gitLines(folder, 'for-each-ref', '--format=%(objectname) %(refname)');
  return [`${git(folder, 'rev-parse', 'HEAD')} HEAD`, ...lines];
}

function sourcesOf(snapshot: RefsSnapshot, kind: string): string[] {
  return [...new Set(snapshot.extraRoots.filter((root) => root.kind === kind).map((root) => root.source))].toSorted();
}

function idsIn(snapshot: RefsSnapshot, source: string): string[] {
  return snapshot.extraRoots.filter((root) => root.source === source).map((root) => root.id);
}

/** Loose and packed refs of all sorts, a packed one that a loose one hides, a note and a stash. */
function makeManyRefs(format: 'sha1' | 'sha256' = 'sha1'): string {
  const folder = makeRepository(makeFolder(), format);
  git(folder, 'branch', 'topic/one', 'HEAD~2');
  git(folder, 'branch', 'moved', 'HEAD~2');
  git(folder, 'notes', 'add', '-m', 'a note');
  git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD~1');
  git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  git(folder, 'pack-refs', '--all');
  git(folder, 'branch', '-f', 'moved', 'HEAD');
  git(folder, 'branch', 'ümlaut', 'HEAD');
  fs.appendFileSync(join(folder, 'only-1.txt'), 'stashed\n');
  git(folder, 'stash', '-q');
  return folder;
}

describe.each(['sha1', 'sha256'] as const)('%s', (format) => {
  test('refs, symbolic refs and HEAD as git prints them', async () => {
    const folder = makeManyRefs(format);
    const snapshot = await snapshotOf(folder);
    expect(snapshot.problems).toEqual([]);
    expect(refLines(snapshot)).toEqual(gitRefLines(folder));
    expect(snapshot.refs.filter((ref) => ref.symbolicTarget !== undefined)).toEqual([
      { name: 'HEAD', id: git(folder, 'rev-parse', 'HEAD'), symbolicTarget: 'refs/heads/main' },
      {
        name: 'refs/remotes/origin/HEAD',
        id: git(folder, 'rev-parse', 'HEAD~1'),
        symbolicTarget: 'refs/remotes/origin/main',
      },
    ]);
    expect(snapshot.headRef).toBe('refs/heads/main');
    expect(snapshot.headId).toBe(git(folder, 'rev-parse', 'HEAD'));
  });

  test('reflogs hold all that git shows, old ids and dropped stashes too', async () => {
    const folder = makeManyRefs(format);
    fs.appendFileSync(join(folder, 'only-2.txt'), 'stashed as well\n');
    git(folder, 'stash', '-q');
    const lower = git(folder, 'rev-parse', 'stash@{1}');
    const snapshot = await snapshotOf(folder);
    for (const name of ['HEAD', 'refs/heads/main', 'refs/stash']) {
      const ids = idsIn(snapshot, `logs/${name}`);
      expect(ids).toEqual(expect.arrayContaining(gitLines(folder, 'reflog', 'show', '--format=%H', name)));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.some((id) => /^0+$/.test(id))).toBe(false);
    }
    expect(idsIn(snapshot, 'logs/refs/stash')).toContain(lower);
  });
});

test('isomorphic-git finds the same branches, tags and HEAD', async () => {
  const dir = makeManyRefs();
  const snapshot = await snapshotOf(dir);
  const names = (prefix: string): string[] =>
    snapshot.refs.filter((ref) => ref.name.startsWith(prefix)).map((ref) => ref.name.slice(prefix.length));
  expect(names('refs/heads/').toSorted()).toEqual((await isomorphicGit.listBranches({ fs, dir })).toSorted());
  expect(names('refs/tags/')).toEqual(await isomorphicGit.listTags({ fs, dir }));
  expect(snapshot.headRef).toBe(await isomorphicGit.currentBranch({ fs, dir, fullname: true }));
  for (const ref of snapshot.refs) expect(await isomorphicGit.resolveRef({ fs, dir, ref: ref.name })).toBe(ref.id);
});

test('a detached HEAD, and one whose branch has no commit', async () => {
  const folder = makeRepository(makeFolder());
  git(folder, 'checkout', '-q', 'HEAD~1');
  expect(await snapshotOf(folder)).toMatchObject({ headRef: null, headId: git(folder, 'rev-parse', 'HEAD') });
  git(folder, 'checkout', '-q', '--orphan', 'empty');
  const snapshot = await snapshotOf(folder);
  expect(snapshot).toMatchObject({ headRef: 'refs/heads/empty', headId: null, problems: [] });
  expect(snapshot.refs.map((ref) => ref.name)).not.toContain('HEAD');
});

test('a repository without any commit is empty, not broken', async () => {
  const folder = makeFolder();
  git(folder, 'init', '-q', '.');
  expect(await snapshotOf(folder)).toEqual({
    headRef: 'refs/heads/main',
    headId: null,
    refs: [],
    extraRoots: [],
    shallowCommits: [],
    remotes: [],
    problems: [],
  });
});

test('each worktree brings its HEAD, index, reflogs and own refs, seen from any of them', async () => {
  const folder = makeRepository(makeFolder());
  const linked = join(makeFolder(), 'linked');
  git(folder, 'worktree', 'add', '-q', '--detach', linked, 'HEAD~1');
  git(linked, 'update-ref', 'refs/worktree/own', 'HEAD~1');
  git(folder, 'update-ref', 'refs/worktree/mine', 'HEAD');
  fs.writeFileSync(join(linked, 'staged.txt'), 'only staged in the linked worktree\n');
  git(linked, 'add', 'staged.txt');
  const staged = git(linked, 'rev-parse', ':staged.txt');

  const fromMain = await snapshotOf(folder);
  expect(fromMain.problems).toEqual([]);
  expect(sourcesOf(fromMain, 'worktree-head')).toEqual(['worktrees/linked/HEAD']);
  expect(fromMain.refs.map((ref) => ref.name)).toContain('worktrees/linked/refs/worktree/own');
  expect(fromMain.refs.map((ref) => ref.name)).toContain('refs/worktree/mine');
  expect(fromMain.extraRoots).toContainEqual({
    kind: 'index',
    source: 'worktrees/linked/index',
    id: staged,
    path: 'staged.txt',
  });
  expect(sourcesOf(fromMain, 'reflog')).toContain('worktrees/linked/logs/HEAD');

  const fromLinked = await snapshotOf(linked);
  expect(fromLinked.problems).toEqual([]);
  expect(refLines(fromLinked).filter((line) => !line.includes(' main-worktree/'))).toEqual(gitRefLines(linked));
  expect(fromLinked.refs.map((ref) => ref.name)).toContain('main-worktree/refs/worktree/mine');
  expect(fromLinked.headId).toBe(git(linked, 'rev-parse', 'HEAD'));
  expect(sourcesOf(fromLinked, 'worktree-head')).toEqual(['main-worktree/HEAD']);
  expect(sourcesOf(fromLinked, 'reflog')).toEqual(['logs/HEAD', 'logs/refs/heads/main', 'main-worktree/logs/HEAD']);
  expect(sourcesOf(fromLinked, 'index')).toEqual(['index', 'main-worktree/index']);
  const ids = (snapshot: RefsSnapshot): string[] =>
    [...snapshot.refs, ...snapshot.extraRoots].map((root) => root.id).toSorted();
  expect(new Set(ids(fromLinked))).toEqual(new Set(ids(fromMain)));
});

test('a bisection in a linked worktree', async () => {
  const folder = makeRepository(makeFolder());
  const linked = join(makeFolder(), 'linked');
  git(folder, 'worktree', 'add', '-q', '--detach', linked);
  git(linked, 'bisect', 'start', 'HEAD', 'HEAD~2');
  const snapshot = await snapshotOf(folder);
  expect(snapshot.refs.map((ref) => ref.name)).toContain('worktrees/linked/refs/bisect/bad');
  expect(sourcesOf(snapshot, 'special')).toEqual(
    expect.arrayContaining(['worktrees/linked/BISECT_LOG', 'worktrees/linked/BISECT_EXPECTED_REV']),
  );
});

test('a stopped rebase: its state files and heads', async () => {
  const folder = makeRepository(makeFolder());
  git(folder, 'checkout', '-q', '-b', 'side', 'HEAD~1');
  fs.writeFileSync(join(folder, 'only-3.txt'), 'conflict\n');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'side');
  const original = git(folder, 'rev-parse', 'HEAD');
  fs.appendFileSync(join(folder, 'only-1.txt'), 'kept by autostash\n');
  expect(() => git(folder, 'rebase', '-q', '--autostash', 'main')).toThrow();
  const snapshot = await snapshotOf(folder);
  expect(sourcesOf(snapshot, 'special')).toEqual(
    expect.arrayContaining([
      'ORIG_HEAD',
      'REBASE_HEAD',
      'rebase-merge/autostash',
      'rebase-merge/onto',
      'rebase-merge/orig-head',
    ]),
  );
  expect(idsIn(snapshot, 'REBASE_HEAD')).toEqual([original]);
  expect(git(folder, 'cat-file', '-t', idsIn(snapshot, 'rebase-merge/autostash')[0] as string)).toBe('commit');
});

test('FETCH_HEAD names all that was fetched, a merge its heads', async () => {
  const folder = makeRepository(makeFolder());
  const source = makeRepository(makeFolder());
  git(source, 'commit', '-q', '--allow-empty', '-m', 'theirs');
  git(source, 'branch', 'other', 'HEAD~1');
  git(folder, 'fetch', '-q', source, 'main', 'other');
  const fetched = ['main', 'other'].map((name) => git(source, 'rev-parse', name));
  expect(idsIn(await snapshotOf(folder), 'FETCH_HEAD')).toEqual(fetched);
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'ours');
  git(folder, 'merge', '-q', '--no-commit', fetched[0] as string);
  expect(idsIn(await snapshotOf(folder), 'MERGE_HEAD')).toEqual([fetched[0]]);
});

test('the reflog of a branch that is gone is still read', async () => {
  const folder = makeRepository(makeFolder());
  git(folder, 'checkout', '-q', '-b', 'gone');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'only there');
  const lost = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'checkout', '-q', 'main');
  const log = join(folder, '.git', 'logs', 'refs', 'heads', 'gone');
  const kept = fs.readFileSync(log);
  git(folder, 'branch', '-q', '-D', 'gone');
  fs.writeFileSync(log, kept);
  expect(idsIn(await snapshotOf(folder), 'logs/refs/heads/gone')).toContain(lost);
});

describe('broken refs are problems and hide nothing else', () => {
  test.each([
    ['an empty file', 'refs/heads/bad', '', /is empty/],
    ['text', 'refs/heads/bad', 'not an id\n', /holds no id/],
    ['an id that is cut off', 'refs/heads/bad', `${'a'.repeat(39)}\n`, /holds no id/],
    ['zeros', 'refs/heads/bad', `${'0'.repeat(40)}\n`, /holds no id of this repository/],
    ['an id of the other format', 'refs/heads/bad', `${'a'.repeat(64)}\n`, /holds no id of this repository/],
    ['a circle', 'refs/heads/bad', 'ref: refs/heads/bad\n', /circle/],
    ['a terminal escape in its name', 'refs/heads/bad\u001b[31m', '', /bad\\x1b\[31m is empty/],
    ['no HEAD', 'HEAD', '', /HEAD is missing or broken/],
  ])('%s', async (_name, ref, content, message) => {
    const folder = makeRepository(makeFolder());
    fs.writeFileSync(join(folder, '.git', ref), content);
    const snapshot = await snapshotOf(folder);
    expect(snapshot.problems.map((problem) => problem.message).join('\n')).toMatch(message);
    expect(snapshot.problems.every((problem) => problem.kind === 'ref-broken')).toBe(true);
    expect(snapshot.refs.map((found) => found.name)).toContain('refs/heads/main');
    expect(snapshot.refs.map((found) => found.name)).not.toContain(ref);
  });

  test('a line of packed-refs, a reflog line, a shadowed packed ref', async () => {
    const folder = makeManyRefs();
    const packedId = git(folder, 'rev-parse', 'topic/one');
    fs.appendFileSync(join(folder, '.git', 'packed-refs'), 'nonsense\n');
    fs.appendFileSync(join(folder, '.git', 'logs', 'HEAD'), 'nonsense\n');
    fs.mkdirSync(join(folder, '.git', 'refs', 'heads', 'topic'), { recursive: true });
    fs.writeFileSync(join(folder, '.git', 'refs', 'heads', 'topic', 'one'), 'broken');
    const snapshot = await snapshotOf(folder);
    expect(snapshot.problems.map((problem) => problem.subject).toSorted()).toEqual([
      'logs/HEAD',
      'packed-refs',
      'refs/heads/topic/one',
    ]);
    // Git would refuse the ref; what it last was packed as is better than nothing.
    expect(refLines(snapshot)).toContain(`${packedId} refs/heads/topic/one`);
  });

  test('a symbolic ref cannot read files outside', async () => {
    const folder = makeRepository(makeFolder());
    fs.writeFileSync(join(folder, 'outside'), `${git(folder, 'rev-parse', 'HEAD')}\n`);
    fs.writeFileSync(join(folder, '.git', 'refs', 'heads', 'evil'), 'ref: ../outside\n');
    expect((await snapshotOf(folder)).refs.map((ref) => ref.name)).not.toContain('refs/heads/evil');
  });

  test('links that make a loop, and a FIFO, do not hang', async () => {
    const folder = makeRepository(makeFolder());
    fs.symlinkSync('..', join(folder, '.git', 'refs', 'heads', 'loop'));
    git(folder, '-c', 'alias.fifo=!mkfifo', 'fifo', join(folder, '.git', 'refs', 'heads', 'fifo'));
    git(folder, '-c', 'alias.fifo=!mkfifo', 'fifo', join(folder, '.git', 'ORIG_HEAD'));
    const snapshot = await snapshotOf(folder);
    expect(snapshot.problems.map((problem) => problem.subject).toSorted()).toEqual([
      'ORIG_HEAD',
      'refs/heads/fifo',
      'refs/heads/loop',
    ]);
  });
});

test('HEAD as a symbolic link, as git once wrote it', async () => {
  const folder = makeRepository(makeFolder());
  fs.rmSync(join(folder, '.git', 'HEAD'));
  fs.symlinkSync('refs/heads/main', join(folder, '.git', 'HEAD'));
  expect(await snapshotOf(folder)).toMatchObject({
    headRef: 'refs/heads/main',
    headId: git(folder, 'rev-parse', 'main'),
  });
});

test('remotes are kept raw: they are scanned', async () => {
  const folder = makeRepository(makeFolder());
  git(folder, 'remote', 'add', 'origin', 'https://user:word@host.example/x.git');
  git(folder, 'remote', 'set-url', '--push', 'origin', 'ssh://host.example/x.git');
  expect((await snapshotOf(folder)).remotes).toEqual([
    { name: 'origin', url: 'https://user:word@host.example/x.git' },
    { name: 'origin', url: 'ssh://host.example/x.git' },
  ]);
});

test('the border of a shallow clone', async () => {
  const source = makeRepository(makeFolder());
  const folder = makeFolder();
  git(folder, 'clone', '-q', '--depth=1', `file://${source}`, '.');
  const snapshot = await snapshotOf(folder);
  expect(snapshot.shallowCommits).toEqual([git(source, 'rev-parse', 'HEAD')]);
});

import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { locateRepository, removeTemporary } from '../../src/odb/repository-location.js';
import { readRefs } from '../../src/odb/refs.js';
import { git, gitLines, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

describe('every door into a repository', () => {
  test('a work tree, a folder inside, a file inside and the .git folder lead to the same', async () => {
    const folder = makeRepository(makeFolder());
    const expected = {
      gitDir: join(folder, '.git'),
      commonDir: join(folder, '.git'),
      workTree: folder,
      objectDirs: [join(folder, '.git', 'objects')],
      objectFormat: 'sha1',
      refFormat: 'files',
      shallow: false,
      partial: false,
      bare: false,
      temporary: null,
    };
    for (const path of ['.', 'inner', 'inner/file.txt', '.git', '.git/objects/pack']) {
      expect(await locateRepository(join(folder, path))).toMatchObject({ ...expected, givenPath: join(folder, path) });
    }
  });

  test('a bare repository, sha256 too', async () => {
    const folder = makeRepository(makeFolder(), 'sha256');
    const bare = join(makeFolder(), 'bare.git');
    git(folder, 'clone', '-q', '--bare', folder, bare);
    expect(await locateRepository(bare)).toMatchObject({
      gitDir: bare,
      workTree: null,
      bare: true,
      objectFormat: 'sha256',
    });
    expect(await locateRepository(join(bare, 'refs'))).toMatchObject({ gitDir: bare, bare: true });
  });

  test('a linked worktree, by its folder, its .git file and its git directory', async () => {
    const folder = makeRepository(makeFolder());
    const linked = join(makeFolder(), 'linked');
    git(folder, 'worktree', 'add', '-q', linked);
    const gitDir = join(folder, '.git', 'worktrees', 'linked');
    for (const path of [linked, join(linked, 'inner'), join(linked, '.git'), gitDir]) {
      expect(await locateRepository(path)).toMatchObject({
        gitDir,
        commonDir: join(folder, '.git'),
        workTree: linked,
        bare: false,
      });
    }
  });

  test('a submodule', async () => {
    const module = makeRepository(makeFolder());
    const folder = makeRepository(makeFolder());
    git(folder, 'submodule', '--quiet', 'add', module, 'module');
    expect(await locateRepository(join(folder, 'module'))).toMatchObject({
      gitDir: join(folder, '.git', 'modules', 'module'),
      workTree: join(folder, 'module'),
    });
  });

  test('a .git folder inside another repository that is none is passed over, as git does', async () => {
    const folder = makeRepository(makeFolder());
    fs.mkdirSync(join(folder, 'inner', '.git'));
    expect((await locateRepository(join(folder, 'inner'))).gitDir).toBe(join(folder, '.git'));
  });

  test('folders of a project that are named like those of a repository do not make one', async () => {
    const folder = makeRepository(makeFolder());
    for (const name of ['objects', 'refs']) fs.mkdirSync(join(folder, 'inner', name));
    expect((await locateRepository(join(folder, 'inner'))).gitDir).toBe(join(folder, '.git'));
  });

  test('a repository that has lost its HEAD is still opened', async () => {
    const folder = makeRepository(makeFolder());
    fs.rmSync(join(folder, '.git', 'HEAD'));
    const snapshot = await readRefs(await locateRepository(folder));
    expect(snapshot.problems.map((problem) => problem.message)).toEqual(['the ref HEAD is missing or broken']);
    expect(snapshot.refs.map((ref) => ref.name)).toContain('refs/heads/main');
  });
});

describe('what the layout tells', () => {
  test('alternates, theirs too, each once; a lost one is a problem', async () => {
    const first = makeRepository(makeFolder());
    const second = makeFolder();
    const third = makeFolder();
    git(second, 'clone', '-q', '--shared', first, '.');
    git(third, 'clone', '-q', '--shared', second, '.');
    const objects = (folder: string): string => join(folder, '.git', 'objects');
    expect((await locateRepository(third)).objectDirs).toEqual([third, second, first].map(objects));
    fs.appendFileSync(join(objects(third), 'info', 'alternates'), `# comment\n../objects\n/nonexistent/objects\n`);
    const layout = await locateRepository(third);
    expect(layout.objectDirs).toEqual([third, second, first].map(objects));
    expect(layout.problems).toEqual([
      expect.objectContaining({ kind: 'alternate-missing', subject: '/nonexistent/objects' }),
    ]);
    expect((await readRefs(layout)).problems).toEqual(layout.problems);
  });

  test('a shallow and a partial clone', async () => {
    const source = makeRepository(makeFolder());
    git(source, 'config', 'uploadpack.allowFilter', 'true');
    const [shallow, partial] = [makeFolder(), makeFolder()];
    git(shallow, 'clone', '-q', '--depth=1', `file://${source}`, '.');
    git(partial, 'clone', '-q', '--filter=blob:none', '--bare', `file://${source}`, '.');
    expect(await locateRepository(shallow)).toMatchObject({ shallow: true, partial: false });
    expect(await locateRepository(partial)).toMatchObject({ shallow: false, partial: true });
    git(partial, 'config', '--unset', 'remote.origin.promisor');
    expect(await locateRepository(partial)).toMatchObject({ partial: true });
  });

  test('core.worktree of the repository leads nowhere', async () => {
    const folder = makeRepository(makeFolder());
    git(folder, 'config', 'core.worktree', '/etc');
    expect((await locateRepository(join(folder, '.git'))).workTree).toBe(folder);
  });

  test('more object directories, such as those of a quarantine', async () => {
    const folder = makeRepository(makeFolder());
    const quarantine = makeFolder();
    const layout = await locateRepository(folder, { extraObjectDirs: [quarantine] });
    expect(layout.objectDirs).toEqual([join(folder, '.git', 'objects'), quarantine]);
  });
});

describe('nothing that the repository configures is run', () => {
  test('fsmonitor, hooks, aliases and includes', async () => {
    const folder = makeRepository(makeFolder());
    const trap = join(folder, 'trap');
    const command = `touch ${trap}`;
    for (const key of ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'credential.helper'])
      git(folder, 'config', key, `!${command}`);
    git(folder, 'config', 'extensions.worktreeConfig', 'true');
    fs.writeFileSync(join(folder, '.git', 'hooks', 'post-checkout'), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
    const layout = await locateRepository(folder);
    await readRefs(layout);
    const remote = await locateRepository(`file://${folder}`);
    await readRefs(remote);
    await removeTemporary(remote);
    expect(fs.existsSync(trap)).toBe(false);
  });
});

describe('a wrong path is told in one line with a way out', () => {
  test.each([
    ['nothing there', (folder: string) => join(folder, 'absent'), 'not-a-repository', /no such file or folder/],
    ['an empty folder', (folder: string) => folder, 'not-a-repository', /the folder is empty/],
    ['a folder of other files', (folder: string) => touch(folder, 'x'), 'not-a-repository', /not a Git repository/],
    ['a file', (folder: string) => join(touch(folder, 'x'), 'x'), 'not-a-repository', /no bundle and in no repository/],
    ['a path below a file', (folder: string) => join(touch(folder, 'x'), 'x', 'y'), 'not-a-repository', /no such file/],
    ['a broken .git file', (folder: string) => touch(folder, '.git'), 'not-a-repository', /is not a git file/],
    [
      'a .git file that leads nowhere',
      (folder: string) => touch(folder, '.git', 'gitdir: /nonexistent\n'),
      'not-a-repository',
      /no Git directory/,
    ],
    ['no path', () => '', 'usage', /empty/],
    [
      'a path with an escape',
      (folder: string) => join(folder, '\u001b[2Jx\ny'),
      'not-a-repository',
      /\\x1b\[2Jx\\x0ay$/,
    ],
    ['an unknown kind of URL', () => 'ext::sh -c whoami', 'usage', /not supported/],
  ])('%s', async (_name, path, code, message) => {
    const error = await locateRepository(path(makeFolder())).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UnearthError', code });
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('\n');
  });

  test('a broken .git folder is named', async () => {
    const folder = makeFolder();
    fs.mkdirSync(join(folder, '.git'));
    await expect(locateRepository(folder)).rejects.toThrow(/has a .git folder without objects or refs/);
  });

  test('an object format that nobody knows', async () => {
    const folder = makeRepository(makeFolder());
    fs.appendFileSync(join(folder, '.git', 'config'), '[extensions]\n\tobjectFormat = sha999\n');
    await expect(locateRepository(folder)).rejects.toMatchObject({ code: 'unsupported' });
  });

  // Root may read everything: the test needs another user.
  test.skipIf(process.getuid?.() === 0)('no permission', async () => {
    const folder = makeFolder();
    fs.chmodSync(folder, 0o000);
    await expect(locateRepository(folder)).rejects.toMatchObject({ code: 'no-access' });
    fs.chmodSync(folder, 0o700);
  });
});

function touch(folder: string, name: string, content = ''): string {
  fs.writeFileSync(join(folder, name), content);
  return folder;
}

describe('file:// URLs are mirrored into a temporary folder', () => {
  test('all refs come along, and the folder goes', async () => {
    const source = makeRepository(makeFolder());
    git(source, 'update-ref', 'refs/pull/1/head', 'HEAD~1');
    const layout = await locateRepository(`file://${source}`);
    const refs = (await readRefs(layout)).refs.filter((ref) => ref.name !== 'HEAD');
    expect(refs.map((ref) => `${ref.id} ${ref.name}`)).toEqual(
      gitLines(source, 'for-each-ref', '--format=%(objectname) %(refname)'),
    );
    expect(fs.statSync(layout.temporary as string).mode & 0o077).toBe(0);
    await removeTemporary(layout);
    expect(fs.existsSync(layout.temporary as string)).toBe(false);
  });

  test('a credential of the URL is in no message, and nothing is left behind', async () => {
    // A folder of its own, as other tests make temporary folders at the same time.
    const temporary = makeFolder();
    vi.stubEnv('TMPDIR', temporary);
    const error: unknown = await locateRepository('http://zaphod:pass%20word@127.0.0.1:9/x.git?key=query-value').catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'no-access' });
    // Words that stand in no folder the tests may be run in.
    expect(String((error as Error).stack)).not.toMatch(/pass%20word|pass word|query-value|zaphod/);
    expect((error as Error).message).toContain('http://127.0.0.1:9/x.git');
    expect(fs.readdirSync(temporary)).toEqual([]);
    vi.unstubAllEnvs();
  });

  test('a repository that is not there', async () => {
    await expect(locateRepository('file:///nonexistent/x.git')).rejects.toMatchObject({ code: 'no-access' });
  });

  test('an abort ends git and is told as such', async () => {
    const signal = AbortSignal.abort();
    await expect(locateRepository(`file://${makeRepository(makeFolder())}`, { signal })).rejects.toMatchObject({
      code: 'interrupted',
    });
  });
});

test('the order of doors: a path that exists wins over a URL that looks the same', async () => {
  const folder = makeRepository(makeFolder());
  const odd = join(folder, 'user@host:path');
  fs.mkdirSync(odd);
  expect((await locateRepository(odd)).gitDir).toBe(join(folder, '.git'));
});

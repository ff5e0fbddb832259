/** What rewrite.sh takes for SOURCE and what it refuses; each refusal leaves nothing behind and says the way out. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectsWith } from './helpers/all-objects.js';
import { token } from './helpers/canaries.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { makeScratch } from './helpers/scratch-repository.js';
import { makeSmallPlan, type SmallPlan } from './helpers/small-plan.js';

const versions = findFilterRepos();

describe.skipIf(versions.length === 0)('rewrite.sh', () => {
  const scratch = makeScratch();
  const value = token('source');
  let small: SmallPlan;
  const git = (...parameters: string[]): string => execFileSync('git', parameters, { stdio: 'pipe' }).toString().trim();
  const place = (name: string): string => join(scratch.folder, name);

  beforeAll(async () => {
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('leak');
    scratch.write('a.txt', 'key=\n');
    scratch.commit('oops');
    scratch.git('config', 'uploadpack.allowFilter', 'true');
    small = await makeSmallPlan(scratch, [{ value }]);
  });

  afterAll(() => scratch.remove());

  const expectRefusal = (source: string, words: string): void => {
    const before = readdirSync(scratch.folder);
    const run = small.rewrite(source);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(words);
    expect(run.stderr).toContain('way out: ');
    expect(run.stderr).not.toContain(value);
    expect(existsSync(small.mirror)).toBe(false);
    expect(readdirSync(scratch.folder)).toEqual(before);
  };

  it('refuses a shallow clone', () => {
    git('clone', '-q', '--depth=1', pathToFileURL(scratch.repository).href, place('shallow'));
    expectRefusal(place('shallow'), 'shallow');
  });

  it('refuses a shallow clone behind a URL', () => {
    expectRefusal(pathToFileURL(place('shallow')).href, 'shallow');
  });

  it('refuses a partial clone', () => {
    git('clone', '-q', '--filter=blob:none', '--no-checkout', pathToFileURL(scratch.repository).href, place('partial'));
    expectRefusal(place('partial'), 'partial clone');
  });

  it('refuses a single-branch clone', () => {
    git('clone', '-q', '--single-branch', scratch.repository, place('single'));
    expectRefusal(place('single'), 'single-branch');
  });

  it('refuses a SHA-256 repository with a submodule, which git filter-repo cannot read, before it begins', async () => {
    const other = makeScratch({ objectFormat: 'sha256' });
    other.write('a.txt', `key=${value}\n`);
    other.commit('one');
    other.git('update-index', '--add', '--cacheinfo', `160000,${'ab'.repeat(32)},module`);
    other.git('commit', '-q', '-m', 'submodule');
    const plan = await makeSmallPlan(other, [{ value }]);
    const run = plan.rewrite();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('SHA-256 repository with submodules');
    expect(plan.plan.document.manual.map(({ kind }) => kind)).toContain('sha256-submodule');
    other.remove();
  });

  it('refuses what is no repository', () => {
    mkdirSync(place('empty'));
    expectRefusal(place('empty'), 'not a git repository');
    expectRefusal(place('nowhere'), 'git clone failed');
  });

  it('refuses a source that hides refs from its clones', () => {
    git('clone', '-q', '--mirror', scratch.repository, place('hiding.git'));
    git('-C', place('hiding.git'), 'update-ref', 'refs/secret/x', 'main');
    git('-C', place('hiding.git'), 'config', 'transfer.hideRefs', 'refs/secret');
    expectRefusal(place('hiding.git'), 'hides some of its refs');
  });

  it('refuses without git filter-repo', () => {
    const tools = place('tools');
    mkdirSync(tools);
    for (const tool of ['git', 'sh', 'python3', 'dirname', 'basename', 'env'])
      symlinkSync(git('--exec-path') === '' ? tool : `/usr/bin/${tool}`, join(tools, tool));
    const run = small.rewrite(scratch.repository, small.mirror, tools);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('git filter-repo is not installed');
  });

  it.each([
    ['a mirror that exists as a dangling link', 'dangling', 'exists already'],
    ['a mirror in a folder that does not exist', 'no/such/folder', 'does not exist'],
  ])('refuses %s', (_, name, words) => {
    if (name === 'dangling') symlinkSync('/nonexistent', place(name));
    const run = small.rewrite(scratch.repository, place(name));
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(words);
  });

  it('says how it is used', () => {
    const run = small.rewrite('', undefined as never);
    expect(run.status).toBe(1);
    const usage = execFileSync('sh', ['-c', `sh '${join(small.folder, 'rewrite.sh')}' one || echo "code $?"`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(usage.toString()).toContain('code 2');
  });

  it('takes away the half-made mirror when git filter-repo fails, and says where the log is', async () => {
    const broken = await makeSmallPlan(scratch, [{ value }], {}, 'broken');
    writeFileSync(join(broken.folder, 'expressions.txt'), 'regex:(==>x\n');
    const run = broken.rewrite();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('git filter-repo failed');
    expect(existsSync(broken.mirror)).toBe(false);
    expect(readdirSync(scratch.folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it.each([
    [
      'a folder inside the work tree, with quotes and spaces in the mirror’s name',
      () => scratch.repository,
      `it's a "mirror" $(id) .git`,
    ],
    [
      'a bare repository',
      () => {
        git('clone', '-q', '--bare', scratch.repository, place('bare.git'));
        return place('bare.git');
      },
      'from-bare.git',
    ],
    ['a file URL', () => pathToFileURL(scratch.repository).href, 'from-url.git'],
    [
      'a bundle',
      () => {
        scratch.git('bundle', 'create', place('all.bundle'), '--all');
        return place('all.bundle');
      },
      'from-bundle.git',
    ],
    [
      'a repository with alternates',
      () => {
        git('clone', '-q', '--bare', '--shared', scratch.repository, place('shared.git'));
        return place('shared.git');
      },
      'from-shared.git',
    ],
    [
      'a linked worktree',
      () => {
        scratch.git('worktree', 'add', '-q', '-b', 'linked', place('linked'));
        return place('linked');
      },
      'from-worktree.git',
    ],
  ])('rewrites from %s', (_, source, name) => {
    const run = small.rewrite(source(), place(name));
    expect(run.stderr.concat(run.stdout)).toContain('rewritten: 2 of 2 commits');
    expect(run.status).toBe(0);
    expect(objectsWith(place(name), Buffer.from(value))).toEqual([]);
    expect(existsSync(join(place(name), 'objects/info/alternates'))).toBe(false);
  });

  it('works from a plan folder with an awkward name', async () => {
    const awkward = await makeSmallPlan(scratch, [{ value }], {}, `it's a: "plan" $(x)`);
    const run = awkward.rewrite();
    expect(run.status, run.stderr).toBe(0);
    expect(objectsWith(awkward.mirror, Buffer.from(value))).toEqual([]);
  });

  it('is not led astray by variables of git', () => {
    const previous = process.env['GIT_DIR'];
    process.env['GIT_DIR'] = scratch.repository;
    try {
      expect(small.rewrite(scratch.repository, place('with-git-dir.git')).status).toBe(0);
    } finally {
      if (previous === undefined) delete process.env['GIT_DIR'];
      else process.env['GIT_DIR'] = previous;
    }
  });

  it('runs no hook of the source and none of the user’s templates', () => {
    const hook = join(scratch.repository, '.git/hooks/reference-transaction');
    writeFileSync(hook, `#!/bin/sh\ntouch '${place('hook-ran')}'\n`, { mode: 0o755 });
    expect(small.rewrite(scratch.repository, place('hooks.git')).status).toBe(0);
    expect(existsSync(place('hook-ran'))).toBe(false);
    expect(existsSync(join(place('hooks.git'), 'hooks'))).toBe(false);
  });
});

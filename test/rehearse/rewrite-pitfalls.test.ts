/** Histories on which a plain run of git filter-repo goes wrong, with every version at hand. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Occurrence } from '../../src/findings/model.js';
import { verifyRewrite } from '../../src/rehearse/verify.js';
import { gitCryptKey } from '../helpers/git-crypt-key.js';
import { objectsWith } from './helpers/all-objects.js';
import { token } from './helpers/canaries.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { makeSmallPlan, type SmallPlan } from './helpers/small-plan.js';

const versions = findFilterRepos();

describe.skipIf(versions.length === 0).each(versions)('with $label', ({ path }) => {
  const value = token('pitfall');
  let scratch: Scratch;

  beforeEach(() => {
    scratch = makeScratch();
  });

  afterEach(() => scratch.remove());

  const mirrorGit = ({ mirror }: SmallPlan, ...parameters: string[]): string =>
    execFileSync('git', ['-C', mirror, ...parameters])
      .toString('latin1')
      .trimEnd();

  const rewritten = async (): Promise<SmallPlan> => {
    const small = await makeSmallPlan(scratch, [{ value }]);
    const run = small.rewrite(undefined, undefined, path);
    expect(run.stdout + run.stderr).toContain('rewritten: ');
    expect(run.status).toBe(0);
    expect(objectsWith(small.mirror, Buffer.from(value))).toEqual([]);
    const changed = /rewritten: (\d+) of/.exec(run.stdout)![1];
    expect(Number(changed)).toBe(small.plan.document.rewrite.predicted.commits);
    const refs = /, (\d+) of \d+ refs/.exec(run.stdout)![1];
    expect(Number(refs)).toBe(small.plan.document.rewrite.predicted.refs);
    return small;
  };

  it('renames the branch that HEAD is on, with all that point to it', async () => {
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('leak');
    scratch.git('branch', '-m', `fix/${value}`);
    scratch.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    scratch.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    const small = await rewritten();
    expect(mirrorGit(small, 'symbolic-ref', 'HEAD')).toMatch(/^refs\/heads\/fix\/REDACTED-/);
    expect(mirrorGit(small, 'show', 'HEAD:a.txt')).toMatch(/^key=REDACTED-/);
    expect(mirrorGit(small, 'rev-parse', 'refs/remotes/origin/HEAD')).toBe(mirrorGit(small, 'rev-parse', 'HEAD'));
  });

  it('leaves out commits that only a linked worktree is at', async () => {
    scratch.write('a.txt', 'a\n');
    scratch.commit('first');
    scratch.git('worktree', 'add', '-q', '--detach', join(scratch.folder, 'linked'));
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('leak');
    const linked = join(scratch.folder, 'linked');
    execFileSync('git', [
      '-C',
      linked,
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@example.org',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      value,
    ]);
    const small = await rewritten();
    expect(small.plan.document.rewrite.predicted.commits).toBe(1);
    expect(small.plan.document.manual.map(({ kind }) => kind)).toContain('worktrees');
  });

  it('keeps commits that would become empty, and merges that would become plain', async () => {
    scratch.write('a.txt', `key=\n`);
    scratch.commit('before');
    scratch.git('checkout', '-q', '-b', 'side');
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('set');
    scratch.write('a.txt', `key=\n`);
    scratch.commit('unset');
    scratch.git('checkout', '-q', 'main');
    scratch.commit('nothing');
    scratch.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    const small = await rewritten();
    expect(mirrorGit(small, 'rev-list', '--count', 'main')).toBe('5');
    expect(mirrorGit(small, 'rev-list', '--merges', '--count', 'main')).toBe('1');
  });

  it('keeps both where a remote-tracking branch differs from the branch of that name', async () => {
    scratch.write('a.txt', `key=${value}\n`);
    const base = scratch.commit('base');
    scratch.write('local.txt', 'local\n');
    scratch.commit('local');
    scratch.git('checkout', '-q', '--detach', base);
    scratch.write('remote.txt', 'remote\n');
    scratch.git('update-ref', 'refs/remotes/origin/main', scratch.commit('remote'));
    scratch.git('checkout', '-q', 'main');
    const small = await rewritten();
    expect(mirrorGit(small, 'show', 'refs/remotes/origin/main:remote.txt')).toBe('remote');
    expect(mirrorGit(small, 'show', 'main:local.txt')).toBe('local');
  });

  it('moves notes to the rewritten commits, those in folders too', async () => {
    for (let i = 0; i < 3; i++) {
      scratch.write('a.txt', `key=${value} ${i}\n`);
      scratch.commit(`commit ${i}`);
      scratch.git('notes', 'add', '-m', `note ${i}`);
    }
    const head = scratch.git('rev-parse', 'HEAD');
    const blob = scratch.git('rev-parse', `refs/notes/commits:${head}`);
    scratch.git('update-index', '--index-info');
    const inner = scratch.gitInput(`100644 blob ${blob}\t${head.slice(2)}\n`, 'mktree');
    const folders = scratch.gitInput(`040000 tree ${inner}\t${head.slice(0, 2)}\n`, 'mktree');
    scratch.git('update-ref', 'refs/notes/fanned', scratch.gitInput('fanned', 'commit-tree', folders));
    const small = await rewritten();
    expect(mirrorGit(small, 'notes', 'show', 'main')).toBe('note 2');
    expect(mirrorGit(small, 'notes', 'show', 'main~2')).toBe('note 0');
    expect(mirrorGit(small, 'notes', '--ref', 'fanned', 'show', 'main')).toBe('note 2');
    expect(mirrorGit(small, 'ls-tree', '-r', '--name-only', 'refs/notes/fanned')).toMatch(
      /^[0-9a-f]{2}\/[0-9a-f]{38}$/,
    );
  });

  it.each<[string, Buffer]>([
    ['that ends in CR', Buffer.from(`${token('carriage return')}\r`)],
    ['that is not UTF-8', Buffer.from(`p\xe4ss\xff-${token('bytes', 20)}`, 'latin1')],
    ['of one line break and another', Buffer.from(`${token('lf', 30)}\n${token('cr', 30)}\r${token('end', 10)}`)],
    ['of control characters and backslashes', Buffer.from(`\x01\\1\\g<0>\x7f${token('control', 20)}\\`)],
  ])('takes out a value %s', async (_, bytes) => {
    const around = (text: Buffer): Buffer => Buffer.concat([Buffer.from('before ['), text, Buffer.from('] after\n')]);
    scratch.write('a.txt', around(bytes));
    scratch.write('b.bin', Buffer.concat([Buffer.alloc(4), around(bytes)]));
    scratch.commit('leak');
    const small = await makeSmallPlan(scratch, [{ value: bytes }]);
    const run = small.rewrite(undefined, undefined, path);
    expect(run.status, run.stderr).toBe(0);
    expect(objectsWith(small.mirror, bytes)).toEqual([]);
    expect(mirrorGit(small, 'show', 'main:a.txt')).toMatch(/^before \[REDACTED-[0-9a-f]+-1\r?\] after$/);
    expect(mirrorGit(small, 'show', 'main:b.bin').length).toBe(4 + around(bytes).length - 1);
  });

  it('takes out a git-crypt key, which is binary, from its file and from base64, and keeps the script whole', async () => {
    // Line breaks inside: a key file is any bytes.
    const key = Buffer.concat([gitCryptKey('planted').subarray(0, 100), Buffer.from('\n\r\n\0'), gitCryptKey('more')]);
    scratch.write('keys/git-crypt.key', key);
    scratch.write('unlock.sh', `echo ${key.toString('base64')} | base64 -d > key\ngit-crypt unlock key\n`);
    scratch.commit('leak');
    const small = await makeSmallPlan(scratch, [{ value: key, rule: 'git-crypt-key' }]);
    const run = small.rewrite(undefined, undefined, path);
    expect(run.status, run.stderr).toBe(0);
    for (const bytes of [key, key.subarray(20, 60), Buffer.from(key.toString('base64'))])
      expect(objectsWith(small.mirror, bytes)).toEqual([]);
    expect(mirrorGit(small, 'show', 'main:unlock.sh')).toMatch(/^echo \S+ \| base64 -d > key\ngit-crypt unlock key$/);
    const { outcome } = await verifyRewrite({ path: small.mirror, planDir: small.folder, scan: null });
    expect(outcome).toBe('gone');
  });

  it('survives a blob that is replaced through refs/replace', async () => {
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('leak');
    const blob = scratch.git('rev-parse', 'HEAD:a.txt');
    scratch.git('replace', blob, scratch.gitInput('replacement\n', 'hash-object', '-w', '--stdin'));
    const small = await rewritten();
    expect(mirrorGit(small, 'show', 'main:a.txt')).toMatch(/^key=REDACTED-/);
    expect(small.plan.document.manual.map(({ kind }) => kind)).toContain('replace-refs');
  });

  it('survives a submodule beside Git LFS', async () => {
    scratch.write('.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n');
    scratch.write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ../sub\n');
    scratch.write('big.bin', `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 5\n`);
    scratch.git('-c', 'filter.lfs.clean=cat', '-c', 'filter.lfs.required=false', 'add', '-A');
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`);
    scratch.write('a.txt', `key=${value}\n`);
    scratch.git('add', 'a.txt');
    scratch.git('commit', '-q', '-m', 'leak');
    const small = await rewritten();
    expect(mirrorGit(small, 'ls-tree', 'main', 'sub')).toContain('1'.repeat(40));
    expect(small.plan.document.manual.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['lfs', 'submodule']));
  });

  it('rewrites a message in another encoding by the bytes it has, and keeps its header', async () => {
    scratch.write('a.txt', 'a\n');
    scratch.commit('first');
    const tree = scratch.git('rev-parse', 'HEAD^{tree}');
    const latin = Buffer.concat([
      Buffer.from(
        `tree ${tree}\nauthor A <a@example.org> 1 +0000\ncommitter A <a@example.org> 1 +0000\nencoding ISO-8859-1\n\n`,
      ),
      Buffer.from(`caf\xe9 ${value}\n`, 'latin1'),
    ]);
    scratch.git(
      'update-ref',
      'refs/heads/latin',
      scratch.gitInput(latin, 'hash-object', '-t', 'commit', '-w', '--stdin'),
    );
    const small = await rewritten();
    const raw = mirrorGit(small, 'cat-file', 'commit', 'latin');
    expect(raw).toContain('encoding ISO-8859-1');
    expect(raw).toMatch(/caf\xe9 REDACTED-/);
  });

  it('follows a detached HEAD', async () => {
    scratch.write('a.txt', 'a\n');
    scratch.commit('first');
    scratch.git('checkout', '-q', '--detach');
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('detached');
    const small = await rewritten();
    expect(mirrorGit(small, 'show', 'HEAD:a.txt')).toMatch(/^key=REDACTED-/);
    expect(mirrorGit(small, 'rev-parse', 'main')).toBe(scratch.git('rev-parse', 'main'));
  });

  it('drops signatures it breaks and keeps those it does not', async () => {
    const signed = (name: string, target: string): string =>
      scratch.gitInput(
        `object ${target}\ntype commit\ntag ${name}\ntagger A <a@example.org> 1 +0000\n\nrelease\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n`,
        'hash-object',
        '-t',
        'tag',
        '-w',
        '--stdin',
      );
    scratch.write('a.txt', 'a\n');
    scratch.git('update-ref', 'refs/tags/clean', signed('clean', scratch.commit('clean')));
    scratch.write('a.txt', `key=${value}\n`);
    scratch.git('update-ref', 'refs/tags/leaking', signed('leaking', scratch.commit('leak')));
    const small = await rewritten();
    expect(mirrorGit(small, 'rev-parse', 'clean')).toBe(scratch.git('rev-parse', 'clean'));
    expect(mirrorGit(small, 'cat-file', 'tag', 'leaking')).not.toContain('SIGNATURE');
    expect(small.plan.document.rewrite.detail.signedTags).toBe(1);
  });

  /** A commit with a header (made up, as a signature is) on top of `parents`; the branch moves to it. */
  function commitWith(header: string, message: string, ...parents: string[]): string {
    const person = 'A <a@example.org> 1 +0000';
    const text = [
      `tree ${scratch.git('rev-parse', 'HEAD^{tree}')}`,
      ...[scratch.git('rev-parse', 'HEAD'), ...parents].map((parent) => `parent ${parent}`),
      `author ${person}`,
      `committer ${person}`,
      ...header.split('\n').map((line, at) => (at === 0 ? line : ` ${line}`)),
    ].join('\n');
    const commit = scratch.gitInput(`${text}\n\n${message}\n`, 'hash-object', '-t', 'commit', '-w', '--stdin');
    scratch.git('reset', '-q', '--hard', commit);
    return commit;
  }

  const signature = (kind: string): string =>
    `gpgsig -----BEGIN ${kind} SIGNATURE-----\n\nabc\n-----END ${kind} SIGNATURE-----`;
  const signaturesIn = (run: (...parameters: string[]) => string): number =>
    run('rev-list', '--all')
      .split('\n')
      .filter((commit) => run('cat-file', 'commit', commit).includes('\ngpgsig ')).length;

  it('keeps what comes before the leak, signatures and all; counts those it must drop', async () => {
    scratch.write('a.txt', 'a\n');
    scratch.commit('first');
    const old = commitWith(signature('PGP'), 'signed, before the leak');
    scratch.git('tag', 'old', old);
    scratch.git('branch', 'clean-side');
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('leak');
    commitWith(signature('SSH'), 'signed, after the leak');
    const tip = scratch.git('rev-parse', 'HEAD');
    scratch.git('checkout', '-q', 'clean-side');
    const side = commitWith(signature('PGP'), 'signed, beside the leak');
    scratch.git('checkout', '-q', 'main');
    commitWith(signature('PGP'), 'merge of both', side);
    scratch.git('branch', 'at-tip', tip);
    scratch.git('branch', 'never-touched', side);
    const small = await rewritten();
    const { predicted, detail } = small.plan.document.rewrite;
    expect([predicted.commits, detail.signedCommits, detail.keptSignatures]).toEqual([3, 2, 2]);
    for (const ref of ['old', 'clean-side', 'never-touched'])
      expect(mirrorGit(small, 'rev-parse', ref)).toBe(scratch.git('rev-parse', ref));
    expect(mirrorGit(small, 'rev-parse', 'main^2')).toBe(side);
    expect(signaturesIn((...all) => mirrorGit(small, ...all))).toBe(detail.keptSignatures);
    expect(signaturesIn(scratch.git)).toBe(detail.keptSignatures + detail.signedCommits);
  });

  it('goes back to a commit that has the secret only in a header', async () => {
    scratch.write('a.txt', 'a\n');
    scratch.commit('first');
    commitWith(
      `mergetag object ${'1'.repeat(40)}\ntype commit\ntag v1\ntagger A <a@example.org> 1 +0000\n\nuse ${value}`,
      'merge',
    );
    scratch.write('b.txt', `key=${value}\n`);
    scratch.commit('leak');
    const small = await rewritten();
    expect(small.plan.document.rewrite.predicted.commits).toBe(2);
    expect(mirrorGit(small, 'cat-file', 'commit', 'HEAD^')).not.toContain('mergetag');
    expect(mirrorGit(small, 'rev-parse', 'HEAD~2')).toBe(scratch.git('rev-parse', 'HEAD~2'));
  });

  it('changes no commit where only a tag and a branch name hold the secret', async () => {
    scratch.write('a.txt', 'a\n');
    scratch.commit('first');
    const commit = commitWith(signature('PGP'), 'signed');
    scratch.git('tag', '-a', '-m', `release ${value}`, 'v1');
    scratch.git('branch', `fix-${value}`);
    const small = await rewritten();
    expect(small.plan.document.rewrite.predicted.commits).toBe(0);
    expect(mirrorGit(small, 'rev-parse', 'main')).toBe(commit);
    expect(mirrorGit(small, 'cat-file', 'tag', 'v1')).toContain('release REDACTED-');
  });

  it('also rewrites what came to the host after the plan', async () => {
    scratch.write('a.txt', 'a\n');
    const first = scratch.commit('first');
    scratch.git('branch', 'later');
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('leak');
    const small = await makeSmallPlan(scratch, [{ value }]);
    scratch.git('checkout', '-q', 'later');
    scratch.write('c.txt', `again: ${value}\n`);
    scratch.commit('leaked again');
    const run = small.rewrite(scratch.repository, small.mirror, path);
    expect(run.status, run.stderr).toBe(0);
    expect(mirrorGit(small, 'show', 'later:c.txt')).toMatch(/^again: REDACTED-/);
    expect(mirrorGit(small, 'rev-parse', 'later^')).toBe(first);
  });

  it('translates commit ids in messages, and foresees which commits change by it', async () => {
    scratch.write('a.txt', `key=${value}\n`);
    const leak = scratch.commit('leak');
    scratch.git('checkout', '-q', '--orphan', 'other');
    scratch.git('rm', '-rfq', '.');
    scratch.write('b.txt', 'b\n');
    scratch.commit(`picked from ${leak.slice(0, 12)}`);
    const small = await rewritten();
    expect(mirrorGit(small, 'log', '--format=%s', 'other')).toBe(
      `picked from ${mirrorGit(small, 'rev-parse', 'main').slice(0, 12)}`,
    );
  });

  it('rewrites a tree whose name holds a line break, and a name that is not UTF-8', async () => {
    const blob = scratch.gitInput('x\n', 'hash-object', '-w', '--stdin');
    const inner = scratch.gitInput(
      Buffer.concat([Buffer.from(`100644 blob ${blob}\ta\n${value}\xff.txt`, 'latin1'), Buffer.from([0])]),
      'mktree',
      '-z',
    );
    scratch.git('update-ref', 'refs/heads/main', scratch.gitInput('odd names', 'commit-tree', inner));
    const small = await rewritten();
    expect(mirrorGit(small, 'ls-tree', '-z', '--name-only', 'main')).toMatch(/^a\nREDACTED-[0-9a-f]{6}-1\xff\.txt/);
  });

  it('works on many refs that lead to files and trees', async () => {
    for (let i = 0; i < 60; i++)
      scratch.git(
        'update-ref',
        `refs/tags/blob-${i}`,
        scratch.gitInput(`${value} ${i}\n`, 'hash-object', '-w', '--stdin'),
      );
    for (let i = 0; i < 60; i++) {
      const tree = scratch.gitInput(
        `100644 blob ${scratch.git('rev-parse', `refs/tags/blob-${i}`)}\tf${i}\n`,
        'mktree',
      );
      scratch.git('update-ref', `refs/tags/tree-${i}`, tree);
    }
    const small = await rewritten();
    expect(mirrorGit(small, 'cat-file', '-p', 'blob-59')).toMatch(/^REDACTED-[0-9a-f]{6}-1 59$/);
    expect(mirrorGit(small, 'show', 'tree-59:f59')).toMatch(/^REDACTED-[0-9a-f]{6}-1 59$/);
    expect(mirrorGit(small, 'for-each-ref').split('\n').length).toBe(120);
  });
});

describe.skipIf(versions.length === 0)('personal data', () => {
  const person = 'grace.hopper@navy.example';
  const planFor = async (occurrences: Partial<Occurrence>[] = []): Promise<{ scratch: Scratch; small: SmallPlan }> => {
    const scratch = makeScratch();
    scratch.write('a.txt', 'a\n');
    scratch.commit('clean', { GIT_AUTHOR_EMAIL: person });
    scratch.write('customers.csv', `1;Grace;${person}\n`);
    scratch.commit(`import\n\nSigned-off-by: Grace <${person}>\n`, { GIT_AUTHOR_EMAIL: person.toUpperCase() });
    const small = await makeSmallPlan(
      scratch,
      [{ value: person, kind: 'personal-data', occurrences, reportAll: false }],
      { personalData: true },
    );
    expect(small.rewrite().status).toBe(0);
    return { scratch, small };
  };
  const show = ({ mirror }: SmallPlan, ...parameters: string[]): string =>
    execFileSync('git', ['-C', mirror, ...parameters]).toString();

  it('goes from files, and stays where its owner published it: in authors and trailers', async () => {
    const { scratch, small } = await planFor();
    expect(show(small, 'show', 'main:customers.csv')).toMatch(/^1;Grace;redacted-[0-9a-f]{6}-\d+@example\.invalid\n$/);
    expect(show(small, 'log', '--format=%ae')).toContain(person);
    expect(show(small, 'log', '-1', '--format=%B')).toContain(person);
    expect(small.plan.document.rewrite.predicted.commits).toBe(1);
    expect(await verifyRewrite({ path: small.mirror, planDir: small.folder, scan: null })).toMatchObject({
      outcome: 'gone',
    });
    scratch.remove();
  });

  it('goes from authors too, in any case of letters, where the finding is about them', async () => {
    const { scratch, small } = await planFor([{ place: 'identity', object: '1'.repeat(40) }]);
    expect(small.plan.files.map(({ name }) => name)).toContain('mailmap');
    expect(show(small, 'log', '--format=%ae%n%B').toLowerCase()).not.toContain(person);
    expect(show(small, 'log', '--format=%ae')).toMatch(
      /^redacted-.*@example\.invalid\nredacted-.*@example\.invalid\n$/,
    );
    expect(small.plan.document.rewrite.predicted.commits).toBe(2);
    scratch.remove();
  });
});

describe.skipIf(versions.length === 0)('a rewrite of nothing', () => {
  it('is refused in words', async () => {
    const scratch = makeScratch();
    scratch.write('a.txt', 'a\n');
    scratch.commit('clean');
    const small = await makeSmallPlan(scratch, []);
    const run = small.rewrite();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('this plan rewrites nothing');
    expect(small.plan.files.map(({ name }) => name)).toEqual(['PLAN.md', 'plan.json', 'rewrite.sh']);
    expect(join(small.folder)).toBeTruthy();
    scratch.remove();
  });
});

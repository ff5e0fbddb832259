import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import type { Plan } from '../../src/plan/model.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { rehearse, type RehearsalResult } from '../../src/rehearse/rehearse.js';
import { verifyRewrite } from '../../src/rehearse/verify.js';
import { writePlanFolder } from '../../src/rehearse/write-plan-folder.js';
import { makeCanaryRepository, type CanaryRepository } from './helpers/canary-repository.js';
import { token } from './helpers/canaries.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { makeScratch } from './helpers/scratch-repository.js';
import { syntheticScan } from './helpers/synthetic-scan.js';

const versions = findFilterRepos();

describe.skipIf(versions.length === 0)('rehearsal and verification', () => {
  let canary: CanaryRepository;
  let plan: Plan;
  let planDir: string;
  let result: RehearsalResult;

  const systemFolder = process.env['TMPDIR'];

  beforeAll(async () => {
    canary = makeCanaryRepository();
    const { repository, folder } = canary.scratch;
    // A temporary folder of its own: other tests rehearse at the same time.
    process.env['TMPDIR'] = folder;
    plan = assemblePlan(
      await collectPlanFacts({ path: repository, result: syntheticScan(repository, Object.values(canary.secrets)) }),
    );
    planDir = (await writePlanFolder(plan, join(folder, 'plan'))).folder;
    result = await rehearse({ path: repository, planDir, searchPath: versions[0]!.path, scan: null });
  });

  afterAll(() => {
    if (systemFolder === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = systemFolder;
    canary.scratch.remove();
  });

  it('proves the plan: all gone, only replacements, as predicted', () => {
    expect(result.tips.unexpected).toEqual([]);
    expect(result.actual).toEqual(result.predicted);
    expect(result.verify.outcome).toBe('gone');
    expect(result.exitCode).toBe(0);
    expect(result.proven).toBe(true);
    expect(result.tips.replacedFiles).toBeGreaterThan(10);
    expect(result.verify.secrets.length).toBe(Object.keys(canary.secrets).length);
  });

  it('cleans up after itself and leaves the source alone', () => {
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('unearth-rehearsal-'))).toEqual([]);
    expect(canary.scratch.git('status', '--porcelain')).toBe('');
  });

  it('finds every secret in the repository that was not rewritten', async () => {
    const before = await verifyRewrite({ path: canary.scratch.repository, planDir, scan: null });
    expect(before.outcome).toBe('reachable');
    expect(before.exitCode).toBe(1);
    const missed = before.secrets.filter(({ outcome, secret }) => outcome === 'gone' && !isInArchive(plan, secret));
    expect(missed.map(({ secret }) => nameOf(canary, plan, secret))).toEqual([]);
    const places = new Set(before.secrets.flatMap(({ leftovers }) => leftovers.map(({ place }) => place)));
    expect([...places].sort()).toEqual(['blob', 'commit', 'file', 'ref-name', 'tag', 'tree']);
    expect(JSON.stringify(before)).not.toContain(canary.secrets['branch-name']!.value);
  });

  it('stops when it is interrupted, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const running = rehearse({
      path: canary.scratch.repository,
      planDir,
      searchPath: versions[0]!.path,
      scan: null,
      signal: controller.signal,
      onStep: () => setTimeout(() => controller.abort(), 150),
    });
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('unearth-rehearsal-'))).toEqual([]);
  });

  it('says in the words of rewrite.sh why it cannot run', async () => {
    const tools = join(canary.scratch.folder, 'no-tools');
    mkdirSync(tools);
    for (const tool of ['git', 'sh', 'python3', 'dirname', 'basename'])
      symlinkSync(`/usr/bin/${tool}`, join(tools, tool));
    const running = rehearse({ path: canary.scratch.repository, planDir, searchPath: tools, scan: null });
    await expect(running).rejects.toMatchObject({
      message: 'rewrite.sh: git filter-repo is not installed',
      hint: expect.stringContaining('pip install'),
    });
  });

  it('says what git said where the rewrite fails: the log is thrown away with the mirror', async () => {
    const broken = join(canary.scratch.folder, 'broken-plan');
    cpSync(planDir, broken, { recursive: true });
    writeFileSync(
      join(broken, 'blob-callback.py'),
      `raise ValueError("at ${Object.values(canary.secrets)[0]!.value}")\n`,
    );
    const script = readFileSync(join(broken, 'rewrite.sh'), 'utf8');
    expect(script).toContain('--blob-callback');
    const running = rehearse({ path: canary.scratch.repository, planDir: broken, scan: null });
    await expect(running).rejects.toMatchObject({
      message: 'rewrite.sh: git filter-repo failed',
      hint: expect.stringMatching(/^git said: .*\[a name with S\d+ in it\]/),
    });
  });

  it('says that a file changed in another way than the plan', async () => {
    const changed: Plan = {
      ...plan,
      files: plan.files.map((file) =>
        file.name === 'expressions.txt'
          ? { ...file, bytes: Buffer.concat([file.bytes, Buffer.from('literal:PORT=80==>PORT=81\n')]) }
          : file,
      ),
    };
    const other = await rehearse({
      path: canary.scratch.repository,
      plan: changed,
      searchPath: versions[0]!.path,
      scan: null,
    });
    expect(other.proven).toBe(false);
    expect(other.exitCode).toBe(6);
    expect(other.tips.unexpected).toContainEqual({ ref: 'refs/heads/main', path: '.env', what: 'content' });
  });
});

function nameOf(canary: CanaryRepository, plan: Plan, secret: string): string | undefined {
  const { fingerprint } = plan.document.credentials.find(({ id }) => id === secret)!;
  return Object.entries(canary.secrets).find(([, { value }]) =>
    createHash('sha256').update(value).digest('hex').startsWith(fingerprint),
  )?.[0];
}

function isInArchive(plan: Plan, secret: string): boolean {
  return plan.document.credentials.some(
    ({ id, occurrences }) =>
      id === secret && occurrences.some(({ layers }) => layers.includes('gzip') || layers.includes('base64')),
  );
}

describe('verification says how far a secret is still reachable', () => {
  const scratch = makeScratch();
  let planDir: string;
  const value = token('verify');

  beforeAll(async () => {
    scratch.write('a.txt', `key=${value}\n`);
    scratch.commit('leak');
    const result = syntheticScan(scratch.repository, [{ value }]);
    const plan = assemblePlan(await collectPlanFacts({ path: scratch.repository, result }));
    planDir = (await writePlanFolder(plan, join(scratch.folder, 'plan'))).folder;
  });

  afterAll(() => scratch.remove());

  /** A bare repository in which only `ref` (or nothing) leads to the leak. */
  const repositoryWith = (name: string, ref: string | null): string => {
    const path = join(scratch.folder, name);
    execFileSync('git', ['clone', '-q', '--bare', '--no-local', scratch.repository, path]);
    const git = (...parameters: string[]): string =>
      execFileSync('git', ['-C', path, ...parameters])
        .toString()
        .trim();
    const leak = git('rev-parse', 'main');
    const clean = execFileSync('git', [
      '-C',
      path,
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@example.org',
      'commit-tree',
      '-m',
      'clean',
      git('mktree', '--missing'),
    ])
      .toString()
      .trim();
    git('update-ref', 'refs/heads/main', clean);
    if (ref !== null) git('update-ref', ref, leak);
    return path;
  };

  it.each([
    ['by a tag', 'refs/tags/old', 'reachable', 1],
    ['only by a ref of the host', 'refs/pull/3/head', 'host-refs-only', 4],
    ['only by a merge request', 'refs/merge-requests/3/head', 'host-refs-only', 4],
    ['by nothing', null, 'unreachable-only', 5],
  ])('%s', async (name, ref, outcome, exitCode) => {
    const verified = await verifyRewrite({
      path: repositoryWith(`${name.replaceAll(' ', '-')}.git`, ref),
      planDir,
      scan: null,
    });
    expect(verified).toMatchObject({ outcome, exitCode });
    expect(verified.secrets[0]!.leftovers[0]).toMatchObject({
      secret: 'S1',
      form: 'plain',
      place: 'blob',
      ref: ref ?? '',
      path: ref === null ? '' : 'a.txt',
    });
  });

  it('in a crash file that git fast-import left behind', async () => {
    const path = repositoryWith('crash.git', null);
    execFileSync('git', ['-C', path, 'gc', '-q', '--prune=now']);
    writeFileSync(join(path, 'fast_import_crash_42'), `x${value}`);
    const verified = await verifyRewrite({ path, planDir, scan: null });
    expect(verified.secrets[0]!.leftovers).toEqual([
      expect.objectContaining({ place: 'file', path: 'fast_import_crash_42' }),
    ]);
    expect(verified.exitCode).toBe(5);
  });

  it('not at all, where it is gone', async () => {
    const path = repositoryWith('gone.git', null);
    execFileSync('git', ['-C', path, 'gc', '-q', '--prune=now']);
    expect(await verifyRewrite({ path, planDir, scan: null })).toMatchObject({
      outcome: 'gone',
      exitCode: 0,
      problems: [],
    });
  });

  it('not known, where something could not be read', async () => {
    const path = repositoryWith('broken.git', null);
    execFileSync('git', ['-C', path, 'gc', '-q', '--prune=now']);
    mkdirSync(join(path, 'objects/12'), { recursive: true });
    writeFileSync(join(path, 'objects/12', '3'.repeat(38)), 'no object');
    const verified = await verifyRewrite({ path, planDir, scan: null });
    expect(verified).toMatchObject({ outcome: 'incomplete', exitCode: 3 });
    expect(verified.problems.join()).toContain('not zlib data');
  });
});

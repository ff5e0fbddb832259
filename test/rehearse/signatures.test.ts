/** Signatures made with real keys: what the plan says is lost is what git cannot verify after the rewrite, and no more. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { token } from './helpers/canaries.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { makeSmallPlan, type SmallPlan } from './helpers/small-plan.js';

const versions = findFilterRepos();
const hasKeys = ['gpg', 'ssh-keygen'].every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);

interface Signer {
  scratch: Scratch;
  sign(...parameters: string[]): string;
  verifies(repository: string, command: 'verify-commit' | 'verify-tag', object: string): boolean;
  remove(): void;
}

function makeSigner(objectFormat: 'sha1' | 'sha256', kind: 'openpgp' | 'ssh'): Signer {
  const scratch = makeScratch({ objectFormat });
  const home = join(scratch.folder, 'g');
  mkdirSync(home, { mode: 0o700 });
  const environment = { GNUPGHOME: home };
  const config = kind === 'ssh' ? sshKey(scratch.folder) : gpgKey(environment);
  const flags = Object.entries(config).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    scratch,
    sign: (...parameters) => scratch.gitAs(environment, ...flags, ...parameters),
    verifies: (repository, command, object) =>
      spawnSync('git', [...flags, '-C', repository, command, object], { env: { ...process.env, ...environment } })
        .status === 0,
    remove() {
      spawnSync('gpgconf', ['--kill', 'all'], { env: { ...process.env, ...environment } });
      scratch.remove();
    },
  };
}

function gpgKey(environment: Record<string, string>): Record<string, string> {
  const id = 'carl@example.org';
  execFileSync('gpg', ['--batch', '--passphrase', '', '--quick-generate-key', id, 'ed25519', 'sign', 'never'], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  return { 'user.signingKey': id };
}

function sshKey(folder: string): Record<string, string> {
  const key = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const allowed = join(folder, 'allowed');
  const shown = execFileSync('cat', [`${key}.pub`]).toString();
  writeFileSync(allowed, `carl@example.org ${shown}`);
  return { 'gpg.format': 'ssh', 'user.signingKey': `${key}.pub`, 'gpg.ssh.allowedSignersFile': allowed };
}

describe.skipIf(versions.length === 0 || !hasKeys).each([
  ['sha1', 'openpgp'],
  ['sha1', 'ssh'],
  ['sha256', 'openpgp'],
  ['sha256', 'ssh'],
] as const)('in a %s repository signed by %s', (objectFormat, kind) => {
  const value = token('signed');
  let signer: Signer;
  let commits: string[];
  let tags: string[];

  beforeAll(() => {
    signer = makeSigner(objectFormat, kind);
    const { scratch, sign } = signer;
    const commit = (message: string): void => {
      scratch.git('add', '-A');
      sign('commit', '-q', '-S', '-m', message);
    };
    const tag = (name: string, object: string): void => void sign('tag', '-s', '-m', `the tag ${name}`, name, object);
    scratch.write('a.txt', 'a\n');
    commit('first');
    scratch.git('branch', 'side');
    scratch.write('b.txt', 'b\n');
    commit('second');
    tag('before', 'HEAD');
    tag('clean-blob', 'HEAD:a.txt');
    tag('clean-tree', 'HEAD^{tree}');
    scratch.write('a.txt', `key=${value}\n`);
    commit('leak');
    tag('after', 'HEAD');
    tag('twice', 'after');
    tag('leaky-blob', 'HEAD:a.txt');
    tag('leaky-tree', 'HEAD^{tree}');
    scratch.git('checkout', '-q', 'side');
    scratch.write('c.txt', 'c\n');
    commit('beside');
    scratch.git('checkout', '-q', 'main');
    sign('merge', '-q', '--no-ff', '-S', '-m', 'both', 'side');
    scratch.write('a.txt', 'key=\n');
    scratch.commit('not signed');
    commits = scratch.git('rev-list', '--all').split('\n');
    tags = scratch.git('for-each-ref', '--format=%(refname)', 'refs/tags').split('\n');
  });

  afterAll(() => signer.remove());

  const verified = (repository: string): { commits: number; tags: string[] } => {
    const list = execFileSync('git', ['-C', repository, 'rev-list', '--all']).toString().trim().split('\n');
    return {
      commits: list.filter((commit) => signer.verifies(repository, 'verify-commit', commit)).length,
      tags: tags.filter((name) => signer.verifies(repository, 'verify-tag', name)),
    };
  };

  it('has the signatures that the test is about', () => {
    expect(verified(signer.scratch.repository)).toEqual({ commits: commits.length - 1, tags });
  });

  it.each(versions)('foretells what $label leaves verifiable', async ({ label, path }) => {
    const small: SmallPlan = await makeSmallPlan(signer.scratch, [{ value }], {}, `plan ${label}`);
    const { predicted, detail } = small.plan.document.rewrite;
    const run = small.rewrite(undefined, undefined, path);
    expect(run.stderr + run.stdout).toContain(`rewritten: ${predicted.commits} of ${commits.length} commits`);
    const left = verified(small.mirror);
    expect(left.commits).toBe(detail.keptSignatures);
    expect(commits.length - 1 - left.commits).toBe(detail.signedCommits);
    expect(left.tags).toEqual(['before', 'clean-blob', 'clean-tree'].map((name) => `refs/tags/${name}`));
    expect(tags.length - left.tags.length).toBe(detail.signedTags);
    expect([predicted.commits, detail.keptSignatures, detail.signedTags]).toEqual([3, 3, 4]);
    expect(execFileSync('git', ['-C', small.mirror, 'cat-file', 'tag', 'twice']).toString()).toContain('type tag');
  });
});

/** push.sh against hosts on this machine: names of refs go to git in files, over HTTP in parts. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { token } from './helpers/canaries.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { serveOverHttp, type HttpHost } from './helpers/http-host.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { makeSmallPlan, type SmallPlan } from './helpers/small-plan.js';

const REFS = 1200;

describe.skipIf(findFilterRepos().length === 0)('push.sh', () => {
  const secret = token('in a branch name');
  const hosts = ['ssh-like.git', 'over-http.git'];
  let scratch: Scratch;
  let small: SmallPlan;
  let http: HttpHost;
  let commands: string;

  beforeAll(async () => {
    scratch = makeScratch();
    scratch.write('.env', `KEY=${secret}\n`);
    const commit = scratch.commit('one');
    scratch.git('branch', `fix-${secret}`);
    scratch.gitInput(
      Array.from({ length: REFS }, (_, k) => `create refs/heads/many/"${k}";# ${commit}\n`).join(''),
      'update-ref',
      '--stdin',
    );
    small = await makeSmallPlan(scratch, [{ value: secret }]);
    expect(small.rewrite().status).toBe(0);
    for (const host of hosts) {
      const path = join(scratch.folder, host);
      execFileSync('git', ['clone', '-q', '--mirror', '--no-local', scratch.repository, path]);
      execFileSync('git', ['-C', path, 'config', 'http.receivepack', 'true']);
    }
    http = await serveOverHttp(scratch.folder);
    // A git that writes down how it is called, its children too.
    commands = join(scratch.folder, 'commands');
    mkdirSync(join(scratch.folder, 'bin'));
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const wrapper = `#!/bin/sh\nprintf '%s\\n' "$*" >>'${commands}'\nexec '${real}' "$@"\n`;
    writeFileSync(join(scratch.folder, 'bin/git'), wrapper);
    chmodSync(join(scratch.folder, 'bin/git'), 0o755);
  }, 120_000);

  afterAll(() => {
    http.close();
    scratch.remove();
  });

  /** Not spawnSync: the host is in this very process. */
  function push(url: string): Promise<{ status: number | null; output: string }> {
    return run('push.sh', url);
  }

  function run(script: string, ...parameters: string[]): Promise<{ status: number | null; output: string }> {
    return new Promise((resolve) => {
      const child = spawn('sh', [join(small.folder, 'run', script), ...parameters], {
        env: { ...process.env, PATH: `${join(scratch.folder, 'bin')}:${process.env['PATH']}` },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.on('close', (status) => resolve({ status, output }));
    });
  }

  const refsOf = (repository: string): string =>
    execFileSync('git', ['-C', repository, 'for-each-ref', '--format=%(refname) %(objectname)'], { encoding: 'utf8' });

  it('replaces all refs at once, and names none on a command line', async () => {
    const host = join(scratch.folder, hosts[0]!);
    const { status, output } = await push(host);
    expect({ status, output }).toEqual({ status: 0, output: `pushed: ${REFS + 2} refs replaced\n` });
    expect(refsOf(host)).toBe(refsOf(small.mirror));
    const called = readFileSync(commands, 'utf8');
    expect(called).toContain('push');
    expect(called).not.toContain(secret);
    expect(called).not.toContain('many/');
    expect(readFileSync(join(small.folder, 'run/push.sh'), 'utf8')).not.toContain(secret);
  }, 60_000);

  it('goes all the way back from the bundle, or not at all when somebody pushed meanwhile', async () => {
    const host = join(scratch.folder, hosts[0]!);
    const bundle = join(scratch.folder, 'before.bundle');
    const restored = join(scratch.folder, 'restored.git');
    scratch.git('bundle', 'create', '-q', bundle, '--all');
    execFileSync('git', ['clone', '-q', '--mirror', bundle, restored]);
    const rewritten = refsOf(host);
    const moved = 'refs/heads/many/"7";#';
    const now = execFileSync('git', ['-C', host, 'rev-parse', moved], { encoding: 'utf8' }).trim();
    const other = scratch.git('commit-tree', '-m', 'another', 'HEAD^{tree}');
    execFileSync('git', ['-C', host, 'fetch', '-q', scratch.repository, other]);
    execFileSync('git', ['-C', host, 'update-ref', moved, other]);
    const refused = await run('rollback.sh', restored, host);
    expect(refused.status).toBe(1);
    expect(refused.output).toContain('rollback.sh: nothing of this push was done: somebody pushed meanwhile');
    execFileSync('git', ['-C', host, 'update-ref', moved, now]);
    expect(refsOf(host)).toBe(rewritten);

    const done = await run('rollback.sh', restored, host);
    expect(done).toEqual({ status: 0, output: `pushed: ${REFS + 2} refs replaced\n` });
    expect(refsOf(host)).toBe(refsOf(scratch.repository));
    expect(readFileSync(join(small.folder, 'run/rollback.sh'), 'utf8')).not.toContain(secret);
  }, 60_000);

  it('says so where the mirror of the bundle has not the old commits', async () => {
    const host = join(scratch.folder, 'again.git');
    execFileSync('git', ['clone', '-q', '--mirror', '--no-local', small.mirror, host]);
    const empty = join(scratch.folder, 'empty.git');
    execFileSync('git', ['init', '-q', '--bare', empty]);
    const { status, output } = await run('rollback.sh', empty, host);
    expect(status).toBe(1);
    expect(output).toContain('lacks objects');
    expect((await run('rollback.sh', host)).status).toBe(2);
  }, 60_000);

  it('does it in parts over HTTP, and can be run again', async () => {
    const url = `${http.url}/${hosts[1]}`;
    const host = join(scratch.folder, hosts[1]!);
    // Somebody pushed to a branch of the second part: the first is done, the second as a whole is not.
    const moved = 'refs/heads/many/"700";#';
    const before = execFileSync('git', ['-C', host, 'rev-parse', moved], { encoding: 'utf8' }).trim();
    const other = scratch.git('commit-tree', '-m', 'another', 'HEAD^{tree}');
    execFileSync('git', ['-C', host, 'fetch', '-q', scratch.repository, other]);
    execFileSync('git', ['-C', host, 'update-ref', moved, other]);
    const refused = await push(url);
    expect(refused.status).toBe(1);
    expect(refused.output).toContain('stale info');
    expect(refused.output).toContain('on a shared machine use an SSH URL');
    expect(refused.output).not.toContain(secret);
    expect(refsOf(host)).toContain(`fix-${secret}`);

    execFileSync('git', ['-C', host, 'update-ref', moved, before]);
    const done = await push(url);
    expect(done.status, done.output).toBe(0);
    expect(refsOf(host)).toBe(refsOf(small.mirror));
  }, 60_000);
});

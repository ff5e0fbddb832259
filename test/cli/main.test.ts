import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { CANARY } from '../report/sample-result.js';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let repository: string;

function start(args: string[], options: { env?: Record<string, string>; cwd?: string } = {}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, ...options.env },
    cwd: options.cwd ?? repository,
  });
}

async function finished(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout!.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr!.on('data', (data: Buffer) => (err += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'unearth-main-'));
  const env = { ...process.env, HOME: repository, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]): void =>
    void execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@x.example', '-c', 'init.defaultBranch=main', ...args],
      { cwd: repository, env },
    );
  git('init', '-q');
  writeFileSync(join(repository, 'settings.py'), `AWS_SECRET_ACCESS_KEY = "${CANARY.aws}"\n`);
  git('add', '.');
  git('commit', '-qm', 'one');
  git('rm', '-q', 'settings.py');
  git('commit', '-qm', 'two');
});

describe.runIf(existsSync(MAIN))('the built program', () => {
  it('finds a secret that only history has, exits with 1, writes no colour into a pipe', async () => {
    const { code, out, err } = await finished(start(['scan', '--no-cache'], { env: { FORCE_COLOR: '' } }));
    expect(code).toBe(1);
    expect(out).toContain('settings.py:1');
    expect(out + err).not.toContain('\x1b');
    expect(out + err).not.toContain(CANARY.aws);
  });

  it('writes gitleaks rows with the value when asked', async () => {
    const { code, out } = await finished(start(['scan', '--no-cache', '--format', 'gitleaks', '--show-secrets']));
    expect(code).toBe(1);
    expect((JSON.parse(out) as { Secret: string }[]).map((row) => row.Secret)).toContain(CANARY.aws);
  });

  it('exits with 2 for what is no repository', async () => {
    const { code, out, err } = await finished(start(['scan', join(repository, 'nothing-here')]));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')).toHaveLength(3);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = start(['rules', 'list', '--json']);
    child.stdout!.destroy();
    const { code, err } = await finished(child);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it.runIf(process.platform === 'linux')('says in one line that its output cannot be written', async () => {
    const full = openSync('/dev/full', 'w');
    const run = spawnSync(process.execPath, [MAIN, 'rules', 'list'], { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect({ code: run.status, err: run.stderr.toString() }).toEqual({
      code: 2,
      err: 'unearth: cannot write the output: ENOSPC\n',
    });
  });

  it('stops with 130 on Ctrl-C', async () => {
    const child = start(['trace', '.']);
    setTimeout(() => child.kill('SIGINT'), 1500);
    const { code, err } = await finished(child);
    expect({ code, err }).toEqual({ code: 130, err: 'unearth: interrupted\n' });
  });

  it('refuses a commit and a push with a secret as a hook', () => {
    const hook = (name: string): void =>
      writeFileSync(
        join(repository, '.git/hooks', name),
        `#!/bin/sh\nexec '${process.execPath}' '${MAIN}' guard ${name} "$@"\n`,
        { mode: 0o755 },
      );
    const env = { ...process.env, HOME: repository, GIT_CONFIG_NOSYSTEM: '1' };
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@x.example', ...args], {
        cwd: repository,
        env,
        encoding: 'utf8',
      });
    git('init', '-q', '--bare', 'server.git');
    hook('pre-commit');
    hook('pre-push');
    writeFileSync(join(repository, 'later.py'), `AWS_SECRET_ACCESS_KEY = "${CANARY.aws}"\n`);
    git('add', 'later.py');
    const commit = git('commit', '-qm', 'three');
    expect(commit.status).toBe(1);
    expect(commit.stderr).toContain('later.py:1');
    expect(git('commit', '-qm', 'three', '--no-verify').status).toBe(0);
    const push = git('push', '-q', './server.git', 'main');
    expect(push.status).toBe(1);
    expect(push.stderr).toContain('this push holds 1 credential');
    expect(commit.stderr + push.stderr).not.toContain(CANARY.aws);
  });
});

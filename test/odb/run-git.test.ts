import { Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { runGit, runGitSync, safeGitEnvironment } from '../../src/odb/run-git.js';
import { temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();
afterEach(() => vi.unstubAllEnvs());

test('variables that could point git elsewhere or configure it do not get through', () => {
  for (const name of [
    'GIT_DIR',
    'GIT_CONFIG_COUNT',
    'GIT_OBJECT_DIRECTORY',
    'GIT_EXTERNAL_DIFF',
    'GIT_CONFIG_GLOBAL',
  ]) {
    vi.stubEnv(name, '/nonexistent');
  }
  vi.stubEnv('GIT_SSH_COMMAND', 'ssh -v');
  const environment = safeGitEnvironment({ EXTRA: '1' });
  expect(Object.values(environment)).not.toContain('/nonexistent');
  expect(environment['GIT_SSH_COMMAND']).toBe('ssh -v');
  expect(environment).toMatchObject({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', EXTRA: '1' });
});

test('hooks and fsmonitor are off for every command', async () => {
  const cwd = makeFolder();
  const result = await runGit(['config', '--list'], { cwd });
  expect(result.stdout.toString()).toMatch(/core\.fsmonitor=false\ncore\.hookspath=\/dev\/null\n/);
  expect(runGitSync(['config', 'core.fsmonitor'], { cwd }).stdout.toString()).toBe('false\n');
});

test('a git that fails is a result; one that is not there an error', async () => {
  const cwd = makeFolder();
  expect(await runGit(['rev-parse', 'x'], { cwd })).toMatchObject({ exitCode: 128 });
  vi.stubEnv('PATH', cwd);
  await expect(runGit(['version'], { cwd })).rejects.toMatchObject({ code: 'tool-missing' });
  expect(() => runGitSync(['version'], { cwd })).toThrow(expect.objectContaining({ code: 'tool-missing' }));
});

test('a git that ends before it has read its input does no harm', async () => {
  const input = Readable.from([Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)]);
  expect((await runGit(['version'], { cwd: makeFolder(), input })).exitCode).toBe(0);
});

test('an abort stops a running git', async () => {
  const controller = new AbortController();
  const endless = new Readable({ read: () => undefined });
  const running = runGit(['hash-object', '--stdin'], { cwd: makeFolder(), input: endless, signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  await expect(running).rejects.toMatchObject({ code: 'interrupted' });
});

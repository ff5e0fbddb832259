/** Runs git in a world of its own: no configuration but what a test gives, fixed identities and dates. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const GIT_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: os.tmpdir(),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: os.devNull,
  GIT_AUTHOR_NAME: 'Robin Vale',
  GIT_AUTHOR_EMAIL: 'robin@vale.invalid',
  GIT_AUTHOR_DATE: '1700000000 +0000',
  GIT_COMMITTER_NAME: 'Robin Vale',
  GIT_COMMITTER_EMAIL: 'robin@vale.invalid',
  GIT_COMMITTER_DATE: '1700000000 +0000',
  TZ: 'UTC',
  LC_ALL: 'C.UTF-8',
};

/** Output of a git command as bytes; throws where it fails. */
export function gitBytes(cwd: string, args: readonly string[], input?: Buffer | string): Buffer {
  const run = spawnSync('git', args, { cwd, env: GIT_ENVIRONMENT, input, maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr.toString('utf8')}`);
  return run.stdout;
}

export function git(cwd: string, args: readonly string[], input?: Buffer | string): string {
  return gitBytes(cwd, args, input).toString('utf8').trimEnd();
}

const folders: string[] = [];

/** A new folder that is removed when the process ends. */
export function temporaryFolder(name: string): string {
  if (folders.length === 0) {
    process.once('exit', () => folders.forEach((one) => fs.rmSync(one, { recursive: true, force: true })));
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `unearth-${name}-`));
  folders.push(folder);
  return folder;
}

/** A bare repository made from a fast-import stream. */
export function importStream(stream: Buffer | string, options: { objectFormat?: 'sha1' | 'sha256' } = {}): string {
  const folder = temporaryFolder('import');
  git(folder, [
    'init',
    '--quiet',
    '--bare',
    '--initial-branch=main',
    `--object-format=${options.objectFormat ?? 'sha1'}`,
  ]);
  git(folder, ['fast-import', '--quiet', '--force'], stream);
  return folder;
}

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { GIT_ENVIRONMENT } from '../helpers/git.js';

/** Folders of this test file; removed when it is done. */
export function temporaryFolders(): () => string {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })));
  return () => {
    const folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'unearth-test-')));
    folders.push(folder);
    return folder;
  };
}

/** Settings without which fixtures would depend on the git that makes them. */
const SETTINGS = ['init.defaultBranch=main', 'protocol.file.allow=always', 'gc.auto=0', 'advice.detachedHead=false'];

export interface GitRun {
  input?: string | Buffer;
  environment?: Record<string, string>;
}

/** What git writes to stdout, as bytes. Throws when it fails. */
export function gitBytes(folder: string, parameters: string[], run: GitRun = {}): Buffer {
  return execFileSync('git', [...SETTINGS.flatMap((setting) => ['-c', setting]), ...parameters], {
    cwd: folder,
    env: { ...GIT_ENVIRONMENT, ...run.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    input: run.input ?? '',
    maxBuffer: 1 << 28,
  });
}

/** As gitBytes, as text without the last newline. */
export function git(folder: string, ...parameters: string[]): string {
  return gitBytes(folder, parameters).toString('utf8').replace(/\n$/, '');
}

/** Output of git as lines; none for no output. */
export function gitLines(folder: string, ...parameters: string[]): string[] {
  const output = git(folder, ...parameters);
  return output === '' ? [] : output.split('\n');
}

/** A new repository with three commits on `main`, a tag and a file in a folder. */
export function makeRepository(folder: string, format: 'sha1' | 'sha256' = 'sha1', ...initOptions: string[]): string {
  git(folder, 'init', '-q', `--object-format=${format}`, ...initOptions, '.');
  for (const version of [1, 2, 3]) {
    fs.mkdirSync(join(folder, 'inner'), { recursive: true });
    fs.writeFileSync(join(folder, 'inner', 'file.txt'), `${'line\n'.repeat(200)}version ${version}\n`);
    fs.writeFileSync(join(folder, `only-${version}.txt`), `${version}\n`);
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', `version ${version}`);
  }
  git(folder, 'tag', '-a', '-m', 'a tag', 'v1');
  return folder;
}

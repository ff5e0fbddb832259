/** Repositories made with git for one test, in a folder that goes away with it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Scratch {
  folder: string;
  repository: string;
  git(...parameters: string[]): string;
  gitInput(input: string | Buffer, ...parameters: string[]): string;
  /** As `git`, with variables of the environment. */
  gitAs(environment: Record<string, string>, ...parameters: string[]): string;
  write(path: string, content: string | Buffer): void;
  /** Adds everything and commits; the date moves on by an hour a commit. */
  commit(message: string, environment?: Record<string, string>): string;
  remove(): void;
}

export function makeScratch(options: { objectFormat?: 'sha1' | 'sha256' } = {}): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'unearth-test-'));
  const repository = join(folder, 'source');
  let time = 1_700_000_000;
  const environment = (extra: Record<string, string> = {}): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    HOME: folder,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada Author',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Carl Committer',
    GIT_COMMITTER_EMAIL: 'carl@example.org',
    GIT_AUTHOR_DATE: `${time} +0100`,
    GIT_COMMITTER_DATE: `${time} +0100`,
    ...extra,
  });
  const run = (input: string | Buffer | undefined, parameters: string[], extra?: Record<string, string>): string =>
    execFileSync('git', ['-C', repository, ...parameters], {
      env: environment(extra),
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    })
      .toString('latin1')
      .trimEnd();
  mkdirSync(repository);
  run(undefined, ['init', '-q', '-b', 'main', `--object-format=${options.objectFormat ?? 'sha1'}`]);
  return {
    folder,
    repository,
    git: (...parameters) => run(undefined, parameters),
    gitAs: (extra, ...parameters) => run(undefined, parameters, extra),
    gitInput: (input, ...parameters) => run(input, parameters),
    write(path, content) {
      mkdirSync(dirname(join(repository, path)), { recursive: true });
      writeFileSync(join(repository, path), content);
    },
    commit(message, extra) {
      time += 3600;
      run(undefined, ['add', '-A', '-f']);
      run(message, ['commit', '-q', '--allow-empty', '-F', '-', '--cleanup=verbatim'], extra);
      return run(undefined, ['rev-parse', 'HEAD']);
    },
    remove() {
      if (process.env['UNEARTH_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { spawn, spawnSync } from 'node:child_process';
import { devNull } from 'node:os';
import type { Readable } from 'node:stream';
import { UnearthError } from '../errors.js';
import { systemErrorCode } from './regular-file.js';

export interface GitResult {
  exitCode: number;
  stdout: Buffer;
  stderr: string;
}

export interface GitOptions {
  /** Where git runs. Never a folder of the scanned repository's choosing. */
  cwd: string;
  /** Added to the safe environment. */
  environment?: Record<string, string>;
  input?: Readable;
  signal?: AbortSignal;
}

/** What a person sets for their own connections; it comes from them, not from the repository. */
const KEPT_GIT_VARIABLES = new Set([
  'GIT_ASKPASS',
  'GIT_EXEC_PATH',
  'GIT_PROXY_COMMAND',
  'GIT_PROXY_SSL_CAINFO',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
]);

/** Settings that could start a program, switched off wherever they may come from. */
const SAFE_SETTINGS = ['core.fsmonitor=false', `core.hooksPath=${devNull}`, 'safe.directory=*', 'gc.auto=0'];

/** Enough for the refs of a huge repository; more is a lie or a mistake. */
const LARGEST_OUTPUT = 1 << 30;

/** Options that go before git's sub-command. */
export function safeGitArguments(): string[] {
  return ['--no-pager', ...SAFE_SETTINGS.flatMap((setting) => ['-c', setting])];
}

/**
 * The environment for every git we start: no configuration but the repository's own (and that only where git is
 * pointed at one), no prompt, no lock, no lazy fetch, no transport unless the caller allows one.
 */
export function safeGitEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.toUpperCase().startsWith('GIT_') || KEPT_GIT_VARIABLES.has(name),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    // GIT_NO_LAZY_FETCH is new in git 2.44; with no allowed protocol an older git cannot fetch either.
    GIT_ALLOW_PROTOCOL: 'none',
    ...extra,
  };
}

function startError(error: unknown): UnearthError {
  if (systemErrorCode(error) === 'ENOENT') {
    return new UnearthError('tool-missing', 'git was not found on PATH', {
      hint: 'Install git; it is needed for URLs, bundles and packs without an index.',
    });
  }
  return new UnearthError('tool-missing', 'git could not be started', { cause: error });
}

/**
 * Runs git and waits. Throws UnearthError `tool-missing` where there is no git and `interrupted` on abort;
 * a failing git is a result, not an exception.
 */
export function runGit(parameters: string[], options: GitOptions): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...safeGitArguments(), ...parameters], {
      cwd: options.cwd,
      env: safeGitEnvironment(options.environment),
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const stdout = collect(child.stdout, LARGEST_OUTPUT);
    const stderr = collect(child.stderr, 1 << 20);
    if (options.input !== undefined && child.stdin !== null) feed(options.input, child.stdin);
    const isAborted = (): boolean => options.signal?.aborted === true;
    // An aborted git may still write for a moment: the caller, who will remove its folder, hears of it at the end.
    child.on('error', (error) => {
      if (!isAborted()) reject(startError(error));
    });
    child.on('close', (code) => {
      if (isAborted()) reject(new UnearthError('interrupted', 'git was interrupted'));
      else resolve({ exitCode: code ?? 128, stdout: stdout(), stderr: stderr().toString('utf8') });
    });
  });
}

/** As runGit, for the few places where the caller cannot wait. */
export function runGitSync(parameters: string[], options: Pick<GitOptions, 'cwd' | 'environment'>): GitResult {
  const result = spawnSync('git', [...safeGitArguments(), ...parameters], {
    cwd: options.cwd,
    env: safeGitEnvironment(options.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: LARGEST_OUTPUT,
  });
  if (result.error !== undefined) throw startError(result.error);
  return { exitCode: result.status ?? 128, stdout: result.stdout, stderr: result.stderr.toString('utf8') };
}

/** Gathers what a stream brings, up to `limit` bytes; what comes after is dropped. */
function collect(stream: Readable | null, limit: number): () => Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on('data', (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks);
}

/** A git that ends before it has read everything must not end us with EPIPE: its exit code tells the story. */
function feed(input: Readable, stdin: NodeJS.WritableStream): void {
  stdin.on('error', () => input.destroy());
  input.on('error', () => stdin.end());
  input.pipe(stdin);
}

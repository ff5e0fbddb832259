/** Runs a plan's rewrite.sh and reads what it wrote. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnearthError } from '../errors.js';
import { parseRefMap, type RefMove } from './compare-tips.js';

export interface RewriteRun {
  /** 0: the mirror is there. */
  exitCode: number;
  /** What the script said; free of secrets. */
  messages: string;
  summary: RewriteSummary | null;
  moves: RefMove[];
  /** A line for each commit: its old id and its new one. */
  commitMap: string;
}

export interface RewriteSummary {
  commits: number;
  commitsChanged: number;
  commitsPruned: number;
  refs: number;
  refsChanged: number;
  refsDropped: number;
  tagsChanged: number;
  hostRefsChanged: number;
  pullRequests: number[];
  firstChangedCommits: string[];
}

export interface RunOptions {
  planDir: string;
  source: string;
  mirror: string;
  output: string;
  signal?: AbortSignal | undefined;
  /** PATH to find git filter-repo on. */
  searchPath?: string | undefined;
}

/** Throws UnearthError `tool-missing` where there is no shell, `interrupted` on abort. */
export async function runRewrite(options: RunOptions): Promise<RewriteRun> {
  const { exitCode, messages } = await runScript(options);
  if (exitCode !== 0) return { exitCode, messages, summary: null, moves: [], commitMap: '' };
  const summary = JSON.parse(await readFile(join(options.output, 'summary.json'), 'utf8')) as RewriteSummary;
  const moves = parseRefMap(await readFile(join(options.output, 'ref-map')));
  const commitMap = await readFile(join(options.output, 'commit-map'), 'latin1');
  return { exitCode, messages, summary, moves, commitMap };
}

function runScript({
  planDir,
  source,
  mirror,
  output,
  signal,
  searchPath,
}: RunOptions): Promise<{ exitCode: number; messages: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', [join(planDir, 'rewrite.sh'), source, mirror, output], {
      env: searchPath === undefined ? process.env : { ...process.env, PATH: searchPath },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: git and Python must end with the script.
      detached: true,
    });
    const stop = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true) stop();
    let messages = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (messages += chunk.toString('utf8')));
    child.on('error', () => reject(new UnearthError('tool-missing', 'no POSIX shell (sh) was found on PATH')));
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted === true) reject(new UnearthError('interrupted', 'the rehearsal was interrupted'));
      else resolve({ exitCode: code ?? 1, messages });
    });
  });
}

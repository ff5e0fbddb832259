/** Reads a handful of objects through `git cat-file --batch`: for scans of a few commits, where opening every index would cost more. */
import { Readable } from 'node:stream';
import { UnearthError } from '../errors.js';
import { runGit } from './run-git.js';
import { ObjectType } from './types.js';

export interface BatchObject {
  type: ObjectType;
  data: Buffer;
}

const TYPES: Record<string, ObjectType> = {
  commit: ObjectType.Commit,
  tree: ObjectType.Tree,
  blob: ObjectType.Blob,
  tag: ObjectType.Tag,
};

export interface GitPlace {
  /** The repository's git directory. */
  gitDir: string;
  /** Added to git's environment (object directories of a quarantine, another index). */
  environment: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** Runs git on a repository; throws UnearthError with the first line of what git says where it fails. */
export async function gitOutput(
  place: GitPlace,
  parameters: string[],
  input?: string,
  code = 'internal' as const,
): Promise<Buffer> {
  const result = await runGit(['--git-dir', place.gitDir, ...parameters], {
    cwd: place.gitDir,
    environment: place.environment,
    ...(input === undefined ? {} : { input: Readable.from([Buffer.from(input)]) }),
    ...(place.signal ? { signal: place.signal } : {}),
  });
  if (result.exitCode === 0) return result.stdout;
  throw new UnearthError(code, `git ${parameters[0]}: ${result.stderr.split('\n')[0] ?? 'failed'}`);
}

/** Those of the ids (hexadecimal) whose objects are there. */
export async function findPresent(place: GitPlace, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const output = await gitOutput(
    place,
    ['cat-file', '--batch-check=%(objectname)'],
    ids.map((id) => `${id}\n`).join(''),
  );
  const answers = new Set(output.toString('latin1').split('\n'));
  return new Set(ids.filter((id) => answers.has(id)));
}

/** Reads objects by their ids (hexadecimal); what is not there is missing in the answer. */
export async function readBatch(place: GitPlace, ids: readonly string[]): Promise<Map<string, BatchObject>> {
  const objects = new Map<string, BatchObject>();
  if (ids.length === 0) return objects;
  const output = await gitOutput(place, ['cat-file', '--batch', '--buffer'], ids.map((id) => `${id}\n`).join(''));
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(10, at);
    const [id, type, size] = output.toString('latin1', at, lineEnd).split(' ') as [string, string, string | undefined];
    at = lineEnd + 1;
    if (size === undefined || TYPES[type] === undefined) continue;
    objects.set(id, { type: TYPES[type], data: output.subarray(at, at + Number(size)) });
    at += Number(size) + 1;
  }
  return objects;
}

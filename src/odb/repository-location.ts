import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { UnearthError } from '../errors.js';
import { collectObjectDirectories } from './alternates.js';
import { isBundle, unpackBundle } from './bundle.js';
import { configValue, readRepositoryConfig } from './config-file.js';
import type { ConfigEntry } from './config-file.js';
import { findGitDirectory, workTreeOf } from './git-directory.js';
import type { FoundGitDirectory } from './git-directory.js';
import { isPartialClone } from './partial-clone.js';
import { printable } from './printable.js';
import { accessError, systemErrorCode } from './regular-file.js';
import { cloneRemote } from './remote-clone.js';
import { parseRemoteUrl } from './remote-url.js';
import { readShallow } from './shallow.js';
import type { Problem, RepositoryLayout } from './types.js';

export interface LocateOptions {
  signal?: AbortSignal;
  /** Further object directories, such as the quarantine of a pre-receive hook (GIT_OBJECT_DIRECTORY). */
  extraObjectDirs?: string[];
}

/**
 * Finds the repository at `path`: a work tree or a folder inside one, a git directory, a `.git` file, a bundle file,
 * or a URL. A bundle or URL is unpacked into a temporary folder, which removeTemporary() takes away. Nothing of the
 * repository is executed. Throws UnearthError `not-a-repository`, `no-access`, `tool-missing`, `unsupported`,
 * `interrupted`, `usage`.
 */
export async function locateRepository(path: string, options: LocateOptions = {}): Promise<RepositoryLayout> {
  const remote = fs.existsSync(path) ? null : parseRemoteUrl(path);
  if (remote !== null) {
    const gitDir = await cloneRemote(remote, options.signal);
    return describeTemporary(remote.display, gitDir, [], options);
  }
  const absolute = realPath(path);
  if (fs.statSync(absolute).isDirectory()) return describeLayout(path, findOrThrow(absolute, path), options);
  if (isBundle(absolute)) {
    const { gitDir, problems } = await unpackBundle(absolute, options.signal);
    return describeTemporary(path, gitDir, problems, options);
  }
  return describeLayout(path, findFromFile(absolute, path), options);
}

/** Removes the temporary copy of a URL or bundle; does nothing for a repository opened in place. */
export async function removeTemporary(layout: Pick<RepositoryLayout, 'temporary'>): Promise<void> {
  if (layout.temporary !== null)
    await fs.promises.rm(layout.temporary, { recursive: true, force: true, maxRetries: 3 });
}

function realPath(path: string): string {
  if (path === '') throw new UnearthError('usage', 'the path of the repository is empty');
  try {
    return fs.realpathSync(resolve(path));
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT' && systemErrorCode(error) !== 'ENOTDIR') throw accessError(path, error);
    throw new UnearthError('not-a-repository', `no such file or folder: ${printable(path)}`, {
      hint: 'Give the path of a work tree, a bare repository or a bundle, or a URL (https://, ssh://, git@host:path).',
    });
  }
}

function findOrThrow(folder: string, givenPath: string): FoundGitDirectory {
  const names = listOrThrow(folder, givenPath);
  const found = findGitDirectory(folder);
  if (found !== null) return found;
  const name = printable(givenPath);
  if (names.length === 0) {
    throw new UnearthError('not-a-repository', `the folder is empty: ${name}`, { hint: 'Clone a repository first.' });
  }
  const broken = names.includes('.git') ? `; ${name} has a .git folder without objects or refs` : '';
  throw new UnearthError('not-a-repository', `not a Git repository (nor any folder above it): ${name}${broken}`, {
    hint: 'Give a folder inside a work tree, a .git folder, a bare repository, a bundle file or a URL.',
  });
}

function listOrThrow(folder: string, givenPath: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    throw accessError(givenPath, error);
  }
}

/** A `.git` file, or any file of a work tree, stands for the repository it belongs to. */
function findFromFile(file: string, givenPath: string): FoundGitDirectory {
  const found = findGitDirectory(resolve(file, '..'));
  if (found !== null) return found;
  throw new UnearthError('not-a-repository', `${printable(givenPath)} is a file, but no bundle and in no repository`, {
    hint: 'A bundle is made with `git bundle create FILE --all`.',
  });
}

async function describeTemporary(
  givenPath: string,
  gitDir: string,
  problems: Problem[],
  options: LocateOptions,
): Promise<RepositoryLayout> {
  try {
    const layout = describeLayout(givenPath, { gitDir, commonDir: gitDir, workTree: null }, options);
    return { ...layout, temporary: gitDir, problems: [...problems, ...(layout.problems ?? [])] };
  } catch (error) {
    await removeTemporary({ temporary: gitDir });
    throw error;
  }
}

function describeLayout(givenPath: string, found: FoundGitDirectory, options: LocateOptions): RepositoryLayout {
  const { gitDir, commonDir } = found;
  const config = readRepositoryConfig(gitDir, commonDir);
  const { objectDirs, problems } = collectObjectDirectories(join(commonDir, 'objects'), options.extraObjectDirs);
  const workTree = workTreeOf(found, config);
  return {
    givenPath,
    gitDir,
    commonDir,
    workTree,
    objectDirs,
    objectFormat: objectFormat(config),
    refFormat: configValue(config, 'extensions', 'refstorage')?.startsWith('reftable') === true ? 'reftable' : 'files',
    shallow: readShallow(commonDir).length > 0,
    partial: isPartialClone(config, objectDirs),
    bare: workTree === null,
    temporary: null,
    problems,
  };
}

function objectFormat(config: ConfigEntry[]): 'sha1' | 'sha256' {
  const format = configValue(config, 'extensions', 'objectformat')?.toLowerCase() ?? 'sha1';
  if (format === 'sha1' || format === 'sha256') return format;
  throw new UnearthError(
    'unsupported',
    `unknown object format ${printable(format).slice(0, 40)} in the repository's config`,
  );
}

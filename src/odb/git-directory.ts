import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { UnearthError } from '../errors.js';
import { configBoolean, configValue } from './config-file.js';
import type { ConfigEntry } from './config-file.js';
import { printable } from './printable.js';
import { pathKind, readRegularFile } from './regular-file.js';

/** A git directory as it was found, before its configuration is read. */
export interface FoundGitDirectory {
  gitDir: string;
  commonDir: string;
  /** The folder whose `.git` led here; null where the git directory itself was given. */
  workTree: string | null;
}

const LARGEST_POINTER_FILE = 1 << 20;

/**
 * Finds the repository that `start` belongs to, upwards as git does (setup_git_directory_gently): in each folder
 * first `.git`, then the folder itself as a git directory. Null where no folder up to the root has one.
 */
export function findGitDirectory(start: string): FoundGitDirectory | null {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = gitDirectoryAt(folder);
    if (found !== null) return found;
    if (folder === dirname(folder)) return null;
  }
}

/** The repository whose `.git` stands in `folder`, or `folder` as a git directory. */
function gitDirectoryAt(folder: string): FoundGitDirectory | null {
  const dotGit = join(folder, '.git');
  const kind = pathKind(dotGit);
  if (kind === 'file') return followGitFile(dotGit);
  if (kind === 'directory' && isGitDirectory(dotGit)) return describe(dotGit, folder);
  return isGitDirectory(folder) ? describe(folder, null) : null;
}

/**
 * A `.git` file as linked worktrees and submodules have: `gitdir: PATH`.
 * Throws UnearthError `not-a-repository` where it leads nowhere, as git does.
 */
export function followGitFile(path: string): FoundGitDirectory {
  const content = readRegularFile(path, LARGEST_POINTER_FILE)?.toString('utf8') ?? '';
  const target = /^gitdir: ([^\0]*?)[\r\n]*$/.exec(content)?.[1];
  if (target === undefined || target === '') {
    throw new UnearthError('not-a-repository', `${printable(path)} is not a git file ("gitdir: PATH")`);
  }
  const gitDir = isAbsolute(target) ? target : resolve(dirname(path), target);
  if (!isGitDirectory(gitDir)) {
    throw new UnearthError(
      'not-a-repository',
      `${printable(path)} points to ${printable(gitDir)}, which is no Git directory`,
      {
        hint: 'The worktree or submodule was moved, or its repository is gone; run `git worktree repair` or scan that repository.',
      },
    );
  }
  return describe(gitDir, dirname(path));
}

/**
 * More lenient than git, which asks for a valid HEAD as well: a damaged repository is scanned as far as it goes,
 * and what is missing is told when refs are read. A folder of another name needs more signs: `objects` and `refs` may
 * be any project's folders.
 */
function isGitDirectory(folder: string): boolean {
  const commonDir = commonDirectory(folder);
  const has = (name: string): boolean => pathKind(join(commonDir, name)) !== 'nothing';
  if (pathKind(join(commonDir, 'objects')) !== 'directory') return false;
  const hasRefs = ['refs', 'packed-refs', 'reftable'].some(has);
  if (basename(folder) === '.git') return hasRefs || has('HEAD');
  return hasRefs && (has('HEAD') || has('config'));
}

/** What `commondir` of a linked worktree's git directory names; else the git directory itself. */
function commonDirectory(gitDir: string): string {
  const path = join(gitDir, 'commondir');
  if (pathKind(path) !== 'file') return gitDir;
  const target =
    readRegularFile(path, LARGEST_POINTER_FILE)
      ?.toString('utf8')
      .replace(/[\r\n]+$/, '') ?? '';
  if (target === '' || target.includes('\0')) return gitDir;
  return isAbsolute(target) ? target : resolve(gitDir, target);
}

function describe(gitDir: string, workTree: string | null): FoundGitDirectory {
  return { gitDir, commonDir: commonDirectory(gitDir), workTree };
}

/**
 * The work tree of a git directory that was itself given. Only where the file system shows it: `core.worktree` is
 * text of the scanned repository and could name any folder of the user's.
 */
export function workTreeOf(found: FoundGitDirectory, config: ConfigEntry[]): string | null {
  if (found.workTree !== null) return found.workTree;
  if (found.gitDir !== found.commonDir) return linkedWorkTree(found.gitDir);
  if (basename(found.gitDir) !== '.git' || configBoolean(configValue(config, 'core', 'bare'))) return null;
  return dirname(found.gitDir);
}

/** The folder whose `.git` file points back to this linked worktree's git directory. */
function linkedWorkTree(gitDir: string): string | null {
  try {
    const gitFile = readRegularFile(join(gitDir, 'gitdir'), LARGEST_POINTER_FILE)?.toString('utf8').trimEnd() ?? '';
    if (gitFile === '') return null;
    const absolute = isAbsolute(gitFile) ? gitFile : resolve(gitDir, gitFile);
    return pathKind(absolute) === 'file' && followGitFile(absolute).gitDir === gitDir ? dirname(absolute) : null;
  } catch {
    return null;
  }
}

import { join } from 'node:path';
import * as fs from 'node:fs';
import { pathKind } from './regular-file.js';
import type { RepositoryLayout } from './types.js';

/** A worktree's own git directory. */
export interface Worktree {
  gitDir: string;
  /** How git names it from elsewhere: 'main-worktree' or 'worktrees/NAME'; '' for the one that is scanned. */
  prefix: string;
}

/** The scanned worktree first, then all others of the repository, linked ones sorted by name. */
export function listWorktrees(layout: Pick<RepositoryLayout, 'gitDir' | 'commonDir'>): Worktree[] {
  const { gitDir, commonDir } = layout;
  const linked = linkedNames(commonDir).map((name) => ({
    gitDir: join(commonDir, 'worktrees', name),
    prefix: `worktrees/${name}`,
  }));
  const all = [{ gitDir: commonDir, prefix: 'main-worktree' }, ...linked];
  return [{ gitDir, prefix: '' }, ...all.filter((worktree) => !isSameFolder(worktree.gitDir, gitDir))];
}

function linkedNames(commonDir: string): string[] {
  try {
    const folder = join(commonDir, 'worktrees');
    return fs
      .readdirSync(folder)
      .filter((name) => pathKind(join(folder, name)) === 'directory')
      .toSorted();
  } catch {
    return [];
  }
}

function isSameFolder(a: string, b: string): boolean {
  if (a === b) return true;
  try {
    return fs.realpathSync(a) === fs.realpathSync(b);
  } catch {
    return false;
  }
}

/**
 * Whether each worktree has this ref (or this `logs/` file) for itself: HEAD, ORIG_HEAD and all others outside of
 * refs/, and three folders below it (git-worktree(1), "Refs").
 */
export function isPrivateRef(name: string): boolean {
  const ref = name.replace(/^(?:main-worktree\/)?(?:logs\/)?/, '');
  return !ref.startsWith('refs/') || /^refs\/(?:bisect|worktree|rewritten)\//.test(ref);
}

/** A name as the scanned worktree would have to write it. */
export function nameIn(worktree: Worktree, name: string): string {
  return worktree.prefix === '' ? name : `${worktree.prefix}/${name}`;
}

/** The name as the worktree it belongs to writes it. */
export function nameWithoutWorktree(name: string): string {
  return name.replace(/^(?:main-worktree|worktrees\/[^/]+)\//, '');
}

/** Writes a plan to its folder: all of it or nothing, readable by its owner alone, never inside a repository. */
import { chmod, lstat, mkdtemp, readdir, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UnearthError } from '../errors.js';
import { findGitDirectory } from '../odb/git-directory.js';
import type { Plan, PlanFile } from '../plan/model.js';

export interface WrittenPlan {
  folder: string;
  files: { path: string; secret: boolean; purpose: string }[];
}

/**
 * The folder must not exist (an empty one may). Throws UnearthError `usage` where it does or lies inside a
 * repository, `no-access` where it cannot be written.
 */
export async function writePlanFolder(plan: Plan, folder: string): Promise<WrittenPlan> {
  const target = resolve(folder);
  await checkTarget(target);
  const draft = await makeDraft(target);
  try {
    for (const file of plan.files) await writePlanFile(draft, file);
    await rmdir(target).catch(() => {}); // an empty folder of that name
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw new UnearthError('no-access', `the plan could not be written to ${target}`, { cause: error });
  }
  return {
    folder: target,
    files: plan.files.map(({ name, secret, purpose }) => ({ path: join(target, name), secret, purpose })),
  };
}

async function checkTarget(target: string): Promise<void> {
  const found = await lstat(target).catch(() => null);
  if (found !== null && !(found.isDirectory() && (await isEmpty(target)))) {
    throw new UnearthError('usage', `${target} exists already`, { hint: 'name another folder with --output' });
  }
  const parent = await realpath(dirname(target)).catch(() => null);
  if (parent === null) {
    throw new UnearthError('usage', `the folder ${dirname(target)} does not exist`, {
      hint: 'make it first, or name another with --output',
    });
  }
  const repository = findGitDirectory(parent);
  if (repository !== null) {
    throw new UnearthError('usage', `${target} lies inside a Git repository`, {
      hint: 'the plan folder holds secrets: name a folder outside of any repository with --output',
    });
  }
}

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder)).length === 0;
}

async function makeDraft(target: string): Promise<string> {
  try {
    const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
    await chmod(draft, 0o700);
    return draft;
  } catch (error) {
    throw new UnearthError('no-access', `cannot write to ${dirname(target)}`, {
      hint: 'name another folder with --output',
      cause: error,
    });
  }
}

async function writePlanFile(folder: string, { name, bytes, executable }: PlanFile): Promise<void> {
  const path = join(folder, name);
  if (!path.startsWith(folder + sep) || name.includes('/'))
    throw new UnearthError('internal', 'a plan file has a name that leads out of its folder');
  await writeFile(path, bytes, { mode: executable ? 0o700 : 0o600, flag: 'wx' });
}

import { join } from 'node:path';
import { brokenRef, readLooseRefs, readRefFile } from './loose-refs.js';
import type { RefValue } from './loose-refs.js';
import { readPackedRefs } from './packed-refs.js';
import { readReflogs } from './reflog.js';
import type { ExtraRoot, Problem, RepositoryLayout } from './types.js';
import { isPrivateRef, nameIn } from './worktrees.js';
import type { Worktree } from './worktrees.js';

/** What a ref storage says: all names with their values, not yet resolved, and the ids in all reflogs. */
export interface StoredRefs {
  values: Map<string, RefValue>;
  reflogs: ExtraRoot[];
}

/** Reads refs kept as files: packed-refs, which loose refs hide, and every worktree's own. */
export function readRefFiles(layout: RepositoryLayout, worktrees: Worktree[], problems: Problem[]): StoredRefs {
  const packed = readPackedRefs(layout.commonDir);
  problems.push(...packed.problems);
  const values = new Map<string, RefValue>();
  for (const [name, id] of packed.refs) values.set(name, { id });
  const reflogs: ExtraRoot[] = [];
  if (layout.gitDir !== layout.commonDir) addShared(layout.commonDir, values, reflogs, problems);
  for (const worktree of worktrees) {
    const skipShared = worktree.gitDir === layout.commonDir && worktree.prefix !== '';
    addWorktree(worktree, skipShared, values, reflogs, problems);
  }
  return { values, reflogs };
}

/** What a linked worktree shares with all others. */
function addShared(commonDir: string, values: Map<string, RefValue>, reflogs: ExtraRoot[], problems: Problem[]): void {
  for (const [name, value] of readLooseRefs(commonDir, 'refs', problems)) {
    if (!isPrivateRef(name)) values.set(name, value);
  }
  reflogs.push(...readReflogs(commonDir, '', problems).filter((root) => !isPrivateRef(root.source)));
}

function addWorktree(
  worktree: Worktree,
  skipShared: boolean,
  values: Map<string, RefValue>,
  reflogs: ExtraRoot[],
  problems: Problem[],
): void {
  const { gitDir, prefix } = worktree;
  const head = readRefFile(join(gitDir, 'HEAD'), nameIn(worktree, 'HEAD'), problems);
  if (head !== null) values.set(nameIn(worktree, 'HEAD'), head);
  else if (prefix === '') problems.push(brokenRef('HEAD', 'is missing or broken'));
  // Broken files among those left out were told when the shared ones were read.
  const ownProblems = skipShared ? [] : problems;
  for (const [name, value] of readLooseRefs(gitDir, 'refs', ownProblems)) {
    if (!skipShared || isPrivateRef(name)) values.set(nameIn(worktree, name), value);
  }
  const logs = readReflogs(gitDir, prefix, ownProblems);
  reflogs.push(...logs.filter((root) => !skipShared || isPrivateRef(root.source)));
}

import type { StoredRefs } from './ref-files.js';
import { readReftableStack, reftableLogRoots } from './reftable-stack.js';
import { isPrivateRef, nameIn } from './worktrees.js';
import type { ExtraRoot, Problem, RepositoryLayout } from './types.js';
import type { Worktree } from './worktrees.js';

/** Reads refs kept as reftables: one stack that all worktrees share, and one for each linked worktree's own. */
export function readRefTables(layout: RepositoryLayout, worktrees: Worktree[], problems: Problem[]): StoredRefs {
  const shared = readReftableStack(layout.commonDir, problems);
  const main = worktrees.find((worktree) => worktree.gitDir === layout.commonDir);
  const values: StoredRefs['values'] = new Map();
  for (const [name, value] of shared.refs) {
    values.set(isPrivateRef(name) && main !== undefined ? nameIn(main, name) : name, value);
  }
  const reflogs: ExtraRoot[] = reftableLogRoots(shared, '').map((root) =>
    isPrivateRef(root.source) && main !== undefined ? { ...root, source: nameIn(main, root.source) } : root,
  );
  for (const worktree of worktrees) {
    if (worktree === main) continue;
    const own = readReftableStack(worktree.gitDir, problems);
    for (const [name, value] of own.refs) values.set(nameIn(worktree, name), value);
    reflogs.push(...reftableLogRoots(own, worktree.prefix));
  }
  return { values, reflogs };
}

import { join } from 'node:path';
import { findObjectIds } from './object-id.js';
import { readRegularFile } from './regular-file.js';
import type { ExtraRoot, Problem } from './types.js';

/**
 * Files in which git keeps ids outside of refs: what was fetched, merged, picked, bisected or rebased last. Their
 * objects may be reachable from nowhere else. (gitrepository-layout(5), sequencer.c, bisect.c, builtin/rebase.c, am.c.)
 */
const STATE_FILES = [
  'ORIG_HEAD',
  'FETCH_HEAD',
  'MERGE_HEAD',
  'MERGE_AUTOSTASH',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'REBASE_HEAD',
  'AUTO_MERGE',
  'BISECT_HEAD',
  'BISECT_START',
  'BISECT_EXPECTED_REV',
  'BISECT_ANCESTORS_OK',
  'BISECT_LOG',
  'NOTES_MERGE_PARTIAL',
  ...['onto', 'orig-head', 'stopped-sha', 'amend', 'autostash', 'squash-onto', 'current-fixups'].map(
    (name) => `rebase-merge/${name}`,
  ),
  ...['rewritten-list', 'rewritten-pending', 'done', 'git-rebase-todo'].map((name) => `rebase-merge/${name}`),
  ...['onto', 'orig-head', 'abort-safety', 'original-commit', 'autostash', 'rewritten'].map(
    (name) => `rebase-apply/${name}`,
  ),
  ...['head', 'abort-safety', 'todo', 'done'].map((name) => `sequencer/${name}`),
];

const LARGEST_STATE_FILE = 64 << 20;

/** The ids in a worktree's state files. `prefix` names the worktree where it is another one. */
export function readOperationState(gitDir: string, prefix: string, problems: Problem[]): ExtraRoot[] {
  return STATE_FILES.flatMap((name) => {
    const source = prefix === '' ? name : `${prefix}/${name}`;
    try {
      const content = readRegularFile(join(gitDir, name), LARGEST_STATE_FILE)?.toString('latin1') ?? '';
      return findObjectIds(content).map((id): ExtraRoot => ({ kind: 'special', source, id }));
    } catch (error) {
      problems.push({ kind: 'ref-broken', message: (error as Error).message, subject: source });
      return [];
    }
  });
}

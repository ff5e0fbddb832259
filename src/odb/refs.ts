import { readRepositoryConfig } from './config-file.js';
import { readIndexRoots } from './index-roots.js';
import { brokenRef } from './loose-refs.js';
import type { RefValue } from './loose-refs.js';
import { isZeroId } from './object-id.js';
import { readOperationState } from './operation-state.js';
import { readRefFiles } from './ref-files.js';
import { readRefTables } from './ref-tables.js';
import { remotesFromConfig } from './remotes.js';
import { readShallow } from './shallow.js';
import type { ExtraRoot, Problem, Ref, RefsSnapshot, RepositoryLayout } from './types.js';
import { listWorktrees, nameWithoutWorktree } from './worktrees.js';

/** git's own bound (SYMREF_MAXDEPTH). */
const DEEPEST_SYMBOLIC_REF = 5;

/**
 * Everything that holds on to objects: HEAD, all refs (also other worktrees' own), reflogs, indexes and the state of
 * unfinished operations; then the shallow border and the remotes. What is broken is a problem, not an exception.
 */
export async function readRefs(layout: RepositoryLayout): Promise<RefsSnapshot> {
  const problems: Problem[] = [...(layout.problems ?? [])];
  const hashLength = layout.objectFormat === 'sha256' ? 32 : 20;
  const worktrees = listWorktrees(layout);
  const readStored = layout.refFormat === 'reftable' ? readRefTables : readRefFiles;
  const { values, reflogs } = readStored(layout, worktrees, problems);
  const resolved = resolveAll(values, hashLength, problems);
  const extraRoots = [
    ...resolved.filter((ref) => !isProperRef(ref.name)).map(asExtraRoot),
    ...reflogs,
    ...worktrees.flatMap(({ gitDir, prefix }) => readOperationState(gitDir, prefix, problems)),
    ...worktrees.flatMap(({ gitDir, prefix }) => readIndexRoots(gitDir, prefix, hashLength, problems)),
  ];
  const head = values.get('HEAD');
  return {
    headRef: head !== undefined && 'target' in head ? head.target : null,
    headId: resolved.find((ref) => ref.name === 'HEAD')?.id ?? null,
    refs: resolved.filter((ref) => isProperRef(ref.name)),
    extraRoots: extraRoots.filter((root) => root.id.length === 2 * hashLength),
    shallowCommits: readShallow(layout.commonDir),
    remotes: remotesFromConfig(readRepositoryConfig(layout.gitDir, layout.commonDir)),
    problems,
  };
}

/** HEAD, and what stands below refs/, also of other worktrees; not their HEADs, nor ORIG_HEAD and kin. */
function isProperRef(name: string): boolean {
  return name === 'HEAD' || nameWithoutWorktree(name).startsWith('refs/');
}

function asExtraRoot({ name, id }: Ref): ExtraRoot {
  return { kind: nameWithoutWorktree(name) === 'HEAD' ? 'worktree-head' : 'special', source: name, id };
}

function resolveAll(values: Map<string, RefValue>, hashLength: 20 | 32, problems: Problem[]): Ref[] {
  const refs: Ref[] = [];
  for (const [name, value] of values) {
    const id = resolveValue(name, value, values, problems);
    if (id === null) continue;
    if (id.length !== 2 * hashLength || isZeroId(id)) problems.push(brokenRef(name, 'holds no id of this repository'));
    else refs.push('target' in value ? { name, id, symbolicTarget: value.target } : { name, id });
  }
  return refs.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/**
 * Follows symbolic refs, by names already read and never through the file system: a target like `../../x` finds
 * nothing. One that leads to no ref is no problem: a new repository's HEAD, or `origin/HEAD` after a rename.
 */
function resolveValue(
  name: string,
  start: RefValue,
  values: Map<string, RefValue>,
  problems: Problem[],
): string | null {
  const prefix = name.slice(0, name.length - nameWithoutWorktree(name).length);
  let value: RefValue | undefined = start;
  for (let depth = 0; depth <= DEEPEST_SYMBOLIC_REF; depth++) {
    if (value === undefined) return null;
    if ('id' in value) return value.id;
    value = values.get(prefix + value.target) ?? values.get(value.target);
  }
  problems.push(brokenRef(name, 'is symbolic and leads in a circle or too far'));
  return null;
}

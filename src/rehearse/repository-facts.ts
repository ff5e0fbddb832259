/** What a plan must know of the repository besides its secrets: what a clone of it would carry, miss or trip over. */
import { findObjectHex } from '../odb/object-table.js';
import { ObjectType } from '../odb/types.js';
import { listWorktrees } from '../odb/worktrees.js';
import { configValues, readRepositoryConfig } from '../odb/config-file.js';
import { EntryKind } from '../history/tree-store.js';
import type { RepositoryFacts } from '../plan/facts.js';
import { recognizeHost } from '../plan/host.js';
import type { HistoryShape } from './history-collector.js';
import { isHostRef } from './host-refs.js';
import type { RepositoryObjects } from './repository-objects.js';

export function collectRepositoryFacts(repository: RepositoryObjects, shape: HistoryShape): RepositoryFacts {
  const { layout, refs } = repository;
  const named = refs.refs.filter(({ name }) => name.startsWith('refs/'));
  const stash = refs.extraRoots.filter(({ source }) => source.endsWith('logs/refs/stash'));
  const count = (prefix: string): number => named.filter(({ name }) => name.startsWith(prefix)).length;
  return {
    host: recognizeHost(refs.remotes),
    shallow: layout.shallow,
    partial: layout.partial,
    singleBranch: isSingleBranch(repository),
    commits: shape.commits.count,
    refs: named.length,
    tags: count('refs/tags/'),
    hostRefs: named.filter(({ name }) => isHostRef(name)).length,
    stashEntries: stash.length,
    replaceRefs: named.filter(({ name }) => name.startsWith('refs/replace/')).map(({ name }) => name),
    linkedWorktrees: Math.max(0, listWorktrees(layout).length - 1),
    alternates: layout.objectDirs.length > 1,
    lfs: headFile(repository, shape, '.gitattributes')?.includes('filter=lfs') ?? false,
    submodules: headGitlinks(repository, shape),
    notesRefs: named.filter(({ name }) => name.startsWith('refs/notes/')).map(({ name }) => name),
    remoteTrackingRefs: count('refs/remotes/'),
  };
}

function isSingleBranch({ layout }: RepositoryObjects): boolean {
  const refspecs = configValues(readRepositoryConfig(layout.gitDir, layout.commonDir), 'remote', 'fetch', 'origin');
  return refspecs.length > 0 && !refspecs.some((refspec) => refspec.includes('*'));
}

function headTree({ refs, table }: RepositoryObjects, { commits }: HistoryShape): number {
  const commit = refs.headId === null ? -1 : commits.numberOf(findObjectHex(table, refs.headId));
  return commit < 0 ? -1 : commits.tree(commit);
}

/** Content of a file in the top folder of HEAD's tree. */
function headFile(repository: RepositoryObjects, shape: HistoryShape, name: string): string | null {
  const { trees } = shape;
  const tree = headTree(repository, shape);
  if (tree < 0 || !trees.has(tree)) return null;
  const entry = trees.entries(tree).find((one) => trees.names.bytes(trees.name(one)).toString('utf8') === name);
  if (entry === undefined || trees.object(entry) >= repository.table.count) return null;
  const object = repository.read(repository.id(trees.object(entry)));
  return object?.type === ObjectType.Blob ? object.data.toString('latin1') : null;
}

/** Names of submodules in the top two levels of HEAD's tree: their content is another repository's. */
function headGitlinks(repository: RepositoryObjects, shape: HistoryShape): string[] {
  const { trees } = shape;
  const found: string[] = [];
  const list = (tree: number, prefix: string, depth: number): void => {
    if (tree < 0 || !trees.has(tree) || depth > 2) return;
    for (const entry of trees.entries(tree)) {
      const name = prefix + trees.names.bytes(trees.name(entry)).toString('utf8');
      if (trees.kind(entry) === EntryKind.Gitlink) found.push(name);
      if (trees.kind(entry) === EntryKind.Tree) list(trees.object(entry), `${name}/`, depth + 1);
    }
  };
  list(headTree(repository, shape), '', 0);
  return found;
}

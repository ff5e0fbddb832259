/** How many commits a rewrite has left without a change, from both repositories as they are. */
import { createCommitTable, type CommitTable } from '../history/commit-table.js';
import { markWanted } from '../odb/family-walk.js';
import { findObject, findObjectHex } from '../odb/object-table.js';
import { ObjectType } from '../odb/types.js';
import type { RepositoryObjects } from './repository-objects.js';

/** `commitMap`: a line for each commit, its old id and its new one. Commits with one parent count, as in emptied-commits.ts. */
export async function countEmptied(
  source: RepositoryObjects,
  mirror: RepositoryObjects,
  commitMap: string,
): Promise<number> {
  const changesBefore = changesIn(source, await readCommits(source));
  const changesAfter = changesIn(mirror, await readCommits(mirror));
  return commitMap.split('\n').filter((line) => {
    const [before, after] = line.split(' ') as [string, string | undefined];
    return before !== after && changesBefore(before) === true && changesAfter(after ?? '') === false;
  }).length;
}

/** Whether a commit has another tree than its one parent; null for merges, first commits and those that are not there. */
function changesIn({ table }: RepositoryObjects, commits: CommitTable): (id: string) => boolean | null {
  return (id) => {
    const commit = commits.numberOf(findObjectHex(table, id));
    const [parent, ...others] = commit < 0 ? [] : commits.parents(commit);
    if (parent === undefined || parent < 0 || others.length > 0) return null;
    return commits.tree(parent) !== commits.tree(commit);
  };
}

async function readCommits(repository: RepositoryObjects): Promise<CommitTable> {
  const { table } = repository;
  const commits = createCommitTable(table.count, table.hashLength, (id, at) => findObject(table, id, at));
  const entries: number[] = [];
  for (let entry = 0; entry < table.count; entry++) if (table.type[entry] === ObjectType.Commit) entries.push(entry);
  const visit = (entry: number, _: ObjectType, text: Buffer, length: number): null => {
    if (table.duplicate[entry] === 0) commits.add(entry, text, length);
    return null;
  };
  await repository.forEach<null>(visit, undefined, markWanted(table, entries));
  commits.link();
  return commits;
}

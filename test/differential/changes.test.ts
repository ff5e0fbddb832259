import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistoryReader, type History } from '../../src/history/read-history.js';
import { EntryKind } from '../../src/history/tree-store.js';
import { findFamilies } from '../../src/odb/families.js';
import { createFamilyWalker } from '../../src/odb/family-walk.js';
import { objectId, type ObjectTable } from '../../src/odb/object-table.js';
import { openObjects } from '../../src/odb/open-objects.js';
import { locateRepository } from '../../src/odb/repository-location.js';
import { stepsOf, streamOf } from '../helpers/generate-history.js';
import { git, importStream } from '../helpers/git.js';

const steps = stepsOf(fc.string({ maxLength: 40 }).map((text) => text.replaceAll('\n', ' ')));

async function readHistory(folder: string): Promise<{ table: ObjectTable; history: History }> {
  const { table } = openObjects(await locateRepository(folder));
  const families = findFamilies(table);
  const walker = createFamilyWalker(table, families, 1 << 28);
  const reader = createHistoryReader(table, walker, { visit: () => null, release() {} });
  for (const root of families.roots) if (table.type[root] !== 3) reader.readFamily(root);
  walker.close();
  return { table, history: reader.finish() };
}

/** path -> "mode-kind id" of all files of a commit, as git lists them. */
function filesOf(folder: string, commit: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const line of git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit]).split('\0')) {
    const match = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line);
    if (match) files.set(match[3]!, `${match[1] === '120000' ? 'symlink' : 'blob'} ${match[2]}`);
  }
  return files;
}

/** What each commit changed against all of its parents, worked out from full listings: the slow and sure way. */
function changesByGit(folder: string): string[] {
  const lines = git(folder, ['rev-list', '--all', '--parents']).split('\n');
  return lines.flatMap((line) => {
    const [commit, ...parents] = line.split(' ') as [string, ...string[]];
    const now = filesOf(folder, commit);
    const before = parents.map((parent) => filesOf(folder, parent));
    const paths = new Set([...now.keys(), ...before.flatMap((files) => [...files.keys()])]);
    return [...paths].flatMap((path) => {
      const after = now.get(path);
      const befores = before.map((files) => files.get(path));
      if (after !== undefined) return befores.includes(after) ? [] : [`${commit} ${path} ${after}`];
      const removed = befores.length > 0 && befores.every((one) => one !== undefined);
      return removed ? [`${commit} ${path} gone`] : [];
    });
  });
}

function changesByUs(table: ObjectTable, { changes, commits }: History): string[] {
  return Array.from({ length: changes.commit.length }, (_, k) => {
    const commit = objectId(table, commits.entry(changes.commit.get(k)));
    const after = changes.after.get(k);
    const kind = changes.kind.get(k) === EntryKind.Symlink ? 'symlink' : 'blob';
    const path = changes.paths.bytes(changes.path.get(k)).toString('utf8');
    return `${commit} ${path} ${after < 0 ? 'gone' : `${kind} ${objectId(table, after)}`}`;
  });
}

describe('what commits changed, against full listings by git', () => {
  it('agrees on generated histories with merges, renames, symlinks and files in place of folders', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (history, repack) => {
        const folder = importStream(streamOf(history));
        if (repack) git(folder, ['repack', '-adfq', '--depth=50', '--window=100']);
        const ours = await readHistory(folder);
        expect(changesByUs(ours.table, ours.history).sort()).toEqual(changesByGit(folder).sort());
      }),
      { numRuns: process.env['UNEARTH_FULL'] ? 100 : 8 },
    );
  });

  it('orders parents before children and counts identities', async () => {
    const folder = importStream(streamOf(fc.sample(steps, { seed: 3, numRuns: 1 })[0]!));
    const { history } = await readHistory(folder);
    const position = new Map([...history.order].map((commit, k) => [commit, k]));
    expect(history.order.length).toBe(Number(git(folder, ['rev-list', '--all', '--count'])));
    for (const commit of history.order) {
      for (const parent of history.commits.parents(commit)) {
        expect(position.get(parent)!).toBeLessThan(position.get(commit)!);
      }
    }
    expect(history.people).toBe(2);
    expect(history.emails).toBe(2);
  });
});

/** The trees at every branch and tag tip before and after: they may differ by the replacements and by nothing else. */
import { readTagTarget } from '../history/commit-text.js';
import { ObjectType } from '../odb/types.js';
import { simulateBlob, simulatePath, type SimulationRules } from '../plan/simulate.js';
import type { RepositoryObjects } from './repository-objects.js';
import { treeFiles, type TreeFile } from './tree-files.js';

/** An entry of the ref map that rewrite.sh writes. */
export interface RefMove {
  oldId: string;
  /** Null where the ref was dropped. */
  newId: string | null;
  oldName: string;
  newName: string | null;
}

export interface TipDifference {
  ref: string;
  path: string;
  /** dropped: the ref is gone; missing, added, mode, content: a file of its tree. */
  what: 'dropped' | 'missing' | 'added' | 'mode' | 'content';
}

export interface TipComparison {
  tips: number;
  /** Files whose content was replaced as planned, each version once. */
  replacedFiles: number;
  unexpected: TipDifference[];
}

export function parseRefMap(text: Buffer): RefMove[] {
  return text
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [oldId, newId, oldName, newName] = line.split('\t') as [string, string, string, string];
      return { oldId, newId: newId === '-' ? null : newId, oldName, newName: newName === '-' ? null : newName };
    });
}

const MOST_DIFFERENCES = 100;

export function compareTips(
  source: RepositoryObjects,
  mirror: RepositoryObjects,
  moves: readonly RefMove[],
  rules: SimulationRules,
): TipComparison {
  const result: TipComparison = { tips: 0, replacedFiles: 0, unexpected: [] };
  const pairs = new Map<string, boolean>();
  const trees = new Set<string>();
  for (const move of moves) {
    if (!/^refs\/(heads|tags)\//.test(move.oldName) || result.unexpected.length >= MOST_DIFFERENCES) continue;
    if (move.newId === null) {
      result.unexpected.push({ ref: move.oldName, path: '', what: 'dropped' });
      continue;
    }
    result.tips++;
    const before = treeOf(source, move.oldId);
    const after = treeOf(mirror, move.newId);
    if (before === null || after === null || before === after || trees.has(`${before} ${after}`)) continue;
    trees.add(`${before} ${after}`);
    compareTrees(move.oldName, treeFiles(source, before), treeFiles(mirror, after));
  }
  result.replacedFiles = [...pairs.values()].filter(Boolean).length;
  return result;

  function compareTrees(ref: string, before: Map<string, TreeFile>, after: Map<string, TreeFile>): void {
    const expected = new Set<string>();
    for (const [path, file] of before) {
      const newPath = simulatePath(rules, Buffer.from(path, 'latin1')).toString('latin1');
      expected.add(newPath);
      const found = after.get(newPath);
      if (found === undefined) report(ref, newPath, 'missing');
      else if (found.mode !== file.mode && !(file.mode.startsWith('1006') && found.mode === '100644'))
        report(ref, newPath, 'mode');
      else if (found.id !== file.id && file.mode !== '160000' && !isReplacement(file.id, found.id))
        report(ref, newPath, 'content');
    }
    for (const path of after.keys()) if (!expected.has(path)) report(ref, path, 'added');
  }

  /** Each pair of versions is compared once, however many tips have it. */
  function isReplacement(oldId: string, newId: string): boolean {
    const key = `${oldId} ${newId}`;
    let same = pairs.get(key);
    if (same === undefined) {
      const before = source.read(oldId);
      const after = mirror.read(newId);
      same = before !== null && after !== null && simulateBlob(rules, oldId, before.data).equals(after.data);
      pairs.set(key, same);
    }
    return same;
  }

  function report(ref: string, path: string, what: TipDifference['what']): void {
    result.unexpected.push({ ref, path, what });
  }
}

/** Id of the tree that a tip shows; null for a blob. */
function treeOf(repository: RepositoryObjects, tip: string): string | null {
  let id = tip;
  for (let depth = 0; depth < 64; depth++) {
    const object = repository.read(id);
    if (object === null || object.type === ObjectType.Blob) return null;
    if (object.type === ObjectType.Tree) return id;
    if (object.type === ObjectType.Commit)
      return /^tree ([0-9a-f]+)/.exec(object.data.toString('latin1', 0, 80))?.[1] ?? null;
    id = readTagTarget(object.data)?.id ?? '';
  }
  return null;
}

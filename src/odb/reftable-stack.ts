import { join } from 'node:path';
import type { RefValue } from './loose-refs.js';
import { isZeroId } from './object-id.js';
import { printable } from './printable.js';
import { readRegularFile } from './regular-file.js';
import { parseReftable } from './reftable-file.js';
import type { ReftableLogEntry } from './reftable-file.js';
import type { ExtraRoot, Problem } from './types.js';

/** The refs and reflogs that the tables of one git directory make together. */
export interface ReftableStack {
  refs: Map<string, RefValue>;
  logs: ReftableLogEntry[];
}

const LARGEST_TABLE = 1 << 30;

/**
 * Reads `gitDir`/reftable: the tables that tables.list names, oldest first, each changing what the older ones say.
 * Read here and not through git, since git knows the format only from 2.45 on. What is broken becomes a problem.
 */
export function readReftableStack(gitDir: string, problems: Problem[]): ReftableStack {
  const folder = join(gitDir, 'reftable');
  const refs = new Map<string, RefValue>();
  const logs = new Map<string, ReftableLogEntry>();
  for (const name of tableNames(folder, problems)) {
    try {
      const content = readRegularFile(join(folder, name), LARGEST_TABLE);
      if (content === null) throw new Error('is missing');
      const table = parseReftable(content);
      applyChanges(refs, table.refs);
      applyChanges(logs, table.logs);
    } catch (error) {
      problems.push(brokenTable(join(folder, name), (error as Error).message));
    }
  }
  return { refs, logs: [...logs.values()] };
}

/** Names with a slash are refused: a table lies in this folder or nowhere. */
function tableNames(folder: string, problems: Problem[]): string[] {
  const list = join(folder, 'tables.list');
  try {
    const names = readRegularFile(list, LARGEST_TABLE)?.toString('utf8').split('\n') ?? [];
    return names.filter((name) => /^[^/\\\0]+\.ref$/.test(name));
  } catch (error) {
    problems.push(brokenTable(list, (error as Error).message));
    return [];
  }
}

function applyChanges<T>(target: Map<string, T>, changes: Map<string, T | null>): void {
  for (const [key, value] of changes) {
    if (value === null) target.delete(key);
    else target.set(key, value);
  }
}

/** The ids of all reflogs of a stack, each once a log, zeros left out. `prefix` names another worktree. */
export function reftableLogRoots(stack: ReftableStack, prefix: string): ExtraRoot[] {
  const roots = new Map<string, ExtraRoot>();
  for (const { refName, oldId, newId } of stack.logs) {
    const source = prefix === '' ? `logs/${refName}` : `${prefix}/logs/${refName}`;
    for (const id of [oldId, newId]) {
      if (!isZeroId(id)) roots.set(`${source}\0${id}`, { kind: 'reflog', source, id });
    }
  }
  return [...roots.values()];
}

function brokenTable(path: string, what: string): Problem {
  return { kind: 'ref-broken', message: `${printable(path)}: ${what}`, subject: path };
}

import { walkFiles } from './folder-walk.js';
import { join } from 'node:path';
import { isObjectId, isZeroId } from './object-id.js';
import { printable } from './printable.js';
import { readRegularFile } from './regular-file.js';
import type { ExtraRoot, Problem } from './types.js';

const LARGEST_REFLOG = 1 << 30;

/**
 * The ids of a reflog, `OLD NEW IDENTITY TIME ZONE<TAB>MESSAGE` a line: each once, in order, those of zeros left out.
 * Lines of another form are counted.
 */
export function parseReflog(content: Buffer): { ids: string[]; brokenLines: number } {
  const ids = new Set<string>();
  let brokenLines = 0;
  for (let start = 0; start < content.length;) {
    const newline = content.indexOf(0x0a, start);
    const end = newline < 0 ? content.length : newline;
    const pair = content.toString('latin1', start, Math.min(end, start + 130)).split(' ', 2);
    if (pair.length === 2 && pair.every(isObjectId)) pair.forEach((id) => isZeroId(id) || ids.add(id));
    else if (end > start) brokenLines++;
    start = end + 1;
  }
  return { ids: [...ids], brokenLines };
}

/** All reflogs below `gitDir`/logs, also of refs that are gone. `prefix` names the worktree where it is another one. */
export function readReflogs(gitDir: string, prefix: string, problems: Problem[]): ExtraRoot[] {
  const roots: ExtraRoot[] = [];
  for (const file of walkFiles(join(gitDir, 'logs'), problems)) {
    const source = prefix === '' ? `logs/${file.name}` : `${prefix}/logs/${file.name}`;
    const log = readLog(file.path, source, problems);
    if (log.brokenLines > 0) problems.push(brokenLog(source, `has ${log.brokenLines} lines that are no entries`));
    for (const id of log.ids) roots.push({ kind: 'reflog', source, id });
  }
  return roots;
}

function readLog(path: Buffer, source: string, problems: Problem[]): { ids: string[]; brokenLines: number } {
  try {
    return parseReflog(readRegularFile(path, LARGEST_REFLOG) ?? Buffer.alloc(0));
  } catch (error) {
    problems.push(brokenLog(source, `cannot be read (${(error as Error).message})`));
    return { ids: [], brokenLines: 0 };
  }
}

function brokenLog(source: string, what: string): Problem {
  return { kind: 'ref-broken', message: `the reflog ${printable(source)} ${what}`, subject: source };
}

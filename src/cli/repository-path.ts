import { lstatSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { shellQuote } from '../plan/files/shell-quote.js';
import { escapeControl } from '../report/escape.js';
import type { Io } from './io.js';

/** True for what Git would clone instead of open: `scheme://…` and `user@host:path`. */
export function isUrl(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path) || /^[\w.-]+@[\w.-]+:/.test(path);
}

/** The path as the engine should open it: as given, unless the command line runs for another working directory. */
export function fromCwd(path: string, io: Io): string {
  return isUrl(path) || io.cwd === process.cwd() ? path : resolve(io.cwd, path);
}

/** The nearest folder above `path` (or itself) that has a `.git`; null for bare repositories, bundles and URLs. */
export function workTreeRoot(path: string, io: Io): string | null {
  const start = resolve(io.cwd, path);
  if (isUrl(path) || !isFolder(start) || isBare(start)) return null;
  for (let folder = start; ; folder = dirname(folder)) {
    if (lstatSync(join(folder, '.git'), { throwIfNoEntry: false })) return folder;
    if (dirname(folder) === folder) return null;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A bare repository that lies in some work tree is none of that work tree's business. */
function isBare(folder: string): boolean {
  return isFolder(join(folder, 'objects')) && isFolder(join(folder, 'refs')) && !isFolder(join(folder, '.git'));
}

/** A word for a shell, quoted only where needed; what would act on a terminal is written as bash and zsh read it. */
export function shellWord(word: string): string {
  const isSafe = escapeControl(word) === word;
  return isSafe ? shellQuote(word) : `$'${escapeControl(word.replace(/[\\']/g, '\\$&'))}'`;
}

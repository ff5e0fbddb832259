import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
  if (isUrl(path)) return null;
  for (let folder = resolve(io.cwd, path); ; folder = dirname(folder)) {
    if (lstatSync(join(folder, '.git'), { throwIfNoEntry: false })) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** A word for a POSIX shell, quoted only where needed. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

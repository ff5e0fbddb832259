import * as fs from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { printable } from './printable.js';
import { pathKind, readRegularFile } from './regular-file.js';
import type { Problem } from './types.js';

/** git's own bound (link_alt_odb_entries in object-file.c). */
const DEEPEST_NESTING = 5;
const LARGEST_ALTERNATES_FILE = 16 << 20;

/** The paths of an `info/alternates` file as written: one a line, `#` comments, C-quoted where they begin with `"`. */
export function parseAlternates(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => (line.startsWith('"') ? unquote(line) : line));
}

const QUOTED_ESCAPES: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** git's C-style quoting (quote.c); octal escapes are bytes of UTF-8. */
function unquote(line: string): string {
  const end = line.lastIndexOf('"');
  const bytes = line.slice(1, end > 0 ? end : undefined).replace(/\\([0-3][0-7]{2}|.)/gs, (_all, escape: string) => {
    if (escape.length === 3) return String.fromCharCode(Number.parseInt(escape, 8));
    return QUOTED_ESCAPES[escape] ?? escape;
  });
  // oxlint-disable-next-line no-control-regex -- Latin-1 only: all characters came from bytes
  return /^[\x00-\xff]*$/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}

/**
 * All object directories that `first` leads to: itself, then its alternates and theirs, each real directory once.
 * A directory that is not there is a problem, since its objects cannot be looked at.
 */
export function collectObjectDirectories(
  first: string,
  extra: string[] = [],
): { objectDirs: string[]; problems: Problem[] } {
  const objectDirs: string[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const queue = [first, ...extra].map((directory) => ({ directory, depth: 0, from: '' }));
  for (const { directory, depth, from } of queue) {
    const real = realDirectory(directory);
    if (real === null) {
      if (from !== '') problems.push(missingAlternate(directory, from));
      continue;
    }
    if (seen.has(real)) continue;
    seen.add(real);
    objectDirs.push(real);
    for (const entry of readAlternates(real, problems)) {
      const alternate = isAbsolute(entry) ? entry : resolve(real, entry);
      if (depth < DEEPEST_NESTING) queue.push({ directory: alternate, depth: depth + 1, from: real });
      else problems.push(tooDeep(alternate));
    }
  }
  return { objectDirs, problems };
}

function realDirectory(directory: string): string | null {
  try {
    return pathKind(directory) === 'directory' ? fs.realpathSync(directory) : null;
  } catch {
    return null;
  }
}

function readAlternates(objectDir: string, problems: Problem[]): string[] {
  const path = join(objectDir, 'info', 'alternates');
  try {
    const content = readRegularFile(path, LARGEST_ALTERNATES_FILE);
    return content === null ? [] : parseAlternates(content.toString('utf8'));
  } catch (error) {
    problems.push({ kind: 'alternate-missing', message: (error as Error).message, subject: path });
    return [];
  }
}

function missingAlternate(directory: string, from: string): Problem {
  const message = `alternate object directory ${printable(directory)} (named in ${printable(from)}) cannot be read`;
  return { kind: 'alternate-missing', message, subject: directory };
}

function tooDeep(directory: string): Problem {
  const message = `alternate object directory ${printable(directory)} is nested more than ${DEEPEST_NESTING} deep`;
  return { kind: 'alternate-missing', message, subject: directory };
}

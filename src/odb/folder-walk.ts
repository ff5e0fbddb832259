import * as fs from 'node:fs';
import { printable } from './printable.js';
import { systemErrorCode } from './regular-file.js';
import type { Problem } from './types.js';

/** A file below a folder. Names are bytes on disk: `path` opens the file, `name` is for people and for comparing. */
export interface WalkedFile {
  path: Buffer;
  /** Relative to the start, with `/`. */
  name: string;
}

/** git itself allows no such depth in ref names of sane length; a bound all the same, for planted trees. */
const DEEPEST = 200;

/**
 * All files below `folder`, sorted by name. Symbolic links are returned, not followed into folders, so a link to a
 * parent makes no loop. Nothing where the folder is missing; what cannot be listed becomes a problem.
 */
export function walkFiles(folder: string, problems: Problem[]): WalkedFile[] {
  const files: WalkedFile[] = [];
  const visit = (path: Buffer, name: string, depth: number): void => {
    for (const entry of listEntries(path, problems)) {
      const childPath = Buffer.concat([path, Buffer.from('/'), entry.name]);
      const childName = name === '' ? entry.name.toString('utf8') : `${name}/${entry.name.toString('utf8')}`;
      if (!entry.isDirectory()) files.push({ path: childPath, name: childName });
      else if (depth < DEEPEST) visit(childPath, childName, depth + 1);
      else problems.push(unlisted(childPath));
    }
  };
  visit(Buffer.from(folder), '', 0);
  return files.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/** Entries with their names as bytes; Node's types of that overload are not in @types/node 20. */
interface ByteEntry {
  name: Buffer;
  isDirectory(): boolean;
}

function listEntries(path: Buffer, problems: Problem[]): ByteEntry[] {
  try {
    return fs.readdirSync(path, { withFileTypes: true, encoding: 'buffer' } as never) as unknown as ByteEntry[];
  } catch (error) {
    const code = systemErrorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') problems.push(unlisted(path));
    return [];
  }
}

function unlisted(path: Buffer): Problem {
  const name = path.toString('utf8');
  return { kind: 'no-access', message: `cannot list ${printable(name)}`, subject: name };
}

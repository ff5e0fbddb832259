import * as fs from 'node:fs';
import { join } from 'node:path';
import { walkFiles } from './folder-walk.js';
import { isObjectId } from './object-id.js';
import { printable } from './printable.js';
import { readFileStart } from './regular-file.js';
import type { Problem } from './types.js';

/** What a ref's file holds: an id or the name of another ref. */
export type RefValue = { id: string } | { target: string };

/** Longer than any ref name a file system takes. */
const LARGEST_REF_FILE = 8192;

/** Reads a ref's content: `ID`, perhaps with more behind a space (FETCH_HEAD), or `ref: NAME`. Null: neither. */
export function parseRefValue(content: string): RefValue | null {
  const target = /^ref:\s*([^\0\n]*?)\s*$/.exec(content.split('\n', 1)[0] ?? '')?.[1];
  if (target !== undefined && target !== '') return { target };
  const id = /^[0-9a-f]*/.exec(content)?.[0] ?? '';
  return isObjectId(id) && /^(?:\s|$)/.test(content.slice(id.length)) ? { id } : null;
}

/** The value of a ref's file, null where there is none. A broken one is a problem with the name `shownName`. */
export function readRefFile(path: string | Buffer, shownName: string, problems: Problem[]): RefValue | null {
  const link = symbolicLinkTarget(path);
  if (link !== null) return { target: link };
  try {
    const content = readFileStart(path, LARGEST_REF_FILE);
    const value = content === null ? null : parseRefValue(content.toString('utf8'));
    if (content !== null && value === null)
      problems.push(brokenRef(shownName, content.length === 0 ? 'is empty' : 'holds no id'));
    return value;
  } catch (error) {
    problems.push(brokenRef(shownName, `cannot be read (${(error as Error).message})`));
    return null;
  }
}

/** Before git knew `ref: NAME`, symbolic refs were symbolic links; it still reads those that point below refs/. */
function symbolicLinkTarget(path: string | Buffer): string | null {
  try {
    const target = fs.readlinkSync(path, 'utf8');
    return target.startsWith('refs/') ? target : null;
  } catch {
    return null;
  }
}

/** The loose refs below `gitDir`/`folder` ('refs', 'refs/bisect'), by full name. Lock files of a running git are none. */
export function readLooseRefs(gitDir: string, folder: string, problems: Problem[]): Map<string, RefValue> {
  const refs = new Map<string, RefValue>();
  for (const file of walkFiles(join(gitDir, folder), problems)) {
    if (file.name.endsWith('.lock')) continue;
    const name = `${folder}/${file.name}`;
    const value = readRefFile(file.path, name, problems);
    if (value !== null) refs.set(name, value);
  }
  return refs;
}

/** A ref that cannot be followed. */
export function brokenRef(name: string, what: string): Problem {
  return { kind: 'ref-broken', message: `the ref ${printable(name)} ${what}`, subject: name };
}

/** Files of a work tree as a commit of everything would take them: tracked and untracked ones, ignored ones left out. */
import fs from 'node:fs';
import path from 'node:path';
import { gitOutput, type GitPlace } from './batch-read.js';
import type { Problem } from './types.js';

export interface WorktreeFile {
  /** As git names it, '/'-separated bytes. */
  name: Buffer;
  content: Buffer;
  symlink: boolean;
}

/** Largest file that is read from the disk, in bytes. */
const LARGEST_FILE = 1 << 30;

/** Lists and reads files one by one; one that cannot be read becomes a problem. Symlinks are not followed. */
export async function* readWorktree(
  place: GitPlace,
  workTree: string,
  problems: Problem[],
): AsyncGenerator<WorktreeFile> {
  const listing = await gitOutput(place, [
    '--work-tree',
    workTree,
    '-C',
    workTree,
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
  ]);
  for (let at = 0; at < listing.length;) {
    const end = listing.indexOf(0, at);
    const name = listing.subarray(at, end);
    at = end + 1;
    const file = readFile(workTree, name, problems);
    if (file) yield file;
  }
}

function readFile(workTree: string, name: Buffer, problems: Problem[]): WorktreeFile | null {
  const full = Buffer.concat([Buffer.from(workTree + path.sep), name]);
  try {
    const status = fs.lstatSync(full);
    if (status.isSymbolicLink()) return { name, content: fs.readlinkSync(full, 'buffer'), symlink: true };
    if (!status.isFile()) return null;
    if (status.size > LARGEST_FILE) throw new Error('larger than 1 GiB');
    return { name, content: fs.readFileSync(full), symlink: false };
  } catch (error) {
    // A tracked file that is deleted on disk has nothing to look at.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    const subject = name.toString('utf8');
    problems.push({ kind: 'file-unreadable', subject, message: `${subject}: ${(error as Error).message}` });
    return null;
  }
}

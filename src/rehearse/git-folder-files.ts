/**
 * Files of a git directory besides its objects: reflogs, FETCH_HEAD, packed-refs, and what git-filter-repo and git
 * fast-import leave behind (filter-repo/, fast_import_crash_*, fast-export.*).
 */
import { lstat, open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface GitFolderFile {
  /** Relative to the git directory. */
  name: string;
  read(visit: (chunk: Buffer, length: number) => void): Promise<void>;
}

const CHUNK = 1 << 22;

/** `overlap` bytes of each chunk come again with the next, so that nothing is cut in two. */
export async function* gitFolderFiles(gitDir: string, overlap: number): AsyncGenerator<GitFolderFile> {
  const waiting = [gitDir];
  while (waiting.length > 0) {
    const folder = waiting.pop()!;
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const found = await lstat(path).catch(() => null);
      if (found === null || (folder === gitDir && name === 'objects')) continue;
      if (found.isDirectory()) waiting.push(path);
      else if (found.isFile())
        yield { name: relative(gitDir, path), read: (visit) => readChunks(path, overlap, visit) };
    }
  }
}

async function readChunks(
  path: string,
  overlap: number,
  visit: (chunk: Buffer, length: number) => void,
): Promise<void> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK + overlap);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, CHUNK, null);
      if (bytesRead === 0) return;
      visit(buffer, kept + bytesRead);
      const length = kept + bytesRead;
      const keep = Math.min(overlap, length);
      buffer.copy(buffer, 0, length - keep, length);
      kept = keep;
    }
  } finally {
    await file.close();
  }
}

import * as fs from 'node:fs';
import { join } from 'node:path';
import { UnearthError } from '../errors.js';
import { parsePackIndex } from './pack-index-file.js';
import type { RawPackIndex } from './pack-index-file.js';
import { printable } from './printable.js';
import { readRegularFile } from './regular-file.js';
import { runGitSync } from './run-git.js';
import { makeTemporaryFolder } from './temporary-folder.js';

/**
 * Lets `git index-pack` index a pack, outside of any repository and into a temporary folder: the scanned repository
 * is not written to. Throws UnearthError `object-corrupt` where git cannot, `tool-missing` without git.
 */
export function rebuildPackIndex(packPath: string, hashLength: 20 | 32): RawPackIndex {
  const folder = makeTemporaryFolder('index');
  try {
    const indexPath = join(folder, 'rebuilt.idx');
    const format = `--object-format=${hashLength === 20 ? 'sha1' : 'sha256'}`;
    const result = runGitSync(['index-pack', format, '-o', indexPath, packPath], {
      cwd: folder,
      environment: { GIT_CEILING_DIRECTORIES: folder, GIT_DIR: join(folder, 'none') },
    });
    const content = result.exitCode === 0 ? readRegularFile(indexPath) : null;
    if (content === null) throw noIndex(packPath);
    return parsePackIndex(content, hashLength, indexPath);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function noIndex(packPath: string): UnearthError {
  return new UnearthError('object-corrupt', `the pack ${printable(packPath)} has no index and git cannot make one`, {
    hint: 'The pack is damaged or cut off; scan another clone of the repository as well.',
  });
}

/** A cache of its own for every test of a file. */
import { afterEach, beforeEach } from 'vitest';
import { temporaryFolder } from './git.js';

/** Call it once a file; what it returns names the folder of the running test. */
export function useCacheFolder(): () => string {
  const before = process.env['XDG_CACHE_HOME'];
  let folder = '';
  beforeEach(() => {
    folder = temporaryFolder('cache');
    process.env['XDG_CACHE_HOME'] = folder;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = before;
  });
  return () => folder;
}

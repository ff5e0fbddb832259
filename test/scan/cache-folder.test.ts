import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder, writeWhole } from '../../src/scan/cache-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unearth-cache-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of the cache', () => {
  it('is never relative to the current folder, which may be the scanned work tree', () => {
    for (const home of ['/home/ann', '', 'relative']) {
      for (const named of [undefined, '', 'relative', './here', '/var/cache/ann']) {
        const found = cacheFolder(named === undefined ? {} : { XDG_CACHE_HOME: named }, home);
        expect(isAbsolute(found), `HOME=${home} XDG_CACHE_HOME=${named}`).toBe(true);
      }
    }
  });

  it('is the one that is named, where that is absolute', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/ann' }, '/home/ann')).toBe('/var/cache/ann/unearth');
  });
});

describe('writeWhole', () => {
  it('makes the folders above the file, for this user only', () => {
    const file = join(folder, 'a', 'b', 'entry');
    writeWhole(file, 'text');
    expect(readFileSync(file, 'utf8')).toBe('text');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const made of ['a', 'a/b']) expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
  });

  it('fails under a file, and where the system lets nobody make folders, instead of trying for ever', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => writeWhole(join(folder, 'file', 'entry'), '')).toThrow(/ENOTDIR|EEXIST/);
    if (process.platform === 'linux') expect(() => writeWhole('/proc/unearth/entry', '')).toThrow('ENOENT');
  });
});

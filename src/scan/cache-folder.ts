/** Where what is remembered between runs lies. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Nothing can be written under a file: where there is no folder for the cache, nothing is remembered. */
const NO_FOLDER = path.join(os.devNull, 'unearth');

/**
 * XDG Base Directory Specification, which wants relative paths ignored; macOS and Windows have folders of their own.
 * Never relative to the current folder: that may be the scanned work tree.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, home: string = os.homedir()): string {
  const named = env['XDG_CACHE_HOME'];
  if (named && path.isAbsolute(named)) return path.join(named, 'unearth');
  if (process.platform === 'win32' && env['LOCALAPPDATA']) return path.join(env['LOCALAPPDATA'], 'unearth', 'cache');
  if (!path.isAbsolute(home)) return NO_FOLDER;
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches', 'unearth');
  return path.join(home, '.cache', 'unearth');
}

/** Changes with every build: a development version keeps its number. */
export function programStamp(): number {
  return fs.statSync(new URL(import.meta.url)).mtimeMs;
}

/** Writes a file that is there whole or not at all, whoever else writes it; for this user only. */
export function writeWhole(file: string, ...parts: (string | Uint8Array)[]): void {
  const draft = `${file}.${process.pid}.draft`;
  try {
    makeFolder(path.dirname(file));
    writeParts(draft, parts);
    fs.renameSync(draft, file);
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

function writeParts(file: string, parts: readonly (string | Uint8Array)[]): void {
  const descriptor = fs.openSync(file, 'w', 0o600);
  try {
    for (const part of parts) fs.writeFileSync(descriptor, part);
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * Makes a folder and those above it, for this user only. Node's own `recursive: true` never returns where the system
 * says that a folder is missing which is there, as /proc does (Node 20.20).
 */
function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const above = path.dirname(folder);
    if (code !== 'ENOENT' || fs.existsSync(above)) throw error;
    makeFolder(above);
    fs.mkdirSync(folder, { mode: 0o700 });
  }
}

/** Keeps the `most` entries of a folder that were used last, of those that `isEntry` takes. */
export function dropOldest(folder: string, most: number, isEntry: (name: string) => boolean): void {
  const entries = fs
    .readdirSync(folder)
    .filter(isEntry)
    .map((name) => ({ name, time: fs.statSync(path.join(folder, name)).mtimeMs }));
  entries.sort((a, b) => b.time - a.time);
  for (const { name } of entries.slice(most)) fs.rmSync(path.join(folder, name), { force: true, recursive: true });
}

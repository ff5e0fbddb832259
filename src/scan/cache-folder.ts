/** Where what is remembered between runs lies. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** XDG Base Directory Specification; macOS and Windows have folders of their own. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['XDG_CACHE_HOME']) return path.join(env['XDG_CACHE_HOME'], 'unearth');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'unearth');
  if (process.platform === 'win32' && env['LOCALAPPDATA']) return path.join(env['LOCALAPPDATA'], 'unearth', 'cache');
  return path.join(os.homedir(), '.cache', 'unearth');
}

/** Changes with every build: a development version keeps its number. */
export function programStamp(): number {
  return fs.statSync(new URL(import.meta.url)).mtimeMs;
}

/** Writes a file that is there whole or not at all, whoever else writes it; for this user only. */
export function writeWhole(file: string, ...parts: (string | Uint8Array)[]): void {
  const draft = `${file}.${process.pid}.draft`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
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

/** Keeps the `most` entries of a folder that were used last, of those that `isEntry` takes. */
export function dropOldest(folder: string, most: number, isEntry: (name: string) => boolean): void {
  const entries = fs
    .readdirSync(folder)
    .filter(isEntry)
    .map((name) => ({ name, time: fs.statSync(path.join(folder, name)).mtimeMs }));
  entries.sort((a, b) => b.time - a.time);
  for (const { name } of entries.slice(most)) fs.rmSync(path.join(folder, name), { force: true, recursive: true });
}

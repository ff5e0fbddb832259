/**
 * Remembers the result of a whole scan in the user's cache folder, so that an unchanged repository is answered at once.
 * An entry is found by everything the result depends on: the program, the rules, the options, every pack, loose
 * object, ref, reflog and index entry. It holds what a report shows, never a value. A file that is damaged, half written
 * or of another version is as good as none.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ScanReport } from '../findings/model.js';
import type { RefsSnapshot, RepositoryLayout } from '../odb/types.js';
import { VERSION } from '../version.js';
import type { ScanOptions } from './options.js';

/** Entries kept; the ones unused for longest go first. */
const MOST_ENTRIES = 100;

export interface ReportCache {
  read(): ScanReport | null;
  write(report: ScanReport): void;
}

/** The cache entry for a scan; `signature` is the detector's. */
export function reportCache(
  layout: RepositoryLayout,
  refs: RefsSnapshot,
  signature: string,
  options: ScanOptions,
): ReportCache {
  const folder = cacheFolder();
  const file = path.join(folder, `${cacheKey(layout, refs, signature, options)}.json`);
  return { read: () => readEntry(file), write: (report) => writeEntry(folder, file, report) };
}

/** XDG Base Directory Specification; macOS and Windows have folders of their own. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['XDG_CACHE_HOME']) return path.join(env['XDG_CACHE_HOME'], 'unearth');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'unearth');
  if (process.platform === 'win32' && env['LOCALAPPDATA']) return path.join(env['LOCALAPPDATA'], 'unearth', 'cache');
  return path.join(os.homedir(), '.cache', 'unearth');
}

function cacheKey(layout: RepositoryLayout, refs: RefsSnapshot, signature: string, options: ScanOptions): string {
  const hash = createHash('sha256');
  const add = (...parts: unknown[]): void => {
    hash.update(`${JSON.stringify(parts)}\n`);
  };
  add(VERSION, programStamp(), signature, options.engine, options.personalData, options.whole, options.fingerprintKey);
  add(options.path, layout.gitDir, layout.objectFormat, layout.shallow, layout.partial, layout.bare);
  for (const folder of layout.objectDirs) addObjectFolder(folder, add);
  add(refs);
  return hash.digest('hex');
}

/** Names, sizes and times of packs and indexes, and the names of loose objects. */
function addObjectFolder(folder: string, add: (...parts: unknown[]) => void): void {
  for (const name of listFolder(path.join(folder, 'pack'))) {
    const status = fs.statSync(path.join(folder, 'pack', name), { throwIfNoEntry: false });
    add(folder, name, status?.size, status?.mtimeMs);
  }
  for (const name of listFolder(folder)) {
    if (/^[0-9a-f]{2}$/.test(name)) add(name, listFolder(path.join(folder, name)));
  }
}

function listFolder(folder: string): string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Changes with every build: a development version keeps its number. */
function programStamp(): number {
  return fs.statSync(new URL(import.meta.url)).mtimeMs;
}

function readEntry(file: string): ScanReport | null {
  try {
    const text = fs.readFileSync(file, 'utf8');
    const lineEnd = text.indexOf('\n');
    const body = text.slice(lineEnd + 1);
    if (text.slice(0, lineEnd) !== digestOf(body)) return null;
    fs.utimesSync(file, new Date(), new Date());
    return JSON.parse(body) as ScanReport;
  } catch {
    return null;
  }
}

/** A cache that cannot be written is no failure: the scan has its result. */
function writeEntry(folder: string, file: string, report: ScanReport): void {
  const body = JSON.stringify(report);
  const draft = `${file}.${process.pid}.draft`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(draft, `${digestOf(body)}\n${body}`, { mode: 0o600 });
    fs.renameSync(draft, file);
    dropOldest(folder);
  } catch {
    fs.rmSync(draft, { force: true });
  }
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function dropOldest(folder: string): void {
  const entries = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, time: fs.statSync(path.join(folder, name)).mtimeMs }));
  entries.sort((a, b) => b.time - a.time);
  for (const { name } of entries.slice(MOST_ENTRIES)) fs.rmSync(path.join(folder, name), { force: true });
}

/**
 * Remembers the result of a whole scan in the user's cache folder, so that an unchanged repository is answered at once.
 * An entry is found by everything the result depends on: the program, the rules, the options, every pack, loose
 * object, ref, reflog and index entry. It holds what a report shows, never a value. A file that is damaged, half written
 * or of another version is as good as none.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ScanReport } from '../findings/model.js';
import type { RefsSnapshot, RepositoryLayout } from '../odb/types.js';
import { VERSION } from '../version.js';
import { cacheFolder, dropOldest, programStamp, writeWhole } from './cache-folder.js';
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

/** Names, sizes and times of packs, indexes and loose objects: a damaged object that is put right again has its old name. */
function addObjectFolder(folder: string, add: (...parts: unknown[]) => void): void {
  const holders = listFolder(folder).filter((name) => name === 'pack' || /^[0-9a-f]{2}$/.test(name));
  for (const holder of holders) {
    for (const name of listFolder(path.join(folder, holder))) {
      const status = fs.statSync(path.join(folder, holder, name), { throwIfNoEntry: false });
      add(folder, holder, name, status?.size, status?.mtimeMs);
    }
  }
}

function listFolder(folder: string): string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    return [];
  }
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
  try {
    writeWhole(file, `${digestOf(body)}\n${body}`);
    dropOldest(folder, MOST_ENTRIES, (name) => name.endsWith('.json'));
  } catch {
    // No room, no permission: the next run scans again.
  }
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

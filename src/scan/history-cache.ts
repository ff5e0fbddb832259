/**
 * Remembers, in the user's cache folder, what reading commits and trees gave: names of files, ids, times, and who wrote commits as keyed hashes;
 * nothing of what stands in files and messages. One file a repository and program version: a line of text, the sections of
 * history/remembered-history.ts, and the SHA-256 of all that. A file that is damaged, or that knows a commit or tree which the repository has no
 * more, is as good as none.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { History } from '../history/read-history.js';
import { packHistory, unpackHistory, type RememberedHistory } from '../history/remembered-history.js';
import type { ObjectTable } from '../odb/object-table.js';
import type { RepositoryLayout } from '../odb/types.js';
import { VERSION } from '../version.js';
import { cacheFolder, dropOldest, programStamp, writeWhole } from './cache-folder.js';

export interface HistoryCache {
  load(table: ObjectTable): RememberedHistory | null;
  /** Where it cannot be written the scan has its result all the same. */
  save(table: ObjectTable, history: History): void;
}

/** Files kept: they are the largest of the cache. */
const MOST_FILES = 20;
/** Bytes; a history that takes more is read anew each time. */
const LARGEST_FILE = 512 << 20;
const CHECKSUM_BYTES = 32;
/** As long as sections are aligned. */
const HEAD = Buffer.from('unearth: history, 1'.padEnd(31) + '\n');

export function historyCache(layout: RepositoryLayout): HistoryCache {
  const key = JSON.stringify([VERSION, programStamp(), layout.objectFormat, layout.commonDir]);
  const folder = path.join(cacheFolder(), 'histories');
  const file = path.join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32));
  return {
    load(table) {
      try {
        const content = readSound(file);
        return content === null ? null : unpackHistory(table, content);
      } catch {
        return null;
      }
    },
    save(table, history) {
      const sections = packHistory(table, history);
      if (sections === null || sizeOf(sections) > LARGEST_FILE) return;
      const checksum = createHash('sha256');
      for (const part of [HEAD, ...sections]) checksum.update(part);
      try {
        writeWhole(file, HEAD, ...sections, checksum.digest());
        dropOldest(folder, MOST_FILES, () => true);
      } catch {
        // The next scan reads everything.
      }
    },
  };
}

function sizeOf(sections: readonly Buffer[]): number {
  return sections.reduce((sum, { length }) => sum + length, 0);
}

/** What stands between head and checksum; null for a file that is another one. */
function readSound(file: string): Buffer | null {
  const content = fs.readFileSync(file);
  const end = content.length - CHECKSUM_BYTES;
  if (end < HEAD.length || !content.subarray(0, HEAD.length).equals(HEAD)) return null;
  const checksum = createHash('sha256').update(content.subarray(0, end)).digest();
  return checksum.equals(content.subarray(end)) ? content.subarray(HEAD.length, end) : null;
}

import { UnearthError } from '../errors.js';
import { decodeEwah } from './ewah.js';
import type { IndexEntry, ParsedIndex } from './index-file.js';

/** The `link` extension: which shared index, which of its entries are gone and which are replaced. */
export interface SplitIndexLink {
  /** Hex; the shared index is the file `sharedindex.<id>` beside the index. */
  sharedId: string;
  /** Bitmaps, or null where all shared entries are taken as they are. */
  bitmaps: Buffer | null;
}

/** The link of a split index to its shared index, or null where the index is whole. */
export function splitIndexLink(index: ParsedIndex, hashLength: 20 | 32): SplitIndexLink | null {
  const body = index.extensions.get('link');
  if (body === undefined) return null;
  if (body.length < hashLength) throw new UnearthError('object-corrupt', 'the link to the shared index is cut off');
  const sharedId = body.toString('hex', 0, hashLength);
  if (/^0+$/.test(sharedId)) return null;
  return { sharedId, bitmaps: body.length > hashLength ? body.subarray(hashLength) : null };
}

/**
 * The entries that a split index and its shared index make together (merge_base_index in git's split-index.c): shared
 * ones that are not deleted, some with the content of nameless own entries, then the own entries with names.
 */
export function mergeSplitIndex(own: IndexEntry[], link: SplitIndexLink, shared: IndexEntry[]): IndexEntry[] {
  if (link.bitmaps === null) return [...shared, ...own];
  const deleted = decodeEwah(link.bitmaps, 0, shared.length);
  const replaced = decodeEwah(link.bitmaps, deleted.end, shared.length);
  const merged: (IndexEntry | null)[] = [...shared];
  replaced.positions.forEach((position, i) => {
    const replacement = own[i];
    const original = shared[position];
    if (replacement === undefined || original === undefined) return;
    merged[position] = { ...replacement, path: original.path };
  });
  for (const position of deleted.positions) merged[position] = null;
  const added = own.slice(replaced.positions.length);
  return [...merged.filter((entry) => entry !== null), ...added].filter((entry) => entry.path !== '');
}

import { createHash } from 'node:crypto';
import { UnearthError } from '../errors.js';
import { offsetsOfPack } from './multi-pack-index.js';
import { parsePackIndex } from './pack-index-file.js';
import type { RawPackIndex } from './pack-index-file.js';
import type { PackListing } from './pack-listing.js';
import { rebuildPackIndex } from './pack-index-rebuild.js';
import { printable } from './printable.js';
import { readFully, readRegularFile, withRegularFile } from './regular-file.js';
import type { Problem } from './types.js';

/** Which objects a pack holds and where. */
export interface PackIndex {
  count: number;
  /** `count` raw ids of hashLength bytes each, ascending. */
  ids: Buffer;
  /** Where each object's entry begins in the pack, in the order of `ids`. */
  offsets: Float64Array;
  /** The pack's checksum, hex. */
  packId: string;
  /** Entries left out because they lie outside the pack, an index that is not of this pack, ... */
  problems: Problem[];
}

export interface PackIndexOptions {
  /** Also hash the whole index and compare with its trailing checksum; default false. */
  verifyChecksum?: boolean;
}

/**
 * Reads a pack's index: its .idx (version 1 or 2), else the multi-pack-index where that covers the whole pack, else
 * one that `git index-pack` makes in a temporary folder. Throws UnearthError `object-corrupt` naming the file.
 */
export function readPackIndex(listing: PackListing, hashLength: 20 | 32, options: PackIndexOptions = {}): PackIndex {
  const pack = readPackEnds(listing, hashLength);
  const problems: Problem[] = [];
  const raw = findIndex(listing, hashLength, pack, options, problems);
  if (raw.packId !== null && raw.packId !== pack.id) {
    problems.push(
      packProblem(
        listing,
        `the pack ${printable(listing.packPath)} is not the one its index was made for, or is cut off`,
      ),
    );
  }
  return { ...withoutOutsideEntries(raw, listing, hashLength, problems), packId: pack.id, problems };
}

/** The pack's header and trailer. */
interface PackEnds {
  objectCount: number;
  id: string;
}

function readPackEnds(listing: PackListing, hashLength: 20 | 32): PackEnds {
  const name = printable(listing.packPath);
  const ends = withRegularFile(listing.packPath, (file, size) => {
    const header = Buffer.alloc(12);
    const trailer = Buffer.alloc(hashLength);
    const complete = readFully(file, header, 0) === 12 && readFully(file, trailer, size - hashLength) === hashLength;
    return complete ? { header, trailer } : null;
  });
  if (ends === null) throw new UnearthError('object-corrupt', `the pack ${name} is missing or cut off`);
  const version = ends.header.readUInt32BE(4);
  if (ends.header.toString('latin1', 0, 4) !== 'PACK' || (version !== 2 && version !== 3)) {
    throw new UnearthError('object-corrupt', `${name} is not a pack of version 2 or 3`);
  }
  return { objectCount: ends.header.readUInt32BE(8), id: ends.trailer.toString('hex') };
}

function findIndex(
  listing: PackListing,
  hashLength: 20 | 32,
  pack: PackEnds,
  options: PackIndexOptions,
  problems: Problem[],
): RawPackIndex {
  if (listing.indexPath !== null) return readIndexFile(listing.indexPath, hashLength, options);
  const covered = fromMultiPackIndex(listing, hashLength, problems);
  // A multi-pack-index names an object that lies in several packs once only: it may tell of a part of this pack.
  if (covered !== null && covered.count >= pack.objectCount) return covered;
  try {
    return rebuildPackIndex(listing.packPath, hashLength);
  } catch (error) {
    if (covered === null || !(error instanceof UnearthError)) throw error;
    const message = `${error.message}; the multi-pack-index names ${covered.count} of its ${pack.objectCount} objects`;
    problems.push(packProblem(listing, message));
    return covered;
  }
}

function readIndexFile(path: string, hashLength: 20 | 32, options: PackIndexOptions): RawPackIndex {
  const content = readRegularFile(path);
  if (content === null) throw new UnearthError('object-corrupt', `the pack index ${printable(path)} is missing`);
  if (options.verifyChecksum === true) verifyTrailingChecksum(content, hashLength, path);
  return parsePackIndex(content, hashLength, path);
}

function verifyTrailingChecksum(content: Buffer, hashLength: 20 | 32, path: string): void {
  const end = Math.max(0, content.length - hashLength);
  const actual = createHash(hashLength === 20 ? 'sha1' : 'sha256')
    .update(content.subarray(0, end))
    .digest();
  if (actual.equals(content.subarray(end))) return;
  throw new UnearthError('object-corrupt', `the pack index ${printable(path)} does not match its checksum`);
}

function fromMultiPackIndex(listing: PackListing, hashLength: 20 | 32, problems: Problem[]): RawPackIndex | null {
  if (listing.multiPackIndex === null) return null;
  try {
    return offsetsOfPack(listing.multiPackIndex, listing.packPath, hashLength);
  } catch (error) {
    if (!(error instanceof UnearthError)) throw error;
    problems.push(packProblem(listing, error.message));
    return null;
  }
}

/** Keeps the entries that lie between the pack's header and its trailer; the rest is told once. */
function withoutOutsideEntries(
  raw: RawPackIndex,
  listing: PackListing,
  hashLength: 20 | 32,
  problems: Problem[],
): Pick<PackIndex, 'count' | 'ids' | 'offsets'> {
  const end = listing.size - hashLength;
  const outside = countOutside(raw.offsets, end);
  if (outside === 0) return { count: raw.count, ids: raw.ids, offsets: raw.offsets };
  const message = `${outside} of ${raw.count} objects lie outside the pack ${printable(listing.packPath)}, which is cut off or not the index's`;
  problems.push(packProblem(listing, message));
  const count = raw.count - outside;
  const ids = Buffer.allocUnsafeSlow(count * hashLength);
  const offsets = new Float64Array(count);
  let kept = 0;
  for (let i = 0; i < raw.count; i++) {
    const offset = raw.offsets[i] as number;
    if (offset < 12 || offset >= end) continue;
    raw.ids.copy(ids, kept * hashLength, i * hashLength, (i + 1) * hashLength);
    offsets[kept++] = offset;
  }
  return { count, ids, offsets };
}

function countOutside(offsets: Float64Array, end: number): number {
  let outside = 0;
  for (let i = 0; i < offsets.length; i++) {
    const offset = offsets[i] as number;
    if (offset < 12 || offset >= end) outside++;
  }
  return outside;
}

function packProblem(listing: PackListing, message: string): Problem {
  return { kind: 'pack-corrupt', message, subject: listing.packPath };
}

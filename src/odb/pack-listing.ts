import * as fs from 'node:fs';
import { join } from 'node:path';
import { printable } from './printable.js';
import { systemErrorCode } from './regular-file.js';
import type { Problem } from './types.js';

/** A pack file and what lies beside it. */
export interface PackListing {
  packPath: string;
  /** The pack's own .idx, or null where it is missing. */
  indexPath: string | null;
  /** The multi-pack-index of the same folder (it need not cover this pack), or null. */
  multiPackIndex: string | null;
  /** Bytes, exact up to 2^53. */
  size: number;
  /** Received from a promisor remote: objects it refers to may be missing by intention. */
  promisor: boolean;
  /** Holds objects that nothing reached when it was made. */
  cruft: boolean;
}

/**
 * The packs of all object directories, each file once however many ways lead to it (same device and inode).
 * Folders and files that cannot be read become problems.
 */
export function listPacks(objectDirs: string[], hashLength: 20 | 32): { packs: PackListing[]; problems: Problem[] } {
  const packs: PackListing[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const objectDir of objectDirs) {
    const folder = join(objectDir, 'pack');
    const names = listFolder(folder, problems);
    for (const name of [...names].filter((candidate) => candidate.endsWith('.pack')).toSorted()) {
      const found = describePack(folder, name, names, hashLength, problems);
      if (found === null || seen.has(found.identity)) continue;
      seen.add(found.identity);
      packs.push(found.listing);
    }
    reportIndexesWithoutPack(folder, names, problems);
  }
  return { packs, problems };
}

function listFolder(folder: string, problems: Problem[]): Set<string> {
  try {
    return new Set(fs.readdirSync(folder));
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') problems.push(packProblem(folder, `cannot list ${printable(folder)}`));
    return new Set();
  }
}

function describePack(
  folder: string,
  name: string,
  names: Set<string>,
  hashLength: 20 | 32,
  problems: Problem[],
): { listing: PackListing; identity: string } | null {
  const packPath = join(folder, name);
  const stat = statOrNull(packPath);
  if (stat === null || !stat.isFile()) {
    problems.push(packProblem(packPath, `the pack ${printable(packPath)} cannot be read`));
    return null;
  }
  const size = Number(stat.size);
  // "PACK", version, count; then the checksum. A pack of no objects is legal.
  if (size < 12 + hashLength) {
    problems.push(packProblem(packPath, `the pack ${printable(packPath)} is cut off: ${size} bytes`));
    return null;
  }
  const stem = name.slice(0, -'.pack'.length);
  const beside = (extension: string): boolean => names.has(stem + extension);
  const listing: PackListing = {
    packPath,
    indexPath: beside('.idx') ? join(folder, `${stem}.idx`) : null,
    multiPackIndex: names.has('multi-pack-index') ? join(folder, 'multi-pack-index') : null,
    size,
    promisor: beside('.promisor'),
    cruft: beside('.mtimes'),
  };
  return { listing, identity: `${stat.dev}:${stat.ino}` };
}

function statOrNull(path: string): fs.BigIntStats | null {
  try {
    return fs.statSync(path, { bigint: true });
  } catch {
    return null;
  }
}

function reportIndexesWithoutPack(folder: string, names: Set<string>, problems: Problem[]): void {
  for (const name of names) {
    if (!/^pack-.*\.idx$/s.test(name) || names.has(name.replace(/idx$/, 'pack'))) continue;
    const path = join(folder, name);
    problems.push(packProblem(path, `the pack of the index ${printable(path)} is missing`));
  }
}

function packProblem(subject: string, message: string): Problem {
  return { kind: 'pack-corrupt', message, subject };
}

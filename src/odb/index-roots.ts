import { join } from 'node:path';
import { UnearthError } from '../errors.js';
import { parseIndex } from './index-file.js';
import type { IndexEntry, ParsedIndex } from './index-file.js';
import { isZeroId } from './object-id.js';
import { readRegularFile } from './regular-file.js';
import { mergeSplitIndex, splitIndexLink } from './split-index.js';
import type { ExtraRoot, Problem } from './types.js';

const GITLINK = 0o160000;
const FILE_TYPE = 0o170000;

/**
 * A worktree's index with its shared index merged in, in git's order; null where there is none. `path` is another
 * index file of the same worktree, such as the GIT_INDEX_FILE of a hook. Throws UnearthError.
 */
export function readIndex(
  gitDir: string,
  hashLength: 20 | 32,
  path: string = join(gitDir, 'index'),
): ParsedIndex | null {
  const content = readRegularFile(path);
  if (content === null) return null;
  const index = parseIndex(content, hashLength);
  const link = splitIndexLink(index, hashLength);
  if (link === null) return index;
  const shared = readRegularFile(join(gitDir, `sharedindex.${link.sharedId}`));
  if (shared === null) throw new UnearthError('object-corrupt', `the shared index ${link.sharedId} is missing`);
  const entries = mergeSplitIndex(index.entries, link, parseIndex(shared, hashLength).entries);
  return { ...index, entries: entries.toSorted(compareEntries) };
}

function compareEntries(a: IndexEntry, b: IndexEntry): number {
  return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)) || a.stage - b.stage;
}

/**
 * The objects that a worktree's index holds on to: its entries (folders of a sparse index too, submodules' commits
 * not: they are in another repository) and what it remembers of resolved conflicts.
 */
export function readIndexRoots(gitDir: string, prefix: string, hashLength: 20 | 32, problems: Problem[]): ExtraRoot[] {
  const source = prefix === '' ? 'index' : `${prefix}/index`;
  try {
    const index = readIndex(gitDir, hashLength);
    if (index === null) return [];
    const entries = index.entries.filter((entry) => !entry.intentToAdd && (entry.mode & FILE_TYPE) !== GITLINK);
    const resolved = parseResolveUndo(index.extensions.get('REUC') ?? Buffer.alloc(0), hashLength);
    return [...entries, ...resolved]
      .filter(({ id }) => !isZeroId(id))
      .map(({ id, path }): ExtraRoot => ({ kind: 'index', source, id, path }));
  } catch (error) {
    if (!(error instanceof UnearthError)) throw error;
    problems.push({ kind: 'index-corrupt', message: `${source}: ${error.message}`, subject: source });
    return [];
  }
}

/** The extension REUC: path, three octal modes (0: that stage did not exist), and an id for each that is not 0. */
export function parseResolveUndo(body: Buffer, hashLength: 20 | 32): { path: string; id: string }[] {
  const found: { path: string; id: string }[] = [];
  for (let position = 0; position < body.length;) {
    const strings: string[] = [];
    for (let i = 0; i < 4; i++) {
      const zero = body.indexOf(0, position);
      if (zero < 0) throw new UnearthError('object-corrupt', 'the index has a resolve-undo entry that is cut off');
      strings.push(body.toString('utf8', position, zero));
      position = zero + 1;
    }
    const [path = '', ...modes] = strings;
    for (const mode of modes) {
      if (/^0*$/.test(mode)) continue;
      if (position + hashLength > body.length)
        throw new UnearthError('object-corrupt', 'the index has a resolve-undo entry that is cut off');
      found.push({ path, id: body.toString('hex', position, position + hashLength) });
      position += hashLength;
    }
  }
  return found;
}

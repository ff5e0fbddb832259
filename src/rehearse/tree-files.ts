/** All files below a tree, by path, read with the object reader. */
import { UnearthError } from '../errors.js';
import type { RepositoryObjects } from './repository-objects.js';

export interface TreeFile {
  mode: string;
  id: string;
}

/** Trees that name each other over and over make more paths than can be listed. */
const MOST_FILES = 2_000_000;

/** Throws UnearthError: `object-missing` where a tree cannot be read, `unsupported` for too many files. Paths are latin1: one character a byte. */
export function treeFiles(repository: RepositoryObjects, root: string): Map<string, TreeFile> {
  const files = new Map<string, TreeFile>();
  const waiting = [{ id: root, prefix: '' }];
  while (waiting.length > 0) {
    const { id, prefix } = waiting.pop()!;
    const tree = repository.read(id);
    if (files.size > MOST_FILES) throw new UnearthError('unsupported', `tree ${root} has too many files to compare`);
    if (tree === null) throw new UnearthError('object-missing', `tree ${id} cannot be read`);
    for (const { mode, name, object } of treeEntries(tree.data, repository.table.hashLength)) {
      if (mode === '40000') waiting.push({ id: object, prefix: `${prefix}${name}/` });
      else files.set(prefix + name, { mode, id: object });
    }
  }
  return files;
}

/** Entries of one tree by name; null where it cannot be read. */
export function readTree(repository: RepositoryObjects, id: string): Map<string, TreeFile> | null {
  const tree = repository.read(id);
  if (tree === null) return null;
  const entries = treeEntries(tree.data, repository.table.hashLength);
  return new Map([...entries].map(({ mode, name, object }) => [name, { mode, id: object }]));
}

function* treeEntries(data: Buffer, hashLength: number): Generator<{ mode: string; name: string; object: string }> {
  for (let at = 0; at < data.length;) {
    const space = data.indexOf(0x20, at);
    const nul = data.indexOf(0, space);
    if (space < 0 || nul < 0) return;
    const mode = data.toString('latin1', at, space).replace(/^0+/, '');
    const end = nul + 1 + hashLength;
    yield { mode, name: data.toString('latin1', space + 1, nul), object: data.toString('hex', nul + 1, end) };
    at = end;
  }
}

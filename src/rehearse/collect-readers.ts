/** Places in the files at HEAD that read a rotated value by the name of its variable. */
import type { Finding } from '../findings/model.js';
import { displayPath } from '../history/path-table.js';
import { EntryKind } from '../history/tree-store.js';
import { findObjectHex } from '../odb/object-table.js';
import type { VariableReader } from '../plan/guards/model.js';
import { findReaders } from '../plan/guards/find-readers.js';
import { plannedCredentials } from '../plan/decide/decide-credentials.js';
import type { HistoryShape } from './history-collector.js';
import type { RepositoryObjects } from './repository-objects.js';
import { isBinary } from './search-forms.js';

const LARGEST_FILE = 1 << 20;
const MOST_READERS = 500;

/** The names that are looked for, with the fingerprints of the values they stand for. */
export function readNames(repository: RepositoryObjects, findings: readonly Finding[]): Map<string, string[]> {
  return fingerprintsByName(plannedCredentials(findings), repository);
}

/** `holders`: objects that may hold one of the names, where that is known. */
export function collectReaders(
  repository: RepositoryObjects,
  shape: HistoryShape,
  names: ReadonlyMap<string, string[]>,
  holders: readonly number[] | null = null,
): VariableReader[] {
  if (names.size === 0) return [];
  const mayName = holders === null ? () => true : mayHold(repository, holders);
  const readers: VariableReader[] = [];
  for (const { path, entry } of headFiles(repository, shape)) {
    if (readers.length >= MOST_READERS) break;
    if (!mayName(entry)) continue;
    if (repository.table.inflatedSize[entry]! > LARGEST_FILE) continue;
    const object = repository.read(repository.id(entry));
    if (object === null || object.data.length > LARGEST_FILE || isBinary(object.data, object.data.length)) continue;
    readers.push(...findReaders(path, object.data.toString('latin1'), names));
  }
  return readers.slice(0, MOST_READERS);
}

/** Whether an object, or one it may have copied from, is among the holders. */
function mayHold({ table }: RepositoryObjects, entries: readonly number[]): (entry: number) => boolean {
  const holders = new Uint8Array(table.count);
  for (const entry of entries) holders[entry] = 1;
  return (entry) => {
    for (let at = entry; at >= 0; at = table.base[at]!) if (holders[at] === 1) return true;
    return false;
  };
}

/** Names that a program could look up: identifiers, as variables and configuration keys are. */
function fingerprintsByName(findings: readonly Finding[], repository: RepositoryObjects): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const finding of findings) {
    const { fingerprint } = finding;
    for (const name of new Set([...finding.names, ...namesOfAddresses(finding, repository)])) {
      // A plain word such as "token" stands everywhere; a name with parts, or in capitals, means this variable.
      if (!/^[A-Za-z_][A-Za-z0-9_.-]{3,}$/.test(name) || !/[A-Z_.-]/.test(name.slice(1))) continue;
      names.set(name, [...(names.get(name) ?? []), fingerprint]);
    }
  }
  return names;
}

const LOOKED_AT = 3;

/** A password inside an address (`DATABASE_URL=postgres://app:…`) has the name of the address, which programs read. */
function namesOfAddresses({ rule, title, occurrences }: Finding, repository: RepositoryObjects): string[] {
  if (!/\b(?:ur[il]|dsn|address|connection)\b/i.test(`${rule.replaceAll('-', ' ')} ${title}`)) return [];
  const places = occurrences.filter(
    ({ place, layers, object }) => place === 'blob' && layers.length === 0 && object !== '',
  );
  const files = new Map(places.map((place) => [place.path, place]));
  return [...files.values()].slice(0, LOOKED_AT).flatMap(({ object, start }) => {
    const data = repository.read(object)?.data;
    if (data === undefined) return [];
    const line = data.toString('latin1', Math.max(0, data.lastIndexOf(10, start - 1) + 1, start - 300), start);
    const name = /([A-Za-z_][A-Za-z0-9_.-]*)["']?\s*(?:=>|:=|=|:)\s*["'`]?(?:[a-z][a-z0-9+.:-]*:)?\/\/[^\s]*$/.exec(
      line,
    )?.[1];
    return name === undefined ? [] : [name];
  });
}

function* headFiles(
  { refs, table }: RepositoryObjects,
  { commits, trees }: HistoryShape,
): Generator<{ path: string; entry: number }> {
  const commit = refs.headId === null ? -1 : commits.numberOf(findObjectHex(table, refs.headId));
  // A tree that stands at two paths is read once: trees can be made to name each other without end.
  const seen = new Set<number>();
  const waiting = commit < 0 ? [] : [{ tree: commits.tree(commit), prefix: '', depth: 0 }];
  while (waiting.length > 0) {
    const { tree, prefix, depth } = waiting.pop()!;
    if (tree < 0 || !trees.has(tree) || depth > 64 || seen.has(tree)) continue;
    seen.add(tree);
    for (const one of trees.entries(tree)) {
      const path = prefix + displayPath(trees.names.bytes(trees.name(one))).text;
      const entry = trees.object(one);
      if (entry < 0 || entry >= table.count) continue;
      if (trees.kind(one) === EntryKind.Tree) waiting.push({ tree: entry, prefix: `${path}/`, depth: depth + 1 });
      else if (trees.kind(one) === EntryKind.Blob) yield { path, entry };
    }
  }
}

/** One look at the objects a plan must know: all of them, or, after a scan that kept its readings, those that can matter. */
import type { NameTable } from '../history/intern.js';
import type { TreeState } from '../history/tree-store.js';
import type { ParsedDelta } from '../odb/delta.js';
import { markWanted } from '../odb/family-walk.js';
import { ObjectType } from '../odb/types.js';
import type { Readings } from '../scan/readings.js';
import { searchObject, type Candidates } from './changed-search.js';
import { createHistoryCollector, type HistoryShape } from './history-collector.js';
import type { RepositoryObjects } from './repository-objects.js';
import { entriesThatMayHold, type ShowTexts } from './may-hold.js';
import type { FormSearch } from './search-forms.js';
import type { SightingsCollector } from './sightings-collector.js';

/** Shows every object to the collector and gathers the shape of the history. */
export async function readAllObjects(
  repository: RepositoryObjects,
  collector: SightingsCollector,
  signal: AbortSignal | undefined,
): Promise<HistoryShape> {
  const history = createHistoryCollector(repository.table, repository.kernel());
  const idOf = idIn(repository);
  await repository.forEach<{ candidates: Candidates; tree: TreeState | null }>(
    (entry, type, text, length, base, delta) => ({
      candidates: collector.look(type, text, length, idOf(entry), base?.candidates ?? null, delta),
      tree: history.look(entry, type, text, length, base?.tree ?? null, delta),
    }),
    signal,
  );
  return history.finish();
}

/**
 * The same from what a scan kept: only objects that can hold one of the forms (`entries`) are read, with their bases,
 * and of what is stored against them what can have copied it; names in trees come from the scan's table of names.
 */
export async function readKeptObjects(
  repository: RepositoryObjects,
  { history, messages }: Pick<Readings, 'history' | 'messages'>,
  entries: readonly number[],
  search: FormSearch,
  collector: SightingsCollector,
  signal: AbortSignal | undefined,
): Promise<HistoryShape> {
  const shape: HistoryShape = { ...messages, commits: history.commits, trees: history.trees };
  lookAtNames(repository, shape, search, collector);
  const idOf = idIn(repository);
  await walkHolders(repository, entries, signal, (entry, type, text, length, base, delta) =>
    collector.look(type, text, length, idOf(entry), base, delta),
  );
  return shape;
}

/**
 * Calls back for every object that may hold one of the forms: without a scan's readings, for every object. Of objects
 * that copied a form from their base, too.
 */
export async function readHolders(
  repository: RepositoryObjects,
  readings: Readings | null,
  search: FormSearch,
  signal: AbortSignal | undefined,
  visit: (entry: number, type: ObjectType, text: Buffer, length: number) => void,
): Promise<void> {
  if (readings === null) {
    await repository.forEach<null>((entry, type, text, length) => {
      visit(entry, type, text, length);
      return null;
    }, signal);
    return;
  }
  const strings = search.sought.map(({ form }) => form.bytes);
  const [holders] = await entriesThatMayHold(readings.texts, [strings], textsOf(repository, signal));
  await walkHolders(repository, holders!, signal, (entry, type, text, length, base, delta) => {
    const candidates = searchObject(search, text, length, base, delta, () => {});
    if (candidates.starts.length > 0) visit(entry, type, text, length);
    return candidates;
  });
}

/** Shows single objects whole. */
export function textsOf(repository: RepositoryObjects, signal: AbortSignal | undefined): ShowTexts {
  return async (entries, look) => {
    const wanted = markWanted(repository.table, entries);
    const asked = new Uint8Array(repository.table.count);
    for (const entry of entries) asked[entry] = 1;
    await repository.forEach<null>(
      (entry, _type, text, length) => {
        if (asked[entry] === 1) look(text, length);
        return null;
      },
      signal,
      wanted,
    );
  };
}

/** Objects in whose new bytes a form can begin, and those stored against one in which one may. */
async function walkHolders(
  repository: RepositoryObjects,
  entries: readonly number[],
  signal: AbortSignal | undefined,
  look: (
    entry: number,
    type: ObjectType,
    text: Buffer,
    length: number,
    base: Candidates | null,
    delta: ParsedDelta | null,
  ) => Candidates,
): Promise<void> {
  const { table } = repository;
  const wanted = markWanted(table, entries);
  const fresh = new Uint8Array(table.count);
  for (const entry of entries) fresh[entry] = 1;
  const { childStart, children } = repository.families();
  await repository.forEach<Candidates | null>(
    (entry, type, text, length, base, delta) => {
      if (fresh[entry] === 0 && (base === null || base.starts.length === 0)) return null;
      // A base without candidates is as good as one that was looked at: nothing of it can carry over.
      const candidates = look(entry, type, text, length, delta === null ? null : (base ?? NONE), delta);
      if (candidates.starts.length > 0)
        for (let k = childStart[entry]!; k < childStart[entry + 1]!; k++) wanted[children[k]!] = 1;
      return candidates;
    },
    signal,
    wanted,
  );
}

const NONE: Candidates = { starts: [], offsets: [] };

/** Null for another copy of an object. */
function idIn(repository: RepositoryObjects): (entry: number) => (() => string) | null {
  const { duplicate } = repository.table;
  return (entry) => (duplicate[entry] === 1 ? null : () => repository.id(entry));
}

/** Each distinct name once; then the trees that have one that was found, in one pass. */
function lookAtNames(
  repository: RepositoryObjects,
  { trees }: HistoryShape,
  search: FormSearch,
  collector: SightingsCollector,
): void {
  const found = new Map<number, string[]>();
  for (const name of namesThatMayHold(trees.names, search))
    if (collector.isInName(trees.names.bytes(name))) found.set(name, []);
  if (found.size === 0) return;
  const { table, id } = repository;
  for (let entry = 0; entry < table.count; entry++) {
    if (table.type[entry] !== ObjectType.Tree || table.duplicate[entry] === 1 || !trees.has(entry)) continue;
    for (const [name, holders] of found) if (trees.find(entry, name) >= 0) holders.push(id(entry));
  }
  for (const [name, holders] of found) collector.lookAtTreeName(trees.names.bytes(name), holders);
}

/** Names stand one after the other: they are searched as one text, where strings may seem to stand across two of them. */
function namesThatMayHold(names: NameTable, search: FormSearch): Set<number> {
  const found = new Set<number>();
  if (names.size === 0) return found;
  const first = names.bytes(0);
  const last = names.bytes(names.size - 1);
  const all = Buffer.from(first.buffer, first.byteOffset, last.byteOffset + last.length - first.byteOffset);
  search.needles.searchRange(all, 0, all.length, (_, offset) => found.add(nameAt(names, all.byteOffset + offset)));
  return found;
}

function nameAt(names: NameTable, address: number): number {
  let low = 0;
  let high = names.size - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (names.bytes(middle).byteOffset <= address) low = middle;
    else high = middle - 1;
  }
  return low;
}

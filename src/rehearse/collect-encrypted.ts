/** Every version of every file that a key among the findings may open: what such a key gives away. */
import { EntryKind } from '../history/tree-store.js';
import { ObjectType } from '../odb/types.js';
import {
  ENCRYPTED_MARKS,
  encryptedKind,
  encryptedNames,
  RAILS_NAME,
  type EncryptedFile,
} from '../plan/decide/encrypted-files.js';
import type { Readings } from '../scan/readings.js';
import { searchText } from './changed-search.js';
import type { HistoryShape } from './history-collector.js';
import { readHolders } from './read-objects.js';
import type { RepositoryObjects } from './repository-objects.js';
import { createFormSearch, formsOf } from './search-forms.js';

const MOST_VERSIONS = 5000;
const LARGEST = 4 << 20;

export async function collectEncrypted(
  repository: RepositoryObjects,
  shape: HistoryShape,
  readings: Readings | null,
  signal: AbortSignal | undefined,
): Promise<EncryptedFile[]> {
  const marked = await markedBlobs(repository, readings, signal);
  const files = new Map<string, EncryptedFile & { seen: Set<number> }>();
  for (const { blob, name } of namedBlobs(repository, shape, marked)) {
    if (repository.table.inflatedSize[blob]! > LARGEST) continue;
    const text = repository.read(repository.id(blob))?.data.toString('latin1') ?? '';
    const kind = encryptedKind(name, text);
    if (kind === null) continue;
    const file = files.get(`${kind} ${name}`) ?? { name, kind, versions: 0, values: [], seen: new Set() };
    files.set(`${kind} ${name}`, file);
    if (file.seen.has(blob)) continue;
    file.seen.add(blob);
    file.versions++;
    file.values = [...new Set([...file.values, ...encryptedNames(kind, text)])].sort();
  }
  return [...files.values()]
    .map(({ name, kind, versions, values }) => ({ name, kind, versions, values }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function markedBlobs(
  repository: RepositoryObjects,
  readings: Readings | null,
  signal: AbortSignal | undefined,
): Promise<Set<number>> {
  const marks = new Map(ENCRYPTED_MARKS.map((mark) => [mark as string, Buffer.from(mark, 'latin1')]));
  const search = createFormSearch(formsOf(marks), undefined, repository.kernel());
  const blobs = new Set<number>();
  await readHolders(repository, readings, search, signal, (entry, type, text, length) => {
    if (type !== ObjectType.Blob || repository.table.duplicate[entry] === 1) return;
    searchText(search, text, length, () => blobs.add(entry));
  });
  return blobs;
}

/** Blobs that hold a mark, and those that have a name of Rails, with each base name they ever had. */
function* namedBlobs(
  { table }: RepositoryObjects,
  { trees }: HistoryShape,
  marked: ReadonlySet<number>,
): Generator<{ blob: number; name: string }> {
  let count = 0;
  for (let entry = 0; entry < trees.entryCount && count < MOST_VERSIONS; entry++) {
    const blob = trees.object(entry);
    if (trees.kind(entry) !== EntryKind.Blob || blob < 0 || blob >= table.count) continue;
    const name = trees.names.bytes(trees.name(entry)).toString('utf8');
    if (!marked.has(blob) && !RAILS_NAME.test(name)) continue;
    count++;
    yield { blob, name };
  }
}

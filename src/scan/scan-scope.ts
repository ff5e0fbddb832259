/**
 * Scans what a range of commits brings, or what is staged: only the objects that changed, and the versions they
 * replaced, so that a secret that was there before is not reported again.
 */
import type { Detector } from '../detect/types.js';
import { UnearthError } from '../errors.js';
import type { CommitRef, Coverage } from '../findings/model.js';
import { messageStart, readIdentity } from '../history/commit-text.js';
import { numberChanges, parseRawChanges, type ListedChange, type NumberedChanges } from '../history/listed-changes.js';
import { displayPath } from '../history/path-table.js';
import { gitOutput, readBatch, type BatchObject, type GitPlace } from '../odb/batch-read.js';
import { readShallow } from '../odb/shallow.js';
import { ObjectType, type Problem, type RepositoryLayout } from '../odb/types.js';
import { buildFindings, type BuiltFindings } from './build-findings.js';
import { commitRefOf } from './commit-facts.js';
import { summariseCoverage } from './coverage.js';
import { createMatchIndex, type MatchIndex } from './match-index.js';
import type { ScanOptions } from './options.js';
import { NO_REF_NAMES } from './ref-names.js';
import { createWholeScan } from './scan-whole-objects.js';
import { namesInScope } from './scope-names.js';
import { scopeOccurrences, type ScopeRoots } from './scope-occurrences.js';
import { givesWayTo, isTooLarge, tooLarge } from './structured-files.js';

export interface ScopeResult extends BuiltFindings {
  coverage: Coverage;
}

/** True where the options ask for less than the whole history. */
export function isScoped(options: ScanOptions): boolean {
  return options.range !== undefined || options.since !== undefined || options.staged === true;
}

/** What git lists of a scope: started early, git works while the detector is being made. */
export interface ScopeListing {
  listed: ListedChange[];
  /** Commits, and what tags lead to without one: tag objects, and blobs and trees that are tagged themselves. */
  rootIds: string[];
}

/** Throws UnearthError('unknown-revision') or 'usage' for what is no revision of this repository. */
export function listScope(layout: RepositoryLayout, options: ScanOptions): Promise<ScopeListing> {
  return listChanges(gitPlace(layout, options), options);
}

export async function scanScope(
  layout: RepositoryLayout,
  detector: Detector,
  options: ScanOptions,
  listing: ScopeListing,
): Promise<ScopeResult> {
  const place = gitPlace(layout, options);
  const { listed, rootIds } = listing;
  const numbered = numberChanges(listed);
  const head = await headObjects(place, listed);
  // What HEAD has at the changed paths is scanned too: it says whether a secret still stands there.
  const known = new Set(numbered.objects);
  for (const id of head.values()) if (!known.has(id)) numbered.objects.push(id);
  const contents = await readBatch(place, [...numbered.objects, ...rootIds]);
  const roots = sortRoots(rootIds, contents, numbered.objects);
  const matches = createMatchIndex();
  const scan = createWholeScan(detector, matches);
  const unparsed = scanBlobs(detector, numbered, contents, matches, scan);
  scanRoots(roots, contents, scan);
  const names = await namesInScope(place, detector, numbered, roots.commitIds);
  const raw = scopeOccurrences({ detector, numbered, contents, matches, roots, head, names });
  const built = buildFindings(
    {
      detector,
      objectId: (object) => numbered.objects[object] ?? roots.ids[object - roots.firstNumber] ?? '',
      commits: { of: (commit) => commitFacts(commit) },
      refNames: NO_REF_NAMES,
      hasRemoteBranches: false,
      fingerprintKey: options.fingerprintKey,
      isIdentityEmail: identityEmails(roots.commitIds, contents),
      allPersonalData: options.personalData === 'all',
    },
    raw,
  );
  const problems = [...unparsed, ...problemsOf(layout, numbered, roots, contents, scan)];
  return { ...built, coverage: coverageOf(contents, scan, problems) };

  function commitFacts(commit: number): CommitRef {
    const id = roots.commitIds[commit]!;
    return commitRefOf(id, contents.get(id)!.data, matches.get(roots.firstNumber + commit));
  }
}

function gitPlace(layout: RepositoryLayout, options: ScanOptions): GitPlace {
  const environment: Record<string, string> = {};
  const [own, ...others] = options.extraObjectDirs ?? [];
  if (own !== undefined) {
    environment['GIT_OBJECT_DIRECTORY'] = own;
    environment['GIT_ALTERNATE_OBJECT_DIRECTORIES'] = [...others, ...layout.objectDirs].join(':');
  }
  if (options.indexFile !== undefined) environment['GIT_INDEX_FILE'] = options.indexFile;
  return { gitDir: layout.gitDir, environment, signal: options.signal };
}

async function listChanges(place: GitPlace, options: ScanOptions): Promise<ScopeListing> {
  const format = ['--raw', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules'];
  if (options.staged) {
    const head = await gitOutput(place, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => null);
    const against = head === null ? await emptyTree(place) : head.toString('latin1').trim();
    const output = await gitOutput(place, ['diff-index', '--cached', ...format, against]);
    return { listed: parseRawChanges(output), rootIds: [] };
  }
  const { fixed, asked } = revisionsOf(options);
  const parameters = ['log', '--format=%x01%H', '-c', '--root', '--no-show-signature', ...format, ...fixed, '--stdin'];
  // No tree is gone into, so that of objects only those are listed that a revision names.
  const list = ['rev-list', '--objects', '--no-object-names', '--filter=tree:0', ...fixed, '--stdin'];
  const [changes, roots] = await Promise.all([
    revisionOutput(place, parameters, asked),
    revisionOutput(place, list, asked),
  ]);
  return { listed: parseRawChanges(changes), rootIds: roots.toString('latin1').split('\n').filter(Boolean) };
}

/** Our own part of the revisions, and what the user asked for in Git's notation: that goes to standard input, and must hold no option. */
function revisionsOf(options: ScanOptions): { fixed: string[]; asked: string[] } {
  const words = (options.range ?? options.since ?? '').trim().split(/\s+/);
  const wrong = words.find((word) => word === '' || word.startsWith('-'));
  if (wrong !== undefined) throw new UnearthError('usage', `${JSON.stringify(wrong)} is not a revision`);
  if (options.range !== undefined) return { fixed: [], asked: words };
  return { fixed: ['HEAD', '--branches'], asked: words.map((word) => `^${word}`) };
}

async function revisionOutput(place: GitPlace, parameters: string[], revisions: string[]): Promise<Buffer> {
  try {
    return await gitOutput(place, parameters, `${revisions.join('\n')}\n`);
  } catch (error) {
    if (error instanceof UnearthError && error.code !== 'internal') throw error;
    throw new UnearthError(
      'unknown-revision',
      `${revisions.join(' ').replaceAll('^', '').slice(0, 200)}: no such revision in this repository`,
      {
        hint: 'in CI fetch the full history first (fetch-depth: 0)',
        cause: error,
      },
    );
  }
}

async function emptyTree(place: GitPlace): Promise<string> {
  return (await gitOutput(place, ['hash-object', '-t', 'tree', '--stdin'], '')).toString('latin1').trim();
}

function scanBlobs(
  detector: Detector,
  { changes, objects }: NumberedChanges,
  contents: Map<string, BatchObject>,
  matches: MatchIndex,
  scan: ReturnType<typeof createWholeScan>,
): Problem[] {
  const unparsed: Problem[] = [];
  objects.forEach((id, number) => {
    const content = contents.get(id);
    if (content) scan.add(number, content.data, 'blob');
  });
  const parsed = new Set<string>();
  for (let k = 0; k < changes.path.length; k++) {
    const path = displayPath(changes.paths.bytes(changes.path.get(k))).text;
    const kind = detector.structuredKind(path);
    if (kind === null) continue;
    const numbers = [changes.after.get(k)];
    for (let b = changes.beforeStart.get(k); b < changes.beforeStart.get(k + 1); b++)
      numbers.push(changes.beforeList.get(b));
    for (const number of numbers) {
      const content = number < 0 ? undefined : contents.get(objects[number]!);
      if (!content || parsed.has(`${number} ${kind}`)) continue;
      parsed.add(`${number} ${kind}`);
      if (isTooLarge(content.data.length)) unparsed.push(tooLarge(path));
      matches.addParsed(number, detector.parseStructured(kind, path, content.data), givesWayTo(detector));
    }
  }
  return unparsed;
}

/** Commits first; what is tagged and stands at a changed path too is left to that. */
function sortRoots(
  rootIds: readonly string[],
  contents: Map<string, BatchObject>,
  objects: readonly string[],
): ScopeRoots {
  const known = new Set(objects);
  const typeOf = (id: string): ObjectType => contents.get(id)?.type ?? ObjectType.Commit;
  const commitIds = rootIds.filter((id) => typeOf(id) === ObjectType.Commit);
  const tagged = rootIds.filter((id) => typeOf(id) !== ObjectType.Commit && !known.has(id));
  return { commitIds, ids: [...commitIds, ...tagged], firstNumber: objects.length };
}

function scanRoots(
  { ids, firstNumber }: ScopeRoots,
  contents: Map<string, BatchObject>,
  scan: ReturnType<typeof createWholeScan>,
): void {
  ids.forEach((id, k) => {
    const root = contents.get(id);
    if (root && root.type !== ObjectType.Tree)
      scan.add(firstNumber + k, root.data, root.type === ObjectType.Blob ? 'blob' : 'message');
  });
}

/** Id of the object that HEAD has at each changed path, by the path's bytes in latin1. */
async function headObjects(place: GitPlace, listed: readonly ListedChange[]): Promise<Map<string, string>> {
  const paths = [
    ...new Set(listed.filter((change) => change.commit !== null).map((change) => change.path.toString('latin1'))),
  ];
  const objects = new Map<string, string>();
  // A command line has its limits; more changed paths than that are listed with the whole tree.
  const few = paths.length <= 500 && paths.every((path) => /^[\x20-\x7e]+$/.test(path)) ? ['--', ...paths] : ['-r'];
  if (paths.length === 0) return objects;
  const listing = await gitOutput(place, ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', 'HEAD', ...few]).catch(
    () => null,
  );
  for (const line of listing?.toString('latin1').split('\0') ?? []) {
    const match = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line);
    if (match) objects.set(match[2]!, match[1]!);
  }
  return objects;
}

function identityEmails(commitIds: string[], contents: Map<string, BatchObject>): (email: string) => boolean {
  const known = new Set<string>();
  for (const id of commitIds) {
    const text = contents.get(id)?.data;
    if (!text || messageStart(text) === 0) continue;
    for (const header of ['author', 'committer'] as const) {
      const identity = readIdentity(text, header);
      if (identity) known.add(identity.email.toLowerCase());
    }
  }
  return (email) => known.has(email.toLowerCase());
}

function problemsOf(
  layout: RepositoryLayout,
  numbered: NumberedChanges,
  roots: ScopeRoots,
  contents: Map<string, BatchObject>,
  scan: ReturnType<typeof createWholeScan>,
): Problem[] {
  const ids = [...numbered.objects, ...roots.ids];
  const border = new Set(layout.shallow ? readShallow(layout.commonDir) : []);
  return [
    ...ids
      .filter((id) => !contents.has(id))
      .map((id) => ({ kind: 'object-missing', subject: id, message: `object ${id} is not in this repository` })),
    ...scan.gaps.map(({ object, what }) => ({ kind: 'wrapped', subject: ids[object] ?? '', message: what })),
    // The parents of such a commit are of the range, or not: nobody here can tell.
    ...roots.commitIds
      .filter((id) => border.has(id))
      .map((id) => ({ kind: 'shallow', subject: id, message: `the history ends at ${id}` })),
    ...roots.ids
      .filter((id) => contents.get(id)?.type === ObjectType.Tree)
      .map((id) => ({ kind: 'tagged-tree', subject: id, message: `the files of tree ${id}, which a tag names` })),
  ];
}

function coverageOf(
  contents: Map<string, BatchObject>,
  scan: ReturnType<typeof createWholeScan>,
  problems: readonly Problem[],
): Coverage {
  const read = [...contents.values()];
  const numberOf = (type: ObjectType): number => read.filter((object) => object.type === type).length;
  const bytes = { unpacked: read.reduce((sum, object) => sum + object.data.length, 0), scanned: scan.scannedBytes() };
  const objects = {
    total: read.length,
    blobs: numberOf(ObjectType.Blob),
    trees: numberOf(ObjectType.Tree),
    commits: numberOf(ObjectType.Commit),
    tags: numberOf(ObjectType.Tag),
  };
  return summariseCoverage({ objects, bytes, refs: 0, unreachableObjects: 0 }, problems);
}

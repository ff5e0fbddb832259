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
import { ReachBit } from '../history/reach.js';
import { findSightings } from '../history/sightings.js';
import { gitOutput, readBatch, type BatchObject, type GitPlace } from '../odb/batch-read.js';
import { ObjectType, type Problem, type RepositoryLayout } from '../odb/types.js';
import { buildFindings, type BuiltFindings } from './build-findings.js';
import { commitRefOf } from './commit-facts.js';
import { summariseCoverage } from './coverage.js';
import { createItemTable, placesBySecret } from './items.js';
import { locateInText, type LocatedMatch } from './locate.js';
import { createMatchIndex, type MatchIndex } from './match-index.js';
import { placeInMessage } from './message-occurrences.js';
import type { ScanOptions } from './options.js';
import type { RawOccurrence } from './raw-occurrence.js';
import { NO_REF_NAMES } from './ref-names.js';
import { createWholeScan } from './scan-whole-objects.js';
import { groupVerdicts } from './secret-table.js';
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
  commitIds: string[];
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
  const { listed, commitIds } = listing;
  const numbered = numberChanges(listed);
  const head = await headObjects(place, listed);
  // What HEAD has at the changed paths is scanned too: it says whether a secret still stands there.
  const known = new Set(numbered.objects);
  for (const id of head.values()) if (!known.has(id)) numbered.objects.push(id);
  const contents = await readBatch(place, [...numbered.objects, ...commitIds]);
  const matches = createMatchIndex();
  const scan = createWholeScan(detector, matches);
  const unparsed = scanBlobs(detector, numbered, contents, matches, scan);
  const messages = scanMessages(commitIds, numbered.objects.length, contents, scan);
  const raw = occurrences(detector, numbered, contents, matches, messages, head);
  const built = buildFindings(
    {
      detector,
      objectId: (object) => numbered.objects[object] ?? commitIds[object - numbered.objects.length] ?? '',
      commits: { of: (commit) => commitFacts(commit) },
      refNames: NO_REF_NAMES,
      hasRemoteBranches: false,
      fingerprintKey: options.fingerprintKey,
      isIdentityEmail: identityEmails(commitIds, contents),
      allPersonalData: options.personalData === 'all',
    },
    raw,
  );
  return { ...built, coverage: coverageOf(numbered, commitIds, contents, scan, unparsed) };

  function commitFacts(commit: number): CommitRef {
    const id = messages.commitIds[commit]!;
    return commitRefOf(id, contents.get(id)!.data, matches.get(messages.firstNumber + commit));
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
    return { listed: parseRawChanges(output), commitIds: [] };
  }
  const { fixed, asked } = revisionsOf(options);
  const parameters = ['log', '--format=%x01%H', '-c', '--root', '--no-show-signature', ...format, ...fixed, '--stdin'];
  const [changes, commits] = await Promise.all([
    revisionOutput(place, parameters, asked),
    revisionOutput(place, ['rev-list', ...fixed, '--stdin'], asked),
  ]);
  return { listed: parseRawChanges(changes), commitIds: commits.toString('latin1').split('\n').filter(Boolean) };
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
      `${revisions.join(' ').slice(0, 200)}: no such revision in this repository`,
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

interface Messages {
  /** Commits of the scope; a commit's number is its place here. */
  commitIds: string[];
  /** Number that matches of commit k have in the match index. */
  firstNumber: number;
}

function scanMessages(
  commitIds: string[],
  firstNumber: number,
  contents: Map<string, BatchObject>,
  scan: ReturnType<typeof createWholeScan>,
): Messages {
  commitIds.forEach((id, k) => {
    const commit = contents.get(id);
    if (commit) scan.add(firstNumber + k, commit.data, 'message');
  });
  return { commitIds, firstNumber };
}

function occurrences(
  detector: Detector,
  numbered: NumberedChanges,
  contents: Map<string, BatchObject>,
  matches: MatchIndex,
  messages: Messages,
  head: Map<string, string>,
): RawOccurrence[] {
  const objectNumbers = new Map(numbered.objects.map((id, k) => [id, k]));
  const secrets = groupVerdicts(detector);
  const items = createItemTable(matches, secrets);
  const commitNumbers = new Map(messages.commitIds.map((id, k) => [id, k]));
  const raw: RawOccurrence[] = [];
  const placesOf = (object: number, text: Buffer): Map<number, LocatedMatch[]> =>
    placesBySecret(locateInText(text, text.length, matches.get(object)), secrets);
  for (const arrival of findSightings(numbered.changes, items.ofObject).arrivals) {
    const text = contents.get(numbered.objects[arrival.object]!)!.data;
    const secret = items.secret(arrival.secret);
    const match = placesOf(arrival.object, text).get(secret)?.[items.copy(arrival.secret)];
    if (!match) continue;
    const staged = arrival.commit < 0;
    const path = numbered.changes.paths.bytes(arrival.path);
    const atHead = objectNumbers.get(head.get(path.toString('latin1')) ?? '') ?? -1;
    raw.push({
      secret,
      place: staged ? 'index' : arrival.symlink ? 'symlink-target' : 'blob',
      object: arrival.object,
      path,
      match,
      commit: staged ? -1 : (commitNumbers.get(numbered.commits[arrival.commit]!) ?? -1),
      removedBy: -1,
      atHead: !staged && items.ofObject(atHead).includes(arrival.secret),
      bits: staged ? ReachBit.Index : ReachBit.Branch,
    });
  }
  messages.commitIds.forEach((id, commit) => {
    const number = messages.firstNumber + commit;
    const text = contents.get(id)?.data;
    if (!text || !matches.has(number)) return;
    for (const [secret, places] of placesOf(number, text)) {
      for (const match of places) {
        const { place, located } = placeInMessage(text, match, false);
        const path = Buffer.alloc(0);
        raw.push({
          secret,
          place,
          object: number,
          path,
          match: located,
          commit,
          removedBy: -1,
          atHead: false,
          bits: ReachBit.Branch,
        });
      }
    }
  });
  return raw;
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

function coverageOf(
  numbered: NumberedChanges,
  commitIds: string[],
  contents: Map<string, BatchObject>,
  scan: ReturnType<typeof createWholeScan>,
  unparsed: readonly Problem[],
): Coverage {
  const problems: Problem[] = [...numbered.objects, ...commitIds]
    .filter((id) => !contents.has(id))
    .map((id) => ({ kind: 'object-missing', subject: id, message: `object ${id} is not in this repository` }));
  problems.push(...unparsed);
  for (const { object, what } of scan.gaps) {
    problems.push({ kind: 'wrapped', subject: numbered.objects[object] ?? '', message: what });
  }
  const read = [...contents.values()];
  const commits = read.filter((object) => object.type === ObjectType.Commit).length;
  const bytes = { unpacked: read.reduce((sum, object) => sum + object.data.length, 0), scanned: scan.scannedBytes() };
  const objects = { total: read.length, blobs: read.length - commits, trees: 0, commits, tags: 0 };
  return summariseCoverage({ objects, bytes, refs: 0, unreachableObjects: 0 }, problems);
}

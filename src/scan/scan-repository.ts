/** Scanning a repository, from its path to a report. */
import os from 'node:os';
import { UnearthError } from '../errors.js';
import { defaultDetector, type DefaultDetectorOptions } from '../detect/default-detector.js';
import type { Detector } from '../detect/types.js';
import { SCHEMA_VERSION, type Coverage, type ScanReport, type ScanResult } from '../findings/model.js';
import { concealValues } from '../findings/disclose.js';
import { triage } from '../findings/triage.js';
import type { RememberedHistory } from '../history/remembered-history.js';
import { findSightings } from '../history/sightings.js';
import { findFamilies, type Families } from '../odb/families.js';
import { createFamilyWalker, WALKER_TABLE_BYTES } from '../odb/family-walk.js';
import { countTypes, objectId, type ObjectTable } from '../odb/object-table.js';
import { filesAreGone, openObjects } from '../odb/open-objects.js';
import { createObjectReader } from '../odb/read-object.js';
import { listPacks } from '../odb/pack-listing.js';
import { readRefs } from '../odb/refs.js';
import { locateRepository, removeTemporary } from '../odb/repository-location.js';
import type { Problem, RefsSnapshot, RepositoryLayout } from '../odb/types.js';
import { VERSION } from '../version.js';
import { buildFindings, type BuiltFindings } from './build-findings.js';
import { createCommitFacts } from './commit-facts.js';
import { summariseCoverage } from './coverage.js';
import { blobsWithoutCommit, fileOccurrences, objectsToLocate } from './file-occurrences.js';
import { historyCache } from './history-cache.js';
import { findHistoryFacts, type HistoryFacts } from './history-facts.js';
import { createItemTable } from './items.js';
import type { CleanObjects } from './known-objects.js';
import { locateMatches } from './locate.js';
import { messageOccurrences } from './message-occurrences.js';
import { objectCache } from './object-cache.js';
import type { ScanOptions } from './options.js';
import type { RawOccurrence } from './raw-occurrence.js';
import { findRefNames } from './ref-names.js';
import type { ReadingsKeeper } from './readings.js';
import { relateFindings } from './relate-findings.js';
import { reportCache } from './report-cache.js';
import { scanObjects, threadsWorth, type ObjectsScanned } from './scan-objects.js';
import { isScoped, listScope, scanScope, type ScopeListing, type ScopeResult } from './scan-scope.js';
import { WHOLE_SCAN_ROOM } from './scan-whole-objects.js';
import { scanWorktree } from './scan-worktree.js';
import { groupVerdicts } from './secret-table.js';
import { statisticsOf, sumStatistics, type Statistics } from './statistics.js';
import { addParsedFiles } from './structured-files.js';
import { TEXT_INDEX_TABLE_BYTES } from './text-index.js';
import { dismissThreads, readyThreads, type ReadyThreads } from './threads.js';
import { WINDOW_TABLE_BYTES } from './windows.js';

/**
 * Scans a repository. Throws UnearthError for what stops the run; what could not be looked at is in the coverage. A
 * keeper gets what was read of a whole history, to make a plan from.
 */
export async function scanRepository(options: ScanOptions, keeper?: ReadingsKeeper): Promise<ScanResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await scanWithDetector(options, undefined, keeper);
    } catch (error) {
      const hasChanged = error instanceof UnearthError && error.code === 'repository-changed';
      // What a keeper was given belongs to the files that are gone.
      if (!hasChanged || keeper !== undefined || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** A repository that is packed anew while it is read is read once more. */
const MOST_ATTEMPTS = 3;

/** The same with a detector of the caller's own; it cannot be made again in other threads, so this one scans alone. */
export async function scanWithDetector(
  options: ScanOptions,
  givenDetector?: Detector,
  keeper?: ReadingsKeeper,
): Promise<ScanResult> {
  const started = performance.now();
  options.onProgress?.({ phase: 'opening', done: 0, total: 0, unit: 'objects' });
  const layout = await locateRepository(options.path, locateOptions(options));
  try {
    const listing = isScoped(options) ? listScope(layout, options) : null;
    // Nobody waits for it yet: a failure is told where it is awaited, below.
    listing?.catch(() => undefined);
    const detector = givenDetector ?? defaultDetector(detectorOptionsOf(options));
    const refs = await readRefs(layout);
    const isCached = options.cache === true && isCacheable(layout, options);
    const cache = isCached ? reportCache(layout, refs, detector.signature, options) : null;
    const known = cache?.read();
    if (known) return { report: { ...known, duration: Math.round(performance.now() - started) }, values: new Map() };
    const found = await (listing === null
      ? scanWithin(layout, refs, detector, options, givenDetector !== undefined, keeper)
      : scanListed(layout, detector, options, await listing));
    const findings = triage(found.findings);
    relateFindings(findings, found.values);
    const report = reportOf(layout, refs, detector, { ...found, findings }, started, options);
    const statistics = sumStatistics([statisticsOf(detector), found.statistics ?? []]);
    const result = { report, values: found.values, ...(options.stats ? { statistics } : {}) };
    cache?.write(concealValues(result));
    return result;
  } finally {
    if (keeper?.readings?.layout !== layout) await removeTemporary(layout);
  }
}

/** A clone made for this scan alone is gone afterwards; parts of a history are quick to scan again. */
function isCacheable(layout: RepositoryLayout, options: ScanOptions): boolean {
  return !options.stats && layout.temporary === null && !options.worktree && !isScoped(options);
}

/** What any scope of a scan gives. */
interface Found extends ScopeResult {
  identities: { people: number; emails: number };
  /** Costs of rules in other threads. */
  statistics?: Statistics;
}

async function scanListed(
  layout: RepositoryLayout,
  detector: Detector,
  options: ScanOptions,
  listing: ScopeListing,
): Promise<Found> {
  return { ...(await scanScope(layout, detector, options, listing)), identities: { people: 0, emails: 0 } };
}

async function scanWithin(
  layout: RepositoryLayout,
  refs: RefsSnapshot,
  detector: Detector,
  options: ScanOptions,
  alone: boolean,
  keeper: ReadingsKeeper | undefined,
): Promise<Found> {
  const identities = { people: 0, emails: 0 };
  if (options.worktree) return { ...(await scanWorktree(layout, detector, options)), identities };
  return scanHistory(layout, refs, detector, options, alone, keeper);
}

async function scanHistory(
  layout: RepositoryLayout,
  refs: RefsSnapshot,
  detector: Detector,
  options: ScanOptions,
  alone: boolean,
  keeper: ReadingsKeeper | undefined,
): Promise<Found> {
  const ready = alone ? null : threadsAhead(layout, options);
  const { table, families, problems, scanned } = await openAndScan(layout, refs, detector, options, ready, keeper);
  const { history, texts } = scanned;
  if (problems.length + scanned.problems.length + history.problems.length > 0) assertUnchanged(table, problems);
  const scene = { layout, refs, table, families, detector, scanned };
  const attributed = attribute(scene, options);
  const found = {
    findings: attributed.findings,
    values: attributed.values,
    coverage: coverageOf(scene, [...problems, ...refs.problems, ...attributed.problems]),
    identities: { people: history.people, emails: history.emails },
    statistics: scanned.statistics,
  };
  if (keeper) keeper.readings = { layout, refs, table, families, problems, history, messages: keeper.messages, texts };
  return found;
}

async function openAndScan(
  layout: RepositoryLayout,
  refs: RefsSnapshot,
  detector: Detector,
  options: ScanOptions,
  ready: ReadyThreads | null,
  keeper: ReadingsKeeper | undefined,
): Promise<{ table: ObjectTable; families: Families; problems: Problem[]; scanned: ObjectsScanned<HistoryFacts> }> {
  try {
    const { table, problems } = openObjects(layout);
    const families = findFamilies(table);
    return {
      table,
      families,
      problems,
      scanned: await scanAll(layout, { table, families, refs, detector }, options, ready, keeper),
    };
  } finally {
    if (ready !== null) dismissThreads(ready);
  }
}

/** Threads start while the indexes are read; how much there will be to scan is guessed from the packs' sizes. */
function threadsAhead(layout: RepositoryLayout, options: ScanOptions): ReadyThreads {
  const { packs } = listPacks(layout.objectDirs, layout.objectFormat === 'sha256' ? 32 : 20);
  const packed = packs.reduce((sum, { size }) => sum + size, 0);
  return readyThreads(threadsWorth(packed, jobsOf(options)), detectorOptionsOf(options));
}

function jobsOf(options: ScanOptions): number {
  return options.jobs ?? Math.min(8, os.availableParallelism());
}

function assertUnchanged(table: ObjectTable, problems: readonly Problem[]): void {
  if (!filesAreGone(table, problems)) return;
  throw new UnearthError('repository-changed', 'files of the repository were replaced while it was read', {
    hint: 'wait until `git gc` or `git repack` is done, then run the same command again',
  });
}

function locateOptions(options: ScanOptions): Parameters<typeof locateRepository>[1] {
  return {
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.extraObjectDirs ? { extraObjectDirs: options.extraObjectDirs } : {}),
  };
}

interface Scene {
  layout: RepositoryLayout;
  refs: RefsSnapshot;
  table: ObjectTable;
  families: Families;
  detector: Detector;
  scanned: ObjectsScanned<HistoryFacts>;
}

function detectorOptionsOf(options: ScanOptions): DefaultDetectorOptions {
  return {
    personalData: options.personalData ?? 'default',
    ...(options.engine ? { engine: options.engine } : {}),
    ...(options.stats ? { stats: true } : {}),
    ...(options.whole ? { everyLine: true } : {}),
    ...(options.rulePaths ? { rulePaths: options.rulePaths } : {}),
    kernelRoom: isScoped(options) || options.worktree ? WHOLE_SCAN_ROOM : roomForTexts(options),
  };
}

async function scanAll(
  layout: RepositoryLayout,
  opened: Pick<Scene, 'table' | 'families' | 'refs' | 'detector'>,
  options: ScanOptions,
  ready: ReadyThreads | null,
  keeper: ReadingsKeeper | undefined,
): Promise<ObjectsScanned<HistoryFacts>> {
  const { table, families, detector } = opened;
  const isCached = Boolean(options.cache) && !options.whole && keeper === undefined && isCacheable(layout, options);
  const cache = isCached ? objectCache(layout, detector.signature, detector.engineName) : null;
  const histories = cache === null ? null : historyCache(layout);
  const rememberedHistory = histories?.load(table) ?? null;
  const scanOptions = {
    rememberedHistory,
    ...(cache ? { known: cache.load(table), remember: (clean: CleanObjects[]) => cache.save(table, clean) } : {}),
    jobs: jobsOf(options),
    whole: options.whole ?? false,
    memory: memoryOfThread(options),
    largest: largestInMemory(options),
    detector: ready?.detector ?? null,
    ...(ready === null ? {} : { ready }),
    signal: options.signal,
    keeper,
    onProgress: (done: number, total: number) =>
      options.onProgress?.({ phase: 'scanning', done, total, unit: 'objects' }),
  };
  const scanned = await scanObjects(table, families, detector, scanOptions, (history, walker) =>
    findHistoryFacts(opened, history, walker),
  );
  if (isWorthRemembering(scanned, rememberedHistory)) histories?.save(table, scanned.history);
  return scanned;
}

/** Something is new, and no name of a file holds anything. */
function isWorthRemembering(
  { history, facts }: ObjectsScanned<HistoryFacts>,
  known: RememberedHistory | null,
): boolean {
  const isNew = known === null || known.commits.entries.length !== history.commits.count;
  return isNew && facts.names.every(({ place }) => place !== 'path');
}

/** What walking and scanning families, and noting their texts, need of a detector's kernel. */
function roomForTexts(options: ScanOptions): { tableBytes: number; arenaBytes: number } {
  return {
    tableBytes: WALKER_TABLE_BYTES + WINDOW_TABLE_BYTES + TEXT_INDEX_TABLE_BYTES,
    arenaBytes: Math.floor(memoryOfThread(options)),
  };
}

/** Half of the memory is for object text, shared out among the threads there may be. */
function memoryOfThread(options: ScanOptions): number {
  return memoryBound(options.maxMemory) / 2 / Math.max(2, jobsOf(options));
}

/** Bytes of the largest object that is held whole; however many threads there are, an archive of that size is opened. */
function largestInMemory(options: ScanOptions): number {
  return Math.max(1 << 20, memoryBound(options.maxMemory) / 8);
}

/** A quarter of the machine's memory, at most 1 GB. */
function memoryBound(asked: number | undefined): number {
  return asked ?? Math.min(1e9, os.totalmem() / 4);
}

/** From matches to findings: where each came from, which refs reach it, on which line it stands. */
function attribute(scene: Scene, options: ScanOptions): BuiltFindings & { problems: Problem[] } {
  const { table, families, detector, scanned, refs } = scene;
  const { history, matches } = scanned;
  const { reach, names, files } = scanned.facts;
  const walker = createFamilyWalker(table, families, memoryBound(options.maxMemory) / 4);
  const reader = createObjectReader(table);
  try {
    options.onProgress?.({ phase: 'attributing', done: 0, total: history.commits.count, unit: 'commits' });
    addParsedFiles(matches, files, detector);
    const secrets = groupVerdicts(detector);
    const items = createItemTable(matches, secrets);
    const sightings = findSightings(history.changes, items.ofObject);
    const withoutCommit = blobsWithoutCommit(table, history, matches);
    const facts = { table, history, reach, refs, secrets, items, sightings, withoutCommit };
    const located = locateMatches(table, families, walker, matches, objectsToLocate(facts));
    const raw: RawOccurrence[] = [
      ...fileOccurrences(facts, located),
      ...messageOccurrences(table, history, reach, matches, secrets, reader),
      ...names.map((one) => ({ ...one, secret: secrets.ofVerdict(one.match.verdict) })),
    ];
    const commits = raw.flatMap((one) => (one.commit < 0 ? [] : [one.commit]));
    const built = buildFindings(
      {
        detector,
        objectId: (object) => objectId(table, object),
        commits: createCommitFacts(table, history, reader, matches),
        refNames: findRefNames(history, reach, commits),
        hasRemoteBranches: refs.refs.some((ref) => ref.name.startsWith('refs/remotes/')),
        fingerprintKey: options.fingerprintKey,
        isIdentityEmail: history.isIdentityEmail,
        allPersonalData: options.personalData === 'all',
      },
      raw,
    );
    return { ...built, problems: files.problems };
  } finally {
    walker.close();
    reader.close();
  }
}

function coverageOf(scene: Scene, problems: Problem[]): Coverage {
  const { layout, refs, table, scanned } = scene;
  const { reach, unreachable } = scanned.facts;
  const all = [...problems, ...scanned.problems, ...scanned.history.problems];
  for (const { object, what } of scanned.gaps) all.push({ kind: 'wrapped', subject: object, message: what });
  for (const { name, id } of reach.missing) {
    if (name.startsWith('refs/')) all.push({ kind: 'ref-missing', subject: name, message: `${name} points at ${id}` });
  }
  return summariseCoverage(
    {
      objects: countTypes(table),
      bytes: { unpacked: scanned.unpackedBytes, scanned: scanned.scannedBytes },
      refs: refs.refs.length,
      unreachableObjects: unreachable,
    },
    explainMissing(layout, refs, all),
  );
}

/** In a shallow or partial clone missing objects are no damage: they are what such a clone leaves out. */
function explainMissing(layout: RepositoryLayout, refs: RefsSnapshot, problems: Problem[]): Problem[] {
  const shallow = new Set(refs.shallowCommits);
  const kept = problems.filter(
    (problem) =>
      !(layout.partial && problem.kind === 'object-missing') &&
      !(problem.kind === 'parent-missing' && shallow.has(problem.subject)),
  );
  for (const id of shallow) kept.push({ kind: 'shallow', subject: id, message: `history ends at ${id}` });
  if (layout.partial)
    kept.push({ kind: 'partial-clone', subject: 'repository', message: 'objects are left on the server' });
  return kept;
}

function reportOf(
  layout: RepositoryLayout,
  refs: RefsSnapshot,
  detector: Detector,
  found: Found,
  started: number,
  options: ScanOptions,
): ScanReport {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'unearth', version: VERSION, engine: detector.engineName, rules: detector.rules.length },
    repository: {
      path: withoutCredentials(options.path),
      objectFormat: layout.objectFormat,
      headRef: refs.headRef,
      headCommit: refs.headId,
      bare: layout.bare,
      shallow: layout.shallow,
      partial: layout.partial,
      remotes: refs.remotes.map(({ name, url }) => ({ name, url: withoutCredentials(url) })),
    },
    coverage: found.coverage,
    findings: found.findings,
    identities: found.identities,
    duration: Math.round(performance.now() - started),
  };
}

/** https://user:password@host/ -> https://host/ */
function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]*@/i, '$1');
}

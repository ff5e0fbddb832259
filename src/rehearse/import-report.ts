/**
 * A plan from another scanner's report: each value is found again in the repository, with all its places. What our own
 * scan also finds keeps that finding; the rest gets one made from where its bytes stand.
 */
import { readFile } from 'node:fs/promises';
import { UnearthError } from '../errors.js';
import { fingerprint } from '../findings/fingerprint.js';
import type { Finding, Occurrence, Place, Reach, ScanResult } from '../findings/model.js';
import { redactValue } from '../findings/redact.js';
import type { TreeState } from '../history/tree-store.js';
import { ObjectType } from '../odb/types.js';
import { shannon } from '../plan/decide/distinctive.js';
import { partners } from '../plan/decide/group-credentials.js';
import { BEYOND_REPORT, type ImportedFinding } from '../plan/import/model.js';
import { parseReport } from '../plan/import/parse-report.js';
import { searchText } from './changed-search.js';
import { commitRef, firstSightings } from './first-sightings.js';
import { createHistoryCollector, type HistoryShape } from './history-collector.js';
import { reachOf } from './leftover-reach.js';
import { openRepository, type RepositoryObjects } from './repository-objects.js';
import { createFormSearch, formsOf, zoneOf } from './search-forms.js';

export interface ImportOptions {
  /** The repository. */
  path: string;
  /** The report. */
  file: string;
  scan: (path: string) => Promise<ScanResult>;
  signal?: AbortSignal;
}

/** Throws UnearthError: `usage` for a file that is no report, and what the scan throws. */
export async function importReport(options: ImportOptions): Promise<ScanResult> {
  const content = await readFile(options.file, 'utf8').catch(() => {
    throw new UnearthError('no-access', `${options.file} cannot be read`, { hint: 'give the path of a report' });
  });
  const imported = parseReport(content, options.file);
  const scanned = await options.scan(options.path);
  const { known, unknown, lost } = match(imported, scanned);
  const found = await findUnknown(options, unknown);
  const findings = [...known, ...found.findings];
  const values = new Map([...scanned.values].filter(([id]) => known.some((finding) => finding.fingerprint === id)));
  for (const [id, value] of found.values) values.set(id, value);
  const report = {
    ...scanned.report,
    findings,
    coverage: { ...scanned.report.coverage, gaps: [...scanned.report.coverage.gaps] },
  };
  const sought = [...unknown.values()].filter(({ imported }) => imported.isGuess !== true).length;
  const missing = lost + Math.max(0, sought - found.findings.length);
  if (missing > 0) {
    report.coverage.complete = false;
    report.coverage.gaps.push({
      kind: 'report',
      count: missing,
      message: `${missing} findings of ${options.file} could not be found again (their values are redacted there, or stand nowhere in this repository)`,
      examples: [],
      incomplete: true,
    });
  }
  const beyond = scanned.report.findings.filter((finding) => isBeyond(finding, findings)).length;
  if (beyond > 0) {
    report.coverage.gaps.push({
      kind: BEYOND_REPORT,
      count: beyond,
      message: `${beyond} more ${beyond === 1 ? 'credential' : 'credentials'} that ${options.file} does not name: unearth plan without --from covers them, too`,
      examples: [],
      incomplete: false,
    });
  }
  return { report, values };
}

function isBeyond(finding: Finding, planned: readonly Finding[]): boolean {
  const isCredential = finding.kind === 'secret' && finding.accepted === undefined;
  return isCredential && !planned.some(({ fingerprint: id }) => id === finding.fingerprint);
}

interface Matched {
  known: Finding[];
  /** Values that our own scan does not report. */
  unknown: Map<string, { value: Buffer; imported: ImportedFinding }>;
  /** Findings without a value that no finding of ours stands at. */
  lost: number;
}

function match(imported: readonly ImportedFinding[], { report, values }: ScanResult): Matched {
  const byValue = new Map([...values].map(([id, value]) => [comparable(value), id]));
  const byFingerprint = new Map(report.findings.map((finding) => [finding.fingerprint, finding]));
  const known = new Map<string, Finding>();
  const unknown: Matched['unknown'] = new Map();
  let lost = 0;
  for (const one of imported) {
    const id = one.fingerprint ?? (one.value === null ? undefined : byValue.get(comparable(one.value)));
    const found = id === undefined ? [] : [byFingerprint.get(id)].filter((finding) => finding !== undefined);
    if (found.length === 0 && one.value === null) found.push(...findingsAt(report.findings, one));
    for (const finding of found)
      for (const one of withPartners(finding, byFingerprint)) known.set(one.fingerprint, one);
    if (found.length > 0) continue;
    if (one.value === null) lost++;
    else unknown.set(one.value.toString('latin1'), { value: one.value, imported: one });
  }
  return { known: [...known.values()], unknown, lost };
}

/** A private key is the same key in whatever spelling of its line breaks a scanner met it. */
function comparable(value: Buffer): string {
  const text = value.toString('latin1');
  return text.includes('PRIVATE KEY-----') ? text.replace(/(?:\\+[rn]|[\s"'+,\\])+/g, '\n').trim() : text;
}

/** Many scanners name only the id of a key: what belongs with it is leaked as well. An id that is reported is meant as a leak. */
function withPartners(finding: Finding, byFingerprint: ReadonlyMap<string, Finding>): Finding[] {
  if (finding.kind !== 'identifier') return [finding];
  const secrets = partners(finding, byFingerprint).filter(({ kind, accepted }) => kind === 'secret' && !accepted);
  return secrets.length > 0 ? [finding, ...secrets] : [{ ...finding, kind: 'secret' }];
}

/** A redacted finding says where: what our scan reports at that very line. */
function findingsAt(findings: readonly Finding[], { location: { path, line, commit } }: ImportedFinding): Finding[] {
  if (path === null || line === null) return [];
  return findings.filter(
    ({ occurrences, kind }) =>
      kind === 'secret' &&
      occurrences.some(
        (place) =>
          isSamePath(place.path, path) &&
          place.startLine <= line &&
          place.endLine >= line &&
          (commit === null || place.introduced === null || place.introduced.id.startsWith(commit) || place.atHead),
      ),
  );
}

/** Reports name files as their scanner was started: from the repository, from a folder above, or from the root. */
function isSamePath(own: string, reported: string): boolean {
  return own === reported || (own !== '' && reported.endsWith(`/${own}`));
}

async function findUnknown(
  { path, signal }: ImportOptions,
  unknown: Matched['unknown'],
): Promise<{ findings: Finding[]; values: Map<string, Buffer> }> {
  const values = new Map([...unknown.values()].map(({ value }) => [fingerprint('secret', value, undefined), value]));
  if (values.size === 0) return { findings: [], values };
  const imported = new Map(
    [...unknown.values()].map((one) => [fingerprint('secret', one.value, undefined), one.imported]),
  );
  const repository = await openRepository(path, signal);
  try {
    const { places, shape } = await searchPlaces(repository, values, signal);
    const findings = [...places].map(([id, found]) =>
      makeFinding(id, values.get(id)!, imported.get(id)!, describePlaces(repository, shape, found)),
    );
    return { findings, values };
  } finally {
    await repository.close();
  }
}

interface FoundPlace {
  entry: number;
  place: Place;
  start: number;
  end: number;
  line: number;
}

async function searchPlaces(
  repository: RepositoryObjects,
  values: ReadonlyMap<string, Buffer>,
  signal: AbortSignal | undefined,
): Promise<{ places: Map<string, FoundPlace[]>; shape: HistoryShape }> {
  const search = createFormSearch(formsOf(values), undefined, repository.kernel());
  const history = createHistoryCollector(repository.table, repository.kernel());
  const places = new Map<string, FoundPlace[]>();
  await repository.forEach<TreeState | null>((entry, type, text, length, base, delta) => {
    if (repository.table.duplicate[entry] === 0) {
      searchText(search, text, length, (needle, start) => {
        const { fingerprint: id, form } = search.sought[needle]!;
        const zone = zoneOf(type, text, length, start, repository.table.hashLength);
        if (form.name !== 'plain' || zone === null) return;
        const line = countLines(text, start);
        places.set(id, [
          ...(places.get(id) ?? []),
          { entry, place: placeOf(zone, type), start, end: start + form.bytes.length, line },
        ]);
      });
    }
    return history.look(entry, type, text, length, base, delta);
  }, signal);
  return { places, shape: history.finish() };
}

function placeOf(zone: ReturnType<typeof zoneOf>, type: ObjectType): Place {
  if (zone === 'tree') return 'path';
  if (zone === 'identity') return 'identity';
  if (type === ObjectType.Commit) return 'commit-message';
  return type === ObjectType.Tag ? 'tag-message' : 'blob';
}

function countLines(text: Buffer, end: number): number {
  let lines = 1;
  for (let at = text.indexOf(10); at >= 0 && at < end; at = text.indexOf(10, at + 1)) lines++;
  return lines;
}

function describePlaces(
  repository: RepositoryObjects,
  shape: HistoryShape,
  places: readonly FoundPlace[],
): Occurrence[] {
  const wanted = new Set(places.map(({ entry }) => entry));
  const first = firstSightings(repository, shape, wanted);
  const reached = reachOf(repository, shape, wanted);
  return places.map(({ entry, place, start, end, line }) => {
    const sighting = first.get(entry);
    const reach = reached.get(entry);
    return {
      place,
      object: repository.id(entry),
      path: sighting?.path ?? '',
      startLine: line,
      endLine: line,
      startColumn: 1,
      endColumn: 1,
      start,
      end,
      layers: [],
      rule: '',
      introduced: shape.commits.numberOf(entry) >= 0 ? commitRef(repository, entry) : (sighting?.commit ?? null),
      removed: null,
      atHead: sighting?.atHead ?? false,
      reach: sighting?.atHead === true ? 'head' : reachName(reach?.ref),
      refs: reach === undefined ? [] : [reach.ref],
      refCount: reach === undefined ? 0 : 1,
      fileRole: 'source',
    };
  });
}

function reachName(ref: string | undefined): Reach {
  if (ref === undefined) return 'unreachable';
  if (ref.startsWith('refs/heads/') || ref === 'HEAD') return 'branch';
  if (ref.startsWith('refs/tags/')) return 'tag';
  if (ref.startsWith('refs/remotes/')) return 'remote-branch';
  return /^refs\/(pull|merge-requests|changes)\//.test(ref) ? 'pull-request' : 'other-ref';
}

const REACH_ORDER: Reach[] = ['head', 'branch', 'tag', 'remote-branch', 'pull-request', 'other-ref', 'unreachable'];

function makeFinding(id: string, value: Buffer, imported: ImportedFinding, occurrences: Occurrence[]): Finding {
  const dates = occurrences
    .map(({ introduced }) => introduced?.date)
    .filter((date) => date !== undefined)
    .sort();
  const reach = REACH_ORDER.find((one) => occurrences.some((place) => place.reach === one)) ?? 'unreachable';
  return {
    fingerprint: id,
    rule: imported.rule,
    rules: [imported.rule],
    title: imported.title,
    provider: imported.tool,
    kind: 'secret',
    category: 'imported',
    severity: 'high',
    confidence: 'medium',
    reasons: [`reported by ${imported.tool}`],
    redacted: redactValue(value.toString('latin1')),
    length: value.length,
    entropy: shannon(value),
    names: [],
    companions: [],
    relatedTo: [],
    rotation: 'generic',
    attacker: '',
    exposure: {
      since: dates[0] ?? null,
      until: null,
      atHead: occurrences.some(({ atHead }) => atHead),
      reach,
      pushed: 'unknown',
    },
    occurrences: occurrences.map((place) => ({ ...place, rule: imported.rule })),
  };
}

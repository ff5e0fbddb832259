import { lowerBy, strongestOf } from '../detect/levels.js';
import type { Severity } from '../detect/types.js';
import { groupedNumber } from '../grouped-number.js';
import { exposureOfPlaces } from './exposure.js';
import { fingerprint } from './fingerprint.js';
import { CONFIDENCES, SEVERITIES, type Exposure, type Finding, type Occurrence } from './model.js';

/** From so many different values of one kind on, a file is a collection of people's data, not a place with a few of them. */
const BULK_THRESHOLD = 20;
/** So many kinds of one file make records of people: it is worse than a list of addresses. */
const KINDS_OF_RECORDS = 2;

const RULE = 'pii-bulk-file';

interface Member {
  readonly finding: Finding;
  readonly occurrence: Occurrence;
}

/**
 * Files with personal data of many people (a dump of customers, a seed file): one finding a file with counts, in place of
 * thousands. What the same people have elsewhere stays. Accepted findings are left as they are.
 *
 * @param key of fingerprints, as the scan had it
 */
export function foldBulkFiles(findings: readonly Finding[], key: string | undefined): Finding[] {
  const bulk = bulkFiles(findings, key);
  if (bulk.length === 0) return [...findings];
  const folded = new Set(bulk.flatMap(({ places }) => [...places]));
  return [...findings.flatMap((finding) => withoutPlaces(finding, folded)), ...bulk.map(({ finding }) => finding)];
}

/** A file that is told as one finding, and the places of single values that it stands for. */
export interface BulkFile {
  readonly finding: Finding;
  readonly places: ReadonlySet<Occurrence>;
}

/** The files that `foldBulkFiles` would fold. */
export function bulkFiles(findings: readonly Finding[], key: string | undefined): BulkFile[] {
  return [...membersByFile(findings)]
    .filter(([, members]) => isBulk(members))
    .map(([file, members]) => ({
      finding: bulkFinding(file, members, key),
      places: new Set(members.map(({ occurrence }) => occurrence)),
    }));
}

/** What stands in accepted files only is accepted with them; `files` as they are after acceptances were applied. Changes `findings`. */
export function acceptWithFiles(findings: readonly Finding[], files: readonly BulkFile[]): void {
  for (const finding of findings) {
    if (finding.kind !== 'personal-data' || finding.accepted) continue;
    const around = finding.occurrences.map((occurrence) =>
      files.find((file) => file.finding.accepted && file.places.has(occurrence)),
    );
    if (around.every((file) => file !== undefined)) finding.accepted = { ...around[0]!.finding.accepted! };
  }
}

/** By path over all versions, since a version brings only what is new in it; by object where no path is known. */
function membersByFile(findings: readonly Finding[]): Map<string, Member[]> {
  const files = new Map<string, Member[]>();
  for (const finding of findings) {
    if (finding.kind !== 'personal-data' || finding.accepted) continue;
    for (const occurrence of finding.occurrences) {
      if (!isFile(occurrence)) continue;
      const file = occurrence.pathBytes ?? (occurrence.path || occurrence.object);
      const members = files.get(file);
      if (members) members.push({ finding, occurrence });
      else files.set(file, [{ finding, occurrence }]);
    }
  }
  return files;
}

function isFile({ place }: Occurrence): boolean {
  return place === 'blob' || place === 'index' || place === 'worktree';
}

function isBulk(members: readonly Member[]): boolean {
  return countKinds(members).some(({ distinct }) => distinct >= BULK_THRESHOLD);
}

interface KindCount {
  readonly title: string;
  readonly distinct: number;
}

function countKinds(members: readonly Member[]): KindCount[] {
  const kinds = new Map<string, Set<string>>();
  for (const { finding } of members) {
    const values = kinds.get(finding.title);
    if (values) values.add(finding.fingerprint);
    else kinds.set(finding.title, new Set([finding.fingerprint]));
  }
  return [...kinds]
    .map(([title, values]) => ({ title, distinct: values.size }))
    .sort((a, b) => b.distinct - a.distinct || (a.title < b.title ? -1 : 1));
}

function withoutPlaces(finding: Finding, folded: ReadonlySet<Occurrence>): Finding[] {
  const occurrences = finding.occurrences.filter((occurrence) => !folded.has(occurrence));
  if (occurrences.length === finding.occurrences.length) return [finding];
  if (occurrences.length === 0) return [];
  return [
    {
      ...finding,
      occurrences,
      exposure: exposureOfPlaces(occurrences, finding.exposure.pushed, isStillThere(finding)),
    },
  ];
}

/** The end of its exposure is not known: some place of it, perhaps at another branch's tip, was not removed. */
function isStillThere({ exposure }: Finding): boolean {
  return exposure.until === null;
}

function bulkFinding(file: string, members: readonly Member[], key: string | undefined): Finding {
  const kinds = countKinds(members);
  const findings = [...new Set(members.map(({ finding }) => finding))];
  const counts = kinds.map(({ title, distinct }) => `${groupedNumber(distinct)} × ${title}`).join(', ');
  const occurrences = placesOfVersions(members);
  return {
    fingerprint: fingerprint('bulk-file', Buffer.from(file, 'utf8'), key),
    rule: RULE,
    rules: [RULE, ...new Set(findings.map(({ rule }) => rule))],
    title: 'File with personal data of many people',
    provider: findings[0]!.provider,
    kind: 'personal-data',
    category: 'bulk-file',
    severity: severityOf(findings, kinds, occurrences),
    confidence: strongestOf(
      CONFIDENCES,
      findings.map(({ confidence }) => confidence),
    ),
    reasons: [counts],
    redacted: counts,
    length: 0,
    entropy: 0,
    names: [],
    companions: [],
    relatedTo: [],
    rotation: 'personal-data',
    attacker:
      'Has the data of everybody in the file at once: sells it, and deceives them with what it says about them.',
    exposure: exposureOfPlaces(occurrences, pushedOf(findings), findings.some(isStillThere)),
    occurrences,
  };
}

/** The project's own people are known; made-up people stand in tests. */
function severityOf(
  findings: readonly Finding[],
  kinds: readonly KindCount[],
  places: readonly Occurrence[],
): Severity {
  if (findings.every(({ rule }) => rule === 'pii-email-maintainer')) return 'low';
  const areRecords = kinds.filter(({ distinct }) => distinct >= BULK_THRESHOLD / 2).length >= KINDS_OF_RECORDS;
  const least: Severity = areRecords ? 'high' : 'medium';
  const severity = strongestOf(SEVERITIES, [least, ...findings.map((one) => one.severity)]);
  const areMadeUp = places.every(({ fileRole }) => MADE_UP.has(fileRole));
  return areMadeUp ? lowerBy(SEVERITIES, severity) : severity;
}

const MADE_UP: ReadonlySet<string> = new Set(['test', 'example', 'documentation']);

function pushedOf(findings: readonly Finding[]): Exposure['pushed'] {
  const all = findings.map(({ exposure }) => exposure.pushed);
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}

/** One place a version of the file and the commit that brought it, from the first value in it to the last. */
function placesOfVersions(members: readonly Member[]): Occurrence[] {
  const versions = new Map<string, Occurrence>();
  for (const { occurrence } of members) {
    const version = `${occurrence.place}\0${occurrence.object}\0${occurrence.path}\0${occurrence.introduced?.id ?? ''}`;
    const known = versions.get(version);
    versions.set(version, known ? spanning(known, occurrence) : { ...occurrence, rule: RULE });
  }
  return [...versions.values()];
}

function spanning(place: Occurrence, other: Occurrence): Occurrence {
  const first = other.start < place.start ? other : place;
  const last = other.end > place.end ? other : place;
  return {
    ...place,
    start: first.start,
    startLine: first.startLine,
    startColumn: first.startColumn,
    end: last.end,
    endLine: last.endLine,
    endColumn: last.endColumn,
    atHead: place.atHead || other.atHead,
    removed: place.removed === null || other.removed === null ? null : place.removed,
  };
}

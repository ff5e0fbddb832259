/**
 * What a baseline or an ignore file accepts, and applying it to findings. An acceptance that names a value (its
 * fingerprint or a digest) covers it wherever it stands. One that names a place, as gitleaks does, covers that path and
 * every object the value stands in there; the finding is accepted when no place is left over.
 */
import { createHash, createHmac } from 'node:crypto';
import type { Finding, Occurrence, ScanResult } from './model.js';

export type DigestAlgorithm = 'sha1' | 'sha256' | 'hmac-sha256';

export type AcceptedThing =
  | { type: 'fingerprint'; fingerprint: string }
  | { type: 'digest'; algorithm: DigestAlgorithm; hex: string; key?: string }
  | { type: 'place'; path: string; commit?: string; line?: number; secret?: string }
  | { type: 'glob'; pattern: RegExp; rule?: string }
  | { type: 'test'; covers: CoversOccurrence };

/** Any other condition. `value` is one character a byte, '' where it is not known. */
export type CoversOccurrence = (finding: Finding, occurrence: Occurrence, value: string) => boolean;

export interface Acceptance {
  /** Where it is written: ".gitleaksignore:12". */
  by: string;
  reason: string;
  /** Day (YYYY-MM-DD) from which it no longer holds. */
  expires?: string;
  accepts: AcceptedThing;
}

export interface AcceptanceOutcome {
  accepted: number;
  /** Acceptances whose day has come: their findings are open again. */
  expired: Acceptance[];
}

/** Whether the values themselves are needed to apply it; a remembered scan has none. */
export function needsValue(thing: AcceptedThing): boolean {
  return thing.type === 'digest' || thing.type === 'test' || (thing.type === 'place' && thing.secret !== undefined);
}

/** Marks accepted findings in `result` and says which acceptances have expired on the day `today` (YYYY-MM-DD). */
export function applyAcceptances(
  result: ScanResult,
  acceptances: readonly Acceptance[],
  today: string,
): AcceptanceOutcome {
  const expired = acceptances.filter((one) => one.expires !== undefined && one.expires <= today);
  const valid = acceptances.filter((one) => !expired.includes(one));
  const index = indexAcceptances(valid);
  let accepted = 0;
  for (const finding of result.report.findings) {
    if (finding.accepted) continue;
    const by = acceptanceOf(finding, result.values.get(finding.fingerprint), index);
    if (!by) continue;
    finding.accepted = { by: by.by, reason: by.reason };
    accepted++;
  }
  return { accepted, expired };
}

interface AcceptanceIndex {
  fingerprints: Map<string, Acceptance>;
  digests: { algorithm: DigestAlgorithm; key: string | undefined; byHex: Map<string, Acceptance> }[];
  places: Map<string, Acceptance[]>;
  /** Globs and tests: tried one by one. */
  others: Acceptance[];
}

function indexAcceptances(acceptances: readonly Acceptance[]): AcceptanceIndex {
  const index: AcceptanceIndex = { fingerprints: new Map(), digests: [], places: new Map(), others: [] };
  for (const acceptance of acceptances) {
    const thing = acceptance.accepts;
    if (thing.type === 'fingerprint') index.fingerprints.set(thing.fingerprint, acceptance);
    else if (thing.type === 'glob' || thing.type === 'test') index.others.push(acceptance);
    else if (thing.type === 'digest') digestsFor(index, thing.algorithm, thing.key).set(thing.hex, acceptance);
    else index.places.set(thing.path, [...(index.places.get(thing.path) ?? []), acceptance]);
  }
  return index;
}

function digestsFor(
  index: AcceptanceIndex,
  algorithm: DigestAlgorithm,
  key: string | undefined,
): Map<string, Acceptance> {
  let group = index.digests.find((one) => one.algorithm === algorithm && one.key === key);
  if (!group) index.digests.push((group = { algorithm, key, byHex: new Map() }));
  return group.byHex;
}

function acceptanceOf(finding: Finding, value: Buffer | undefined, index: AcceptanceIndex): Acceptance | undefined {
  return (
    index.fingerprints.get(finding.fingerprint) ??
    acceptanceByDigest(value, index) ??
    acceptanceByPlaces(finding, value, index)
  );
}

function acceptanceByDigest(value: Buffer | undefined, index: AcceptanceIndex): Acceptance | undefined {
  if (value === undefined) return undefined;
  for (const { algorithm, key, byHex } of index.digests) {
    const found = byHex.get(digest(algorithm, key, value));
    if (found) return found;
  }
  return undefined;
}

function digest(algorithm: DigestAlgorithm, key: string | undefined, value: Buffer): string {
  const hash = algorithm === 'hmac-sha256' ? createHmac('sha256', key ?? '') : createHash(algorithm);
  return hash.update(value).digest('hex');
}

function acceptanceByPlaces(
  finding: Finding,
  value: Buffer | undefined,
  index: AcceptanceIndex,
): Acceptance | undefined {
  let first: Acceptance | undefined;
  const paths = new Set<string>();
  const objects = new Set<string>();
  for (const occurrence of finding.occurrences) {
    const by = acceptanceOfOccurrence(finding, occurrence, value, index);
    if (!by) continue;
    first ??= by;
    paths.add(occurrence.path);
  }
  for (const { path, object } of finding.occurrences) if (paths.has(path)) objects.add(object);
  const isReached = ({ path, object }: Occurrence): boolean => paths.has(path) || objects.has(object);
  return first && finding.occurrences.every(isReached) ? first : undefined;
}

function acceptanceOfOccurrence(
  finding: Finding,
  occurrence: Occurrence,
  value: Buffer | undefined,
  index: AcceptanceIndex,
): Acceptance | undefined {
  const byPlace = index.places
    .get(gitleaksPath(occurrence))
    ?.find(({ accepts }) => accepts.type === 'place' && isSamePlace(accepts, occurrence, value));
  return byPlace ?? index.others.find(({ accepts }) => isCovered(accepts, finding, occurrence, value));
}

function isCovered(
  accepts: AcceptedThing,
  finding: Finding,
  occurrence: Occurrence,
  value: Uint8Array | undefined,
): boolean {
  if (accepts.type === 'test')
    return accepts.covers(finding, occurrence, value ? Buffer.from(value).toString('latin1') : '');
  if (accepts.type !== 'glob' || occurrence.path === '') return false;
  return accepts.pattern.test(occurrence.path) && (accepts.rule === undefined || finding.rules.includes(accepts.rule));
}

/**
 * Rule ids of other scanners are not ours and are left out of account: commit, path and line say which place is meant.
 * A baseline that holds the value is believed on path and value.
 */
function isSamePlace(
  place: Extract<AcceptedThing, { type: 'place' }>,
  occurrence: Occurrence,
  value: Buffer | undefined,
): boolean {
  if (place.secret !== undefined && value !== undefined)
    return Buffer.compare(value, Buffer.from(place.secret, 'utf8')) === 0;
  if (place.line !== undefined && place.line !== occurrence.startLine) return false;
  if (place.commit === undefined) return true;
  return occurrence.introduced !== null && occurrence.introduced.id.startsWith(place.commit);
}

/** The path as gitleaks writes it: members of archives after '!'. */
export function gitleaksPath(occurrence: Pick<Occurrence, 'path' | 'layers'>): string {
  const members = occurrence.layers.flatMap((layer) => {
    const colon = layer.indexOf(':');
    return colon < 0 ? [] : [layer.slice(colon + 1)];
  });
  return [occurrence.path, ...members].join('!');
}

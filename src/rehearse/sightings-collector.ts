/** Gathers, while all objects pass by, where each form of each secret stands. */
import type { Finding, Occurrence } from '../findings/model.js';
import type { ParsedDelta } from '../odb/delta.js';
import type { ObjectType } from '../odb/types.js';
import type { FormSighting, MetadataZone, SecretSightings } from '../plan/facts.js';
import { javaScriptPattern, linesPattern } from '../plan/files/expressions.js';
import { bodyLines, isMultiLine, linesOf, tellingLines } from '../plan/forms/lines.js';
import { contextOf, type ReportedPlaces } from './reported-places.js';
import { searchObject, searchText, type Candidates } from './changed-search.js';
import type { FormSearch, Zone } from './search-forms.js';
import { zoneOf } from './search-forms.js';

export interface SightingsCollector {
  /**
   * `id` is only asked for where something was found; null for another copy of an object already seen. What is returned
   * is for the objects that are deltas against this one.
   */
  look(
    type: ObjectType,
    text: Buffer,
    length: number,
    id: (() => string) | null,
    base: Candidates | null,
    delta: ParsedDelta | null,
  ): Candidates;
  /** Instead of looking at trees one by one: whether a name that entries have is worth a look, and the trees it stands in. */
  isInName(name: Buffer): boolean;
  lookAtTreeName(name: Buffer, trees: readonly string[]): void;
  lookAtRefName(name: string): void;
  result(): Map<string, SecretSightings>;
  /** Object id -> ranges in which some form was found. */
  ranges: Map<string, { fingerprint: string; start: number; end: number }[]>;
}

const EXAMPLES = 5;

export function createSightingsCollector(
  search: FormSearch,
  values: ReadonlyMap<string, Buffer>,
  findings: readonly Finding[],
  contexts: ReportedPlaces['contexts'],
  hashLength: number,
): SightingsCollector {
  const sightings = search.sought.map(({ form }) => emptySighting(form));
  const reported = reportedRanges(findings);
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const ranges: SightingsCollector['ranges'] = new Map();
  const looseLines = new Map<string, Map<string, Buffer>>();
  /** What finds a key of several lines as a whole. */
  const wholeKeys = new Map<string, RegExp[]>();

  return { look, isInName, lookAtTreeName, lookAtRefName, result, ranges };

  function look(
    type: ObjectType,
    text: Buffer,
    length: number,
    id: (() => string) | null,
    base: Candidates | null,
    delta: ParsedDelta | null,
  ): Candidates {
    let object: string | undefined;
    const withLines = new Set<string>();
    const candidates = searchObject(search, text, length, base, delta, (form, offset) => {
      if (id === null) return;
      const zone = zoneOf(type, text, length, offset, hashLength);
      if (zone === null) return;
      object ??= id();
      record(form, offset, zone, object, text, length);
      const {
        fingerprint,
        form: { name, bytes },
      } = search.sought[form]!;
      if (name === 'line' && (zone === 'text-blob' || zone === 'message')) withLines.add(fingerprint);
      // A spelling taken from one version says nothing of how the next one is packed.
      if (name !== 'written') remember(object, fingerprint, offset, offset + bytes.length);
    });
    for (const fingerprint of withLines) findLooseLines(fingerprint, text.toString('latin1', 0, length));
    return candidates;
  }

  function record(form: number, offset: number, zone: Zone, object: string, text: Buffer, length: number): void {
    const sighting = sightings[form]!;
    const {
      fingerprint,
      form: { bytes, name },
    } = search.sought[form]!;
    sighting.hits++;
    const list = listOf(sighting, zone);
    if (list.at(-1) !== object) list.push(object);
    const end = offset + bytes.length;
    const known = (): boolean => contexts.get(fingerprint)?.has(contextOf(text, length, offset, end)) === true;
    if (
      (name === 'plain' || name === 'written') &&
      isElsewhere(fingerprint, zone, object, offset, end) &&
      (zone === 'tree' || !known())
    ) {
      sighting.elsewhere++;
      const { elsewhereExamples } = sighting;
      if (elsewhereExamples.length < EXAMPLES && elsewhereExamples.at(-1) !== object) elsewhereExamples.push(object);
    }
  }

  /** Outside every place the scan reported; in names, unless it reported this secret in a name somewhere. */
  function isElsewhere(fingerprint: string, zone: Zone, object: string, start: number, end: number): boolean {
    if (zone === 'tree') return !byFingerprint.get(fingerprint)?.occurrences.some(({ place }) => place === 'path');
    const known = reported.get(object);
    return !known?.some((range) => range.start < end && start < range.end);
  }

  function remember(object: string, fingerprint: string, start: number, end: number): void {
    const list = ranges.get(object);
    if (list) list.push({ fingerprint, start, end });
    else ranges.set(object, [{ fingerprint, start, end }]);
  }

  /** Lines of a key that stand in this text without the rest of it. */
  function findLooseLines(fingerprint: string, text: string): void {
    const value = values.get(fingerprint)!;
    let patterns = wholeKeys.get(fingerprint);
    if (patterns === undefined) {
      patterns = [linesOf(value), bodyLines(value)].map((lines) => javaScriptPattern(linesPattern(lines)));
      wholeKeys.set(fingerprint, patterns);
    }
    const rest = patterns.reduce((left, pattern) => left.replace(pattern, '\n'), text);
    for (const line of tellingLines(value)) {
      if (!rest.includes(line.toString('latin1'))) continue;
      const known = looseLines.get(fingerprint) ?? new Map<string, Buffer>();
      known.set(line.toString('latin1'), line);
      looseLines.set(fingerprint, known);
    }
  }

  function isInName(name: Buffer): boolean {
    let found = false;
    searchText(search, name, name.length, () => (found = true));
    return found;
  }

  function lookAtTreeName(name: Buffer, trees: readonly string[]): void {
    searchText(search, name, name.length, (form, offset) => {
      for (const tree of trees) record(form, offset, 'tree', tree, name, name.length);
    });
  }

  function lookAtRefName(name: string): void {
    const text = Buffer.from(name);
    searchText(search, text, text.length, (form) => {
      const sighting = sightings[form]!;
      sighting.hits++;
      if (sighting.refNames.at(-1) !== name) sighting.refNames.push(name);
      const finding = byFingerprint.get(search.sought[form]!.fingerprint);
      if (!finding?.occurrences.some(({ place }) => place === 'ref-name')) sighting.elsewhere++;
    });
  }

  function result(): Map<string, SecretSightings> {
    const all = new Map<string, SecretSightings>();
    for (const [fingerprint, value] of values) {
      const loose = isMultiLine(value) ? [...(looseLines.get(fingerprint)?.values() ?? [])] : [];
      const leftAlone = zonesLeftAlone(byFingerprint.get(fingerprint));
      all.set(fingerprint, { forms: [], containers: [], looseLines: loose, leftAlone });
    }
    search.sought.forEach(({ fingerprint }, index) => {
      const found = all.get(fingerprint)!;
      if (sightings[index]!.hits > 0) found.forms.push(withoutZones(sightings[index]!, found.leftAlone));
    });
    return all;
  }
}

export function emptySighting(form: FormSighting['form']): FormSighting {
  return {
    form,
    textBlobs: [],
    binaryBlobs: [],
    messages: [],
    identities: [],
    trees: [],
    headers: [],
    refNames: [],
    hits: 0,
    elsewhere: 0,
    elsewhereExamples: [],
  };
}

function listOf(sighting: FormSighting, zone: Zone): string[] {
  switch (zone) {
    case 'text-blob':
      return sighting.textBlobs;
    case 'binary-blob':
      return sighting.binaryBlobs;
    case 'message':
      return sighting.messages;
    case 'identity':
      return sighting.identities;
    case 'tree':
      return sighting.trees;
    case 'header':
      return sighting.headers;
  }
}

function reportedRanges(findings: readonly Finding[]): Map<string, Pick<Occurrence, 'start' | 'end'>[]> {
  const ranges = new Map<string, Pick<Occurrence, 'start' | 'end'>[]>();
  for (const { occurrences } of findings) {
    for (const { object, start, end } of occurrences) {
      const list = ranges.get(object);
      if (list) list.push({ start, end });
      else ranges.set(object, [{ start, end }]);
    }
  }
  return ranges;
}

function zonesLeftAlone(finding: Finding | undefined): MetadataZone[] {
  if (finding?.kind !== 'personal-data') return [];
  const has = (...places: Occurrence['place'][]): boolean =>
    finding.occurrences.some(({ place }) => places.includes(place));
  const zones: MetadataZone[] = [];
  if (!has('identity')) zones.push('identity');
  if (!has('commit-message', 'tag-message', 'identity')) zones.push('message');
  return zones;
}

function withoutZones(sighting: FormSighting, zones: readonly MetadataZone[]): FormSighting {
  return {
    ...sighting,
    identities: zones.includes('identity') ? [] : sighting.identities,
    messages: zones.includes('message') ? [] : sighting.messages,
  };
}

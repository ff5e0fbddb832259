/** Occurrences in what a range of commits brings, or in what is staged. */
import { findSightings } from '../history/sightings.js';
import type { NumberedChanges } from '../history/listed-changes.js';
import { ReachBit } from '../history/reach.js';
import type { Detector } from '../detect/types.js';
import type { BatchObject } from '../odb/batch-read.js';
import { ObjectType } from '../odb/types.js';
import { createItemTable, placesBySecret } from './items.js';
import { locateInText, type LocatedMatch } from './locate.js';
import type { MatchIndex } from './match-index.js';
import { placeInMessage } from './message-occurrences.js';
import type { NamedOccurrence } from './name-occurrences.js';
import type { RawOccurrence } from './raw-occurrence.js';
import { groupVerdicts, type SecretTable } from './secret-table.js';

/** What a range is made of besides changed files. */
export interface ScopeRoots {
  /** A commit's number is its place here. */
  commitIds: string[];
  /** The commits, then what tags lead to without one. */
  ids: string[];
  /** Number that matches of `ids[0]` have in the match index. */
  firstNumber: number;
}

export interface ScopeFacts {
  detector: Detector;
  numbered: NumberedChanges;
  /** By id. */
  contents: Map<string, BatchObject>;
  matches: MatchIndex;
  roots: ScopeRoots;
  /** Id of the object that HEAD has at each changed path, by the path's bytes in latin1. */
  head: Map<string, string>;
  names: NamedOccurrence[];
}

export function scopeOccurrences(facts: ScopeFacts): RawOccurrence[] {
  const secrets = groupVerdicts(facts.detector);
  return [
    ...inFiles(facts, secrets),
    ...inRoots(facts, secrets),
    ...facts.names.map((one) => ({ ...one, secret: secrets.ofVerdict(one.match.verdict) })),
  ];
}

function inFiles({ numbered, contents, matches, roots, head }: ScopeFacts, secrets: SecretTable): RawOccurrence[] {
  const objectNumbers = new Map(numbered.objects.map((id, k) => [id, k]));
  const commitNumbers = new Map(roots.commitIds.map((id, k) => [id, k]));
  const items = createItemTable(matches, secrets);
  return findSightings(numbered.changes, items.ofObject).arrivals.flatMap((arrival) => {
    const { data } = contents.get(numbered.objects[arrival.object]!)!;
    const secret = items.secret(arrival.secret);
    const match = placesIn(data, arrival.object, matches, secrets).get(secret)?.[items.copy(arrival.secret)];
    if (!match) return [];
    const staged = arrival.commit < 0;
    const path = numbered.changes.paths.bytes(arrival.path);
    const atHead = objectNumbers.get(head.get(path.toString('latin1')) ?? '') ?? -1;
    return {
      secret,
      place: staged ? 'index' : arrival.symlink ? 'symlink-target' : 'blob',
      object: arrival.object,
      path,
      match,
      commit: staged ? -1 : (commitNumbers.get(numbered.commits[arrival.commit]!) ?? -1),
      removedBy: -1,
      atHead: !staged && items.ofObject(atHead).includes(arrival.secret),
      bits: staged ? ReachBit.Index : ReachBit.Branch,
    };
  });
}

/** Messages and identities of commits and tags, and blobs that are tagged themselves. */
function inRoots({ contents, matches, roots }: ScopeFacts, secrets: SecretTable): RawOccurrence[] {
  return roots.ids.flatMap((id, k) => {
    const object = roots.firstNumber + k;
    const root = contents.get(id);
    if (!root || !matches.has(object)) return [];
    const isCommit = k < roots.commitIds.length;
    return [...placesIn(root.data, object, matches, secrets)].flatMap(([secret, places]) =>
      places.map((match) => {
        const { place, located } =
          root.type === ObjectType.Blob
            ? { place: 'blob' as const, located: match }
            : placeInMessage(root.data, match, !isCommit);
        const path = Buffer.alloc(0);
        const commit = isCommit ? k : -1;
        const bits = isCommit ? ReachBit.Branch : ReachBit.Tag;
        return { secret, place, object, path, match: located, commit, removedBy: -1, atHead: false, bits };
      }),
    );
  });
}

function placesIn(
  text: Buffer,
  object: number,
  matches: MatchIndex,
  secrets: SecretTable,
): Map<number, LocatedMatch[]> {
  return placesBySecret(locateInText(text, text.length, matches.get(object)), secrets);
}

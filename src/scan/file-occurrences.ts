/** Occurrences in files: blobs and symlink targets that commits brought in, and blobs that no commit holds. */
import { lookUpIn, type PathLookUp } from '../history/head-tree.js';
import { ReachBit, type Reach } from '../history/reach.js';
import type { History } from '../history/read-history.js';
import { matchDepartures } from '../history/removals.js';
import type { Sighting, Sightings } from '../history/sightings.js';
import { findObjectHex, type ObjectTable } from '../odb/object-table.js';
import { ObjectType, type RefsSnapshot } from '../odb/types.js';
import { placesBySecret, type ItemTable } from './items.js';
import type { LocatedMatch } from './locate.js';
import type { MatchIndex } from './match-index.js';
import type { RawOccurrence } from './raw-occurrence.js';
import type { SecretTable } from './secret-table.js';

export interface FileFacts {
  table: ObjectTable;
  history: History;
  reach: Reach;
  refs: RefsSnapshot;
  secrets: SecretTable;
  items: ItemTable;
  sightings: Sightings;
  /** See blobsWithoutCommit. */
  withoutCommit: number[];
}

/** Blobs with matches that are in no commit's changes: staged, tagged themselves, or left over. */
export function blobsWithoutCommit(table: ObjectTable, { changes }: History, matches: MatchIndex): number[] {
  const held = new Uint8Array(table.count);
  for (let k = 0; k < changes.after.length; k++) if (changes.after.get(k) >= 0) held[changes.after.get(k)] = 1;
  return matches.entries().filter((entry) => table.type[entry] === ObjectType.Blob && held[entry] === 0);
}

/** Objects whose lines are wanted: those in which something arrived, and those no commit holds. */
export function objectsToLocate(facts: FileFacts): Set<number> {
  const wanted = new Set(facts.sightings.arrivals.map((arrival) => arrival.object));
  for (const entry of facts.withoutCommit) wanted.add(entry);
  return wanted;
}

export function fileOccurrences(facts: FileFacts, located: ReadonlyMap<number, LocatedMatch[]>): RawOccurrence[] {
  const places = new Map<number, Map<number, LocatedMatch[]>>();
  const placesOf = (object: number): Map<number, LocatedMatch[]> => {
    let known = places.get(object);
    if (!known) places.set(object, (known = placesBySecret(located.get(object) ?? [], facts.secrets)));
    return known;
  };
  return [...arrived(facts, placesOf), ...outsideCommits(facts, placesOf)];
}

type PlacesOf = (object: number) => Map<number, LocatedMatch[]>;

function arrived(facts: FileFacts, placesOf: PlacesOf): RawOccurrence[] {
  const { history, items, sightings } = facts;
  const removedBy = matchDepartures(history.commits, history.order, sightings);
  const headObject = headLookUp(facts);
  const tips = branchTips(facts);
  const occurrences: RawOccurrence[] = [];
  sightings.arrivals.forEach((arrival, k) => {
    const secret = items.secret(arrival.secret);
    const match = placesOf(arrival.object).get(secret)?.[items.copy(arrival.secret)];
    if (!match) return;
    const stands = (object: number): boolean => items.ofObject(object).includes(arrival.secret);
    const atHead = stands(headObject(arrival.path));
    const bits = reachBits(facts, arrival);
    occurrences.push({
      secret,
      place: placeOf(arrival, bits),
      object: arrival.object,
      path: history.changes.paths.bytes(arrival.path),
      match,
      commit: arrival.commit,
      removedBy: atHead ? -1 : removedBy[k]!,
      atHead,
      atTip: !atHead && removedBy[k]! >= 0 && tips.some((objectAt) => stands(objectAt(arrival.path))),
      bits,
    });
  });
  return occurrences;
}

function placeOf(arrival: Sighting, bits: number): RawOccurrence['place'] {
  // Git keeps a reflog of notes where it keeps one of branches.
  if ((bits & ~ReachBit.Reflog) === ReachBit.Note) return 'note';
  return arrival.symlink ? 'symlink-target' : 'blob';
}

function reachBits(facts: FileFacts, arrival: Sighting): number {
  const direct = facts.reach.objectBits.get(arrival.object) ?? 0;
  return arrival.commit < 0 ? direct : facts.reach.commitBits[arrival.commit]!;
}

function headLookUp(facts: FileFacts): PathLookUp {
  const { history, refs, table } = facts;
  const head = refs.headId === null ? -1 : history.commits.numberOf(findObjectHex(table, refs.headId));
  return head < 0 ? () => -1 : lookUpIn(history.trees, history.changes.paths, history.commits.tree(head));
}

/** Look-ups in the trees that branches end with, here and at remotes; each tree once. */
function branchTips({ history, reach }: FileFacts): PathLookUp[] {
  const tips = reach.tips.filter(({ bit, commit }) => commit >= 0 && bit & (ReachBit.Branch | ReachBit.RemoteBranch));
  const roots = new Set(tips.map(({ commit }) => history.commits.tree(commit)));
  return [...roots].map((root) => lookUpIn(history.trees, history.changes.paths, root));
}

function outsideCommits(facts: FileFacts, placesOf: PlacesOf): RawOccurrence[] {
  const staged = new Map<number, string>();
  for (const root of facts.refs.extraRoots) {
    if (root.kind === 'index') staged.set(findObjectHex(facts.table, root.id), root.path ?? '');
  }
  return facts.withoutCommit.flatMap((object) =>
    [...placesOf(object)].flatMap(([secret, matches]) =>
      matches.map((match) => ({
        secret,
        place: staged.has(object) ? ('index' as const) : ('blob' as const),
        object,
        path: Buffer.from(staged.get(object) ?? ''),
        match,
        commit: -1,
        removedBy: -1,
        atHead: false,
        bits: facts.reach.objectBits.get(object) ?? 0,
      })),
    ),
  );
}

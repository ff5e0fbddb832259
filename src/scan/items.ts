/**
 * What an object holds, as items: the n-th copy of a secret in an object is an item of its own, so that a second copy
 * that comes in later has an arrival of its own.
 */
import { createPairTable } from '../history/intern.js';
import type { MatchIndex, ObjectMatch } from './match-index.js';
import type { SecretTable } from './secret-table.js';

/** A file that repeats one value a thousand times makes one point. */
const MOST_COPIES = 64;

export interface ItemTable {
  /** Items of an object; the same list for the same object. */
  ofObject(object: number): readonly number[];
  secret(item: number): number;
  /** 0 for the first copy of the secret in the object. */
  copy(item: number): number;
}

export function createItemTable(matches: MatchIndex, secrets: SecretTable): ItemTable {
  const pairs = createPairTable();
  const known = new Map<number, readonly number[]>();
  const none: readonly number[] = [];
  return {
    ofObject(object) {
      if (!matches.has(object)) return none;
      let items = known.get(object);
      if (items === undefined) {
        items = itemsOf(matches.get(object));
        known.set(object, items);
      }
      return items;
    },
    secret: (item) => pairs.first(item),
    copy: (item) => pairs.second(item),
  };

  function itemsOf(rows: ObjectMatch[]): number[] {
    const items: number[] = [];
    for (const [secret, places] of placesBySecret(rows, secrets)) {
      for (let copy = 0; copy < Math.min(places.length, MOST_COPIES); copy++) items.push(pairs.intern(secret, copy));
    }
    return items.sort((a, b) => a - b);
  }
}

/** Matches of one object by secret, in the order of their places; several rules at one place count once. */
export function placesBySecret<Match extends ObjectMatch>(
  rows: readonly Match[],
  secrets: SecretTable,
): Map<number, Match[]> {
  const places = new Map<number, Match[]>();
  for (const row of rows) {
    const secret = secrets.ofVerdict(row.verdict);
    const list = places.get(secret);
    if (!list) places.set(secret, [row]);
    else if (list[list.length - 1]!.end <= row.start) list.push(row);
  }
  return places;
}

/**
 * From what commits changed and which secrets an object holds: where each secret came in and where it went away.
 * "Came in" means: the commit has it at that path, none of its parents has; "went away": all of its parents
 * have it there, the commit has not.
 */
import type { Changes } from './changes.js';
import { EntryKind } from './tree-store.js';

/** A secret comes in, or goes away, at a path. */
export interface Sighting {
  secret: number;
  path: number;
  /** Commit number; -1 where no commit holds the object. */
  commit: number;
  /** The object that holds it (came in), or held it last (went away). */
  object: number;
  symlink: boolean;
}

export interface Sightings {
  arrivals: Sighting[];
  departures: Sighting[];
}

/** `secretsOf(object)` lists the secrets of an object, each once; it is asked again and again for the same objects. */
export function findSightings(changes: Changes, secretsOf: (object: number) => readonly number[]): Sightings {
  const found: Sightings = { arrivals: [], departures: [] };
  const none: readonly number[] = [];
  for (let k = 0; k < changes.commit.length; k++) {
    const after = changes.after.get(k);
    const first = changes.beforeStart.get(k);
    const last = changes.beforeStart.get(k + 1);
    const now = after >= 0 ? secretsOf(after) : none;
    const before: (readonly number[])[] = [];
    for (let b = first; b < last; b++) before.push(secretsOf(changes.beforeList.get(b)));
    if (now.length === 0 && before.every((secrets) => secrets.length === 0)) continue;
    noteChange(changes, k, now, before, first < last ? changes.beforeList.get(first) : -1, found);
  }
  return found;
}

function noteChange(
  changes: Changes,
  k: number,
  now: readonly number[],
  before: (readonly number[])[],
  firstBefore: number,
  found: Sightings,
): void {
  const path = changes.path.get(k);
  const commit = changes.commit.get(k);
  const symlink = changes.kind.get(k) === EntryKind.Symlink;
  for (const secret of now) {
    if (!before.some((secrets) => secrets.includes(secret))) {
      found.arrivals.push({ secret, path, commit, object: changes.after.get(k), symlink });
    }
  }
  if (before.length < changes.parentCount.get(k) || before.length === 0) return;
  for (const secret of before[0]!) {
    if (!now.includes(secret) && before.every((secrets) => secrets.includes(secret))) {
      found.departures.push({ secret, path, commit, object: firstBefore, symlink });
    }
  }
}

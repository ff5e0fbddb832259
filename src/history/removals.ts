/** Which departure ended which arrival. */
import { forEachReachingTip } from './commit-graph.js';
import type { CommitTable } from './commit-table.js';
import type { Sighting, Sightings } from './sightings.js';

/**
 * For each arrival the commit that took it away: the first one, in the order of history, that descends from the
 * arrival and removed the same thing from the same path; -1 where none did.
 */
export function matchDepartures(commits: CommitTable, order: Int32Array, sightings: Sightings): Int32Array {
  const position = new Int32Array(commits.count);
  order.forEach((commit, k) => (position[commit] = k));
  const departures = groupByThing(sightings.departures);
  const open = sightings.arrivals
    .map((arrival, index) => ({ arrival, index }))
    .filter(({ arrival }) => arrival.commit >= 0 && departures.has(thingOf(arrival)));
  const ended = new Int32Array(sightings.arrivals.length).fill(-1);
  const arrivalsOf = groupByCommit(open);
  const tips = [...new Set(sightings.departures.map((departure) => departure.commit))];
  forEachReachingTip(commits, order, [...arrivalsOf.keys()], tips, (target, tipIndex) => {
    const tip = tips[tipIndex]!;
    if (tip === target) return;
    for (const { arrival, index } of arrivalsOf.get(target)!) {
      if (!departures.get(thingOf(arrival))!.has(tip)) continue;
      if (ended[index]! < 0 || position[tip]! < position[ended[index]!]!) ended[index] = tip;
    }
  });
  return ended;
}

function thingOf(sighting: Sighting): string {
  return `${sighting.secret} ${sighting.path}`;
}

function groupByThing(departures: readonly Sighting[]): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  for (const departure of departures) {
    const thing = thingOf(departure);
    const commits = groups.get(thing);
    if (commits) commits.add(departure.commit);
    else groups.set(thing, new Set([departure.commit]));
  }
  return groups;
}

type Indexed = { arrival: Sighting; index: number };

function groupByCommit(arrivals: readonly Indexed[]): Map<number, Indexed[]> {
  const groups = new Map<number, Indexed[]>();
  for (const one of arrivals) {
    const list = groups.get(one.arrival.commit);
    if (list) list.push(one);
    else groups.set(one.arrival.commit, [one]);
  }
  return groups;
}

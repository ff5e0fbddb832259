import { strongestOf } from '../detect/levels.js';
import { REACHES, type Exposure, type Occurrence } from './model.js';

/** How exposed what stands at these places is; at least one. Whether it was pushed, and whether a branch's tip has it, are no facts of the places. */
export function exposureOfPlaces(
  occurrences: readonly Occurrence[],
  pushed: Exposure['pushed'],
  isAtTip: boolean,
): Exposure {
  const since = occurrences.flatMap((one) => (one.introduced === null ? [] : [one.introduced.date])).sort();
  const atHead = occurrences.some((one) => one.atHead);
  const removed = occurrences.map((one) => one.removed?.date ?? null);
  const gone = !atHead && !isAtTip && removed.every((date) => date !== null);
  return {
    since: since[0] ?? null,
    until: gone ? (removed as string[]).sort()[removed.length - 1]! : null,
    atHead,
    reach: strongestOf(
      REACHES,
      occurrences.map((one) => one.reach),
    ),
    pushed,
  };
}

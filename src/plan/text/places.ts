/** Where a secret stands, in few words. */
import type { PlanCredential, PlanOccurrence, PlanPersonalDatum } from '../model.js';
import { code, plural } from './markdown.js';

type Planned = Pick<PlanCredential | PlanPersonalDatum, 'occurrences' | 'exposure'>;

/** The places at HEAD, else the most recent ones: at most `most`, and how many there are besides. */
export function placesOf({ occurrences }: Planned, most = 3): string {
  const sorted = [...occurrences].sort((a, b) => Number(b.atHead) - Number(a.atHead));
  const names = [...new Set(sorted.map(placeName))];
  const more = names.length - most;
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '') || 'not found again';
}

function placeName(occurrence: PlanOccurrence): string {
  const { place, path, object, startLine, layers } = occurrence;
  const within = layers.length > 0 ? ` (${layers.join(' in ')})` : '';
  switch (place) {
    case 'blob':
    case 'note':
    case 'index':
    case 'worktree':
      return `${code(path === '' ? object.slice(0, 12) : `${path}:${startLine}`)}${within}`;
    case 'path':
      return `a file name, ${code(path)}`;
    case 'ref-name':
      return `a branch or tag name, ${code(path)}`;
    case 'symlink-target':
      return `the target of ${code(path)}`;
    case 'remote-url':
      return 'a remote URL';
    default:
      return `${place.replace('-', ' ')} ${code(object.slice(0, 12))}`;
  }
}

/** "since 2019-04-01, still at HEAD, pushed" */
export function exposureOf({ exposure }: Planned): string {
  const parts = [exposure.since === null ? 'since when: unknown' : `since ${exposure.since.slice(0, 10)}`];
  if (exposure.atHead) parts.push('**still at HEAD**');
  else if (exposure.until !== null) parts.push(`out of the files ${exposure.until.slice(0, 10)}, in the history still`);
  parts.push(
    { yes: 'pushed', no: 'not pushed, as far as this clone knows', unknown: 'pushed: unknown' }[exposure.pushed],
  );
  return parts.join(', ');
}

export function countPlaces({ occurrences }: Planned): string {
  return plural(occurrences.length, 'place');
}

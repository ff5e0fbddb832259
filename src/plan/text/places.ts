/** Where a secret stands, in few words. */
import type { PlanCredential, PlanOccurrence, PlanPersonalDatum } from '../model.js';
import { code } from './markdown.js';

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
    case 'note':
      return `a note on ${code(path.replaceAll('/', '').slice(0, 12))}`;
    case 'identity':
      return `a name or address in ${code(object.slice(0, 12))}`;
    case 'blob':
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

/** The member of a group that has been exposed longest; where one still is at HEAD, one of those. */
export function earliest<T extends Planned>(group: readonly T[]): T {
  return [...group].sort(
    (a, b) =>
      Number(b.exposure.atHead) - Number(a.exposure.atHead) ||
      (a.exposure.since ?? '').localeCompare(b.exposure.since ?? ''),
  )[0]!;
}

/** Files that hold values of more than one credential, those with the most first. */
export function sharedFiles(credentials: readonly PlanCredential[]): { path: string; ids: string[] }[] {
  const files = new Map<string, PlanCredential[]>();
  for (const credential of credentials) {
    const paths = credential.occurrences.filter(({ place, path }) => place === 'blob' && path !== '');
    for (const path of new Set(paths.map((one) => one.path))) files.set(path, [...(files.get(path) ?? []), credential]);
  }
  return [...files]
    .filter(([, held]) => new Set(held.map(({ group }) => group)).size > 1)
    .map(([path, held]) => ({ path, ids: held.map(({ id }) => id) }))
    .sort((a, b) => b.ids.length - a.ids.length);
}

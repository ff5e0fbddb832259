/** Occurrences that no byte string reaches: inside archives and compressed data, or encoded in an unusual way. */
import type { Finding } from '../findings/model.js';
import { ObjectType } from '../odb/types.js';
import type { ContainerSighting, SecretSightings } from '../plan/facts.js';
import type { PackedPlace } from './packed-versions.js';
import type { RepositoryObjects } from './repository-objects.js';
import { isBinary } from './search-forms.js';
import type { SightingsCollector } from './sightings-collector.js';

/** Layers that only spell the bytes differently; all others are compressed, archives or documents. */
const ENCODINGS =
  /^(utf-?16|utf-?32|utf-?8|latin|iso-8859|windows-|base64|base32|hex|percent|url|json|unicode|html|xml|quoted-printable)/i;
/** A range longer than this is a file inside the file; it goes as a whole. */
const LONGEST_RANGE = 1 << 22;

/** `otherVersions` looks into the other versions of files by name; asked only where something is packed. */
export function addContainers(
  findings: readonly Finding[],
  sightings: ReadonlyMap<string, SecretSightings>,
  ranges: SightingsCollector['ranges'],
  repository: RepositoryObjects,
  otherVersions: (names: ReadonlySet<string>) => PackedPlace[],
): void {
  const seen = new Set<string>();
  const names = new Set<string>();
  const add = ({ fingerprint, object, start, end }: PackedPlace): boolean => {
    const key = `${fingerprint} ${object} ${start}`;
    if (object === '' || seen.has(key)) return false;
    seen.add(key);
    const container = openContainer(repository, object, start, end);
    if (container) sightings.get(fingerprint)?.containers.push(container);
    return container !== null;
  };
  const isReached = ({ fingerprint, object, start, end }: PackedPlace): boolean =>
    ranges.get(object)?.some((range) => range.fingerprint === fingerprint && range.start < end && start < range.end) ??
    false;
  for (const { fingerprint, occurrences } of findings) {
    if (!sightings.has(fingerprint)) continue;
    for (const { object, layers, start, end, path } of occurrences) {
      const place = { fingerprint, object, start, end };
      if (layers.length === 0 || (layers.every((layer) => ENCODINGS.test(layer)) && isReached(place))) continue;
      if (add(place) && path !== '') names.add(path.slice(path.lastIndexOf('/') + 1));
    }
  }
  if (names.size === 0) return;
  for (const place of otherVersions(names)) if (!isReached(place)) add(place);
}

function openContainer(
  repository: RepositoryObjects,
  blob: string,
  start: number,
  end: number,
): ContainerSighting | null {
  const object = repository.read(blob);
  if (object === null) return null;
  const { data, type } = object;
  const message = type === ObjectType.Commit || type === ObjectType.Tag;
  const binary = isBinary(data, data.length);
  // A part is taken out as a part, whatever is packed in it: the text around it is innocent.
  const isPart = start > 0 || end < data.length;
  if (!isPart || end <= start || end - start > LONGEST_RANGE) return { blob, kind: 'whole', binary, message };
  return { blob, kind: 'range', bytes: Buffer.from(data.subarray(start, end)), binary, message };
}

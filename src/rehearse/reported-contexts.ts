/**
 * In which surroundings the scan took a value for a credential. A finding lists one version of a file where many have
 * the same line; another version's `PASSWORD=tiger` is the same place, a tiger in prose is not.
 */
import type { Finding } from '../findings/model.js';
import type { RepositoryObjects } from './repository-objects.js';

/** By fingerprint: what stands before and after the value on its line. */
export type ReportedContexts = ReadonlyMap<string, ReadonlySet<string>>;

const LONGEST_PREFIX = 80;
/** Reading an object by itself costs up to a millisecond. */
const MOST_OBJECTS = 20_000;

export function collectContexts(
  repository: RepositoryObjects,
  findings: readonly Finding[],
  values: ReadonlyMap<string, Buffer>,
): ReportedContexts {
  const contexts = new Map<string, Set<string>>();
  let read = 0;
  for (const { fingerprint, occurrences } of findings) {
    const value = values.get(fingerprint);
    if (value === undefined) continue;
    const known = new Set<string>();
    contexts.set(fingerprint, known);
    for (const { object, layers, start, end } of occurrences) {
      if (object === '' || layers.length > 0 || ++read > MOST_OBJECTS) continue;
      const stored = repository.read(object);
      if (stored === null) continue;
      const at = stored.data.subarray(0, Math.max(end, start + value.length)).indexOf(value, start);
      if (at >= 0) known.add(contextOf(stored.data, stored.data.length, at, at + value.length));
    }
  }
  return contexts;
}

/** The text before the value on its line, without indentation, and the byte behind it. */
export function contextOf(text: Buffer, length: number, start: number, end: number): string {
  const lineStart = start === 0 ? 0 : text.lastIndexOf(10, start - 1) + 1;
  const prefix = text.toString('latin1', Math.max(lineStart, start - LONGEST_PREFIX), start).trimStart();
  return `${prefix}\u0000${end < length ? text.toString('latin1', end, end + 1).trim() : ''}`;
}

/**
 * What the scan's own places teach: in which surroundings a value is a credential (another version's `PASSWORD=tiger` is
 * the same place, a tiger in prose is not), and spellings of a value that no encoding of ours gives.
 */
import type { Finding } from '../findings/model.js';
import type { DerivedForm } from '../plan/forms/derived-forms.js';
import type { RepositoryObjects } from './repository-objects.js';
import type { ValueForms } from './search-forms.js';

export interface ReportedPlaces {
  /** By fingerprint: what stands before and after the value on its line. */
  contexts: ReadonlyMap<string, ReadonlySet<string>>;
  /** By fingerprint: bytes in a file that mean the value and hold none of its known forms. */
  written: ReadonlyMap<string, readonly Buffer[]>;
}

const LONGEST_PREFIX = 80;
/** Reading an object by itself costs up to a millisecond. */
const MOST_OBJECTS = 20_000;
/** A longer range is a file inside the file, not a spelling. */
const LONGEST_SPELLING = 4096;
const SHORTEST_SPELLING = 4;

export function readReportedPlaces(
  repository: RepositoryObjects,
  findings: readonly Finding[],
  values: ReadonlyMap<string, Buffer>,
  forms: ValueForms,
): ReportedPlaces {
  const contexts = new Map<string, Set<string>>();
  const written = new Map<string, Buffer[]>();
  let read = 0;
  for (const { fingerprint, occurrences } of findings) {
    const value = values.get(fingerprint);
    if (value === undefined) continue;
    const known = new Set<string>();
    const spellings = new Map<string, Buffer>();
    contexts.set(fingerprint, known);
    for (const { object, start, end } of occurrences) {
      if (object === '' || ++read > MOST_OBJECTS) continue;
      const stored = repository.read(object);
      if (stored === null) continue;
      known.add(contextAt(stored.data, start, end, value));
      const spelling = stored.data.subarray(start, end);
      if (isSpelling(spelling, forms.get(fingerprint)!, stored.data.length))
        spellings.set(spelling.toString('latin1'), Buffer.from(spelling));
    }
    if (spellings.size > 0) written.set(fingerprint, [...spellings.values()]);
  }
  return { contexts, written };
}

function contextAt(data: Buffer, start: number, end: number, value: Buffer): string {
  const at = data.subarray(0, Math.max(end, start + value.length)).indexOf(value, start);
  return at >= 0 ? contextOf(data, data.length, at, at + value.length) : contextOf(data, data.length, start, end);
}

/** Percent signs, escapes, entities of a kind we do not make ourselves; never a whole object, never a packed one. */
function isSpelling(spelling: Buffer, forms: readonly DerivedForm[], objectLength: number): boolean {
  const { length } = spelling;
  if (length < SHORTEST_SPELLING || length > LONGEST_SPELLING || length === objectLength) return false;
  return !forms.some(({ bytes }) => spelling.includes(bytes));
}

/** The text before the value on its line, without indentation, and the byte behind it. */
export function contextOf(text: Buffer, length: number, start: number, end: number): string {
  const lineStart = start === 0 ? 0 : text.lastIndexOf(10, start - 1) + 1;
  const prefix = text.toString('latin1', Math.max(lineStart, start - LONGEST_PREFIX), start).trimStart();
  return `${prefix}\u0000${end < length ? text.toString('latin1', end, end + 1).trim() : ''}`;
}

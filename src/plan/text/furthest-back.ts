/**
 * Which findings make the rewrite begin early: one old test password costs as many commits as all real keys together, so
 * a person should look at it first.
 */
import type { PlanDocument } from '../model.js';
import { idList } from './markdown.js';

/** A sentence, or null where the grave ones reach as far back as the others. */
export function furthestBack({ credentials }: Pick<PlanDocument, 'credentials'>): string | null {
  const dated = credentials.flatMap(({ id, severity, rewritten, exposure }) =>
    rewritten && exposure.since !== null ? [{ id, since: exposure.since, grave: isGrave(severity) }] : [],
  );
  const grave = dated.filter((one) => one.grave).map(({ since }) => since);
  if (grave.length === 0) return null;
  const first = grave.sort()[0]!;
  const older = dated.filter((one) => !one.grave && day(one.since) < day(first));
  if (older.length === 0) return null;
  const oldest = older.map(({ since }) => since).sort()[0]!;
  return (
    `${idList(older.map(({ id }) => id))} (low or medium) ${older.length === 1 ? 'reaches' : 'reach'} back to ${day(oldest)}, ` +
    `the critical and high ones only to ${day(first)}. Look at ${older.length === 1 ? 'it' : 'them'} first: what is no secret, accept ` +
    '(a line in .unearthignore, or --baseline FILE) and plan again; the rewrite then begins later and changes fewer commits.'
  );
}

function isGrave(severity: string): boolean {
  return severity === 'critical' || severity === 'high';
}

function day(date: string): string {
  return date.slice(0, 10);
}

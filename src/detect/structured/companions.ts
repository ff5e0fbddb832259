import { splitName } from '../generic/name-info.js';
import type { StructuredEntry } from './entry.js';

/** Words by which the other half of a credential is called. */
const PARTNER = /^(?:user|username|usr|login|email|account|uid|userid|id|sid|keyid|host|server|dn)$/;
/** Entries further apart than this belong to different things. */
const REACH = 12;

/**
 * Gives each value the user, key id or account that stands near it under the same prefix: DB_PASSWORD gets DB_USER, AWS_SECRET_ACCESS_KEY gets
 * AWS_ACCESS_KEY_ID. Entries that know their companion keep it.
 */
export function withCompanions(entries: readonly StructuredEntry[]): StructuredEntry[] {
  const words = entries.map((entry) => splitName(entry.name.slice(0, 128)));
  return entries.map((entry, index) => {
    if (entry.companion !== undefined || entry.role === 'text') return entry;
    const partner = findPartner(entries, words, index);
    return partner === null ? entry : { ...entry, companion: partner };
  });
}

function findPartner(entries: readonly StructuredEntry[], words: readonly string[][], index: number): string | null {
  let best: string | null = null;
  let score = 0;
  for (let other = Math.max(0, index - REACH); other < Math.min(entries.length, index + REACH + 1); other++) {
    if (other === index) continue;
    const tail = words[other]![words[other]!.length - 1] ?? '';
    const { value } = entries[other]!;
    if (!PARTNER.test(tail) || value === '' || value.length > 120 || /\s/.test(value)) continue;
    const shared = sharedPrefix(words[index]!, words[other]!);
    if (shared === 0 && words[other]!.length > 1) continue;
    const likeness = shared * 100 + (/^(?:host|server|dn)$/.test(tail) ? 0 : 50) - Math.abs(other - index);
    if (likeness > score) {
      score = likeness;
      best = value;
    }
  }
  return best;
}

function sharedPrefix(first: readonly string[], second: readonly string[]): number {
  let count = 0;
  while (count < first.length && first[count] === second[count]) count++;
  return count;
}

/** A match of one blob as the summary needs it. */
export interface BulkMatch {
  /** Rule id: `pii-email`, ... */
  readonly rule: string;
  /** Category of the rule: what counts as one kind. */
  readonly category: string;
  /** The value or anything that is equal for equal values (its fingerprint). */
  readonly identity: string;
}

/** Matches of one kind in one blob that are told as one finding. */
export interface BulkGroup {
  readonly category: string;
  /** Different values: an estimate of how many people the file speaks of. */
  readonly distinct: number;
  /** Places. */
  readonly total: number;
  /** Indexes into the given matches. */
  readonly members: readonly number[];
}

/** From so many different values of a kind on, a file is a collection of people's data, not a place with a few of them. */
export const BULK_THRESHOLD = 20;

/**
 * Groups the matches of ONE blob: every kind with at least `threshold` different values becomes one group, largest first;
 * matches in no group stay findings of their own. A dump of customers is so one finding a kind with its counts.
 */
export function bulkSummary(matches: readonly BulkMatch[], threshold: number = BULK_THRESHOLD): BulkGroup[] {
  const byKind = new Map<string, { identities: Set<string>; members: number[] }>();
  matches.forEach(({ category, identity }, index) => {
    let kind = byKind.get(category);
    if (kind === undefined) byKind.set(category, (kind = { identities: new Set(), members: [] }));
    kind.identities.add(identity);
    kind.members.push(index);
  });
  return [...byKind]
    .filter(([, { identities }]) => identities.size >= threshold)
    .map(([category, { identities, members }]) => ({
      category,
      distinct: identities.size,
      total: members.length,
      members,
    }))
    .sort((a, b) => b.distinct - a.distinct || (a.category < b.category ? -1 : 1));
}

import type { HitList } from './hit-list.js';
import { confidenceRank, severityRank } from './rank-verdict.js';
import { NO_MATCH, type MatchRow, type RuleInfo, type Verdict, type VerdictTable } from './types.js';

interface Contender extends MatchRow {
  readonly found: Verdict;
  readonly rule: RuleInfo;
}

/**
 * From all hits of one object, the matches that count, sorted by place. Over the same bytes the better claim wins: a specific rule over a
 * generic one, a secret over personal data, then the more confident, the longer, the graver, the rule that comes first. The
 * outcome depends on the set of hits only, not on their order.
 */
export function settleHits(hits: HitList, rules: readonly RuleInfo[], table: VerdictTable): MatchRow[] {
  const contenders = distinctMatches(hits, rules, table).sort(byClaim);
  const accepted: Contender[] = [];
  for (const contender of contenders) {
    if (!contradicted(contender, accepted)) insertByStart(accepted, contender);
  }
  return accepted
    .sort((first, second) => first.start - second.start || first.end - second.end || byClaim(first, second))
    .map(({ verdict, start, end }) => ({ verdict, start, end }));
}

function distinctMatches(hits: HitList, rules: readonly RuleInfo[], table: VerdictTable): Contender[] {
  const seen = new Set<string>();
  const contenders: Contender[] = [];
  for (let row = 0; row < hits.length; row++) {
    const verdict = hits.verdict[row]!;
    if (verdict === NO_MATCH) continue;
    const [start, end] = [hits.start[row]!, hits.end[row]!];
    const key = `${verdict}:${start}:${end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const found = table.get(verdict);
    contenders.push({ verdict, start, end, found, rule: rules[found.rule]! });
  }
  return contenders;
}

const KIND_RANK = { secret: 0, identifier: 1, 'personal-data': 2 } as const;

/** Better claims first. Ends in the value itself, so that the order never depends on when a verdict was interned. */
function byClaim(first: Contender, second: Contender): number {
  return (
    Number(first.rule.generic) - Number(second.rule.generic) ||
    KIND_RANK[first.rule.kind] - KIND_RANK[second.rule.kind] ||
    confidenceRank(second.found) - confidenceRank(first.found) ||
    second.end - second.start - (first.end - first.start) ||
    severityRank(second.found) - severityRank(first.found) ||
    first.found.rule - second.found.rule ||
    first.start - second.start ||
    compareText(first.found.value, second.found.value) ||
    compareText(JSON.stringify(first.found), JSON.stringify(second.found))
  );
}

function compareText(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

/** `accepted` is sorted by start and, but for values inside one encoded run, free of overlaps. */
function contradicted(contender: Contender, accepted: readonly Contender[]): boolean {
  for (let at = firstNotBefore(accepted, contender.end) - 1; at >= 0; at--) {
    const other = accepted[at]!;
    if (other.end <= contender.start) return false;
    if (!bothInside(contender, other)) return true;
  }
  return false;
}

/** Two values found inside the same encoded or compressed run do not stand in each other's way. */
function bothInside(first: Contender, second: Contender): boolean {
  const sameRun = first.start === second.start && first.end === second.end;
  return (
    sameRun &&
    first.found.layers.length > 0 &&
    second.found.layers.length > 0 &&
    first.found.value !== second.found.value
  );
}

function insertByStart(accepted: Contender[], contender: Contender): void {
  accepted.splice(firstNotBefore(accepted, contender.start), 0, contender);
}

/** Index of the first accepted match that starts at or after `place`. */
function firstNotBefore(accepted: readonly Contender[], place: number): number {
  let low = 0;
  let high = accepted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (accepted[middle]!.start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

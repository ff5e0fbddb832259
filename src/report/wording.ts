/** How places, dates, counts and exposures are said to a person; the same words in every format. Nothing is escaped here. */
import { gitleaksPath } from '../findings/acceptance.js';
import type { Coverage, Finding, Occurrence, Reach } from '../findings/model.js';
import { groupedNumber } from '../grouped-number.js';

export function count(number: number, one: string, many = `${one}s`): string {
  return `${groupedNumber(number)} ${number === 1 ? one : many}`;
}

export function bytes(number: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = number;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  if (value >= 120) return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
  return `${value >= 10 ? Math.round(value) : value.toFixed(1)} s`;
}

export const shortId = (id: string): string => id.slice(0, 10);
export const day = (date: string): string => date.slice(0, 10);

/** "config/.env:12", "message of commit 1a2b…", "branch name refs/heads/x". */
export function placeText(occurrence: Occurrence): string {
  const path = gitleaksPath(occurrence);
  switch (occurrence.place) {
    case 'blob':
      return path === '' ? `blob ${shortId(occurrence.object)}` : `${path}:${occurrence.startLine}`;
    case 'symlink-target':
      return `target of symbolic link ${path}`;
    case 'commit-message':
      return `message of commit ${shortId(occurrence.object)}`;
    case 'tag-message':
      return path === '' ? `message of tag ${shortId(occurrence.object)}` : `message of tag ${path}`;
    case 'identity':
      return `identity in ${shortId(occurrence.object)}`;
    case 'note':
      return `note${path === '' ? '' : ` ${path}`}, line ${occurrence.startLine}`;
    case 'path':
      return `file name ${path}`;
    case 'ref-name':
      return `ref name ${path}`;
    case 'remote-url':
      return 'remote URL in .git/config';
    case 'index':
      return `${path}:${occurrence.startLine} (staged)`;
    case 'worktree':
      return `${path}:${occurrence.startLine} (on disk)`;
  }
}

const REACH_WORDS: Record<Reach, string> = {
  head: 'at HEAD',
  branch: 'on a branch',
  tag: 'in a tag',
  'remote-branch': 'on a remote branch',
  'pull-request': 'only through a pull request ref',
  note: 'in a note',
  stash: 'only in a stash',
  'other-ref': 'through another ref',
  reflog: 'only in a reflog',
  index: 'only staged',
  unreachable: 'unreachable, until the next gc',
};

export function reachText(reach: Reach): string {
  return REACH_WORDS[reach];
}

/** "still at HEAD, pushed" / "gone from HEAD since 2021-03-04, on a branch". */
export function exposureText(finding: Finding): string {
  const { atHead, until, reach, pushed } = finding.exposure;
  const parts: string[] = [];
  if (atHead) parts.push('still at HEAD');
  else if (until !== null) parts.push(`removed ${day(until)}, history keeps it ${reachText(reach)}`);
  else parts.push(reachText(reach));
  if (pushed === 'yes') parts.push('pushed');
  if (pushed === 'no') parts.push('not pushed');
  return parts.join(', ');
}

/** "since 2021-03-04 (1a2b3c4d5e, Jane)". */
export function sinceText(finding: Finding): string {
  const { since } = finding.exposure;
  if (since === null) return 'in no commit';
  const first = finding.occurrences.find((occurrence) => occurrence.introduced?.date === since)?.introduced;
  return first ? `since ${day(since)} (${shortId(first.id)}, ${first.authorName})` : `since ${day(since)}`;
}

/** Distinct files, messages and names, not versions of them. */
export function distinctPlaces(finding: Finding): string[] {
  const seen = new Map<string, string>();
  for (const occurrence of finding.occurrences) {
    const key = `${occurrence.place}\0${occurrence.path || occurrence.object}\0${occurrence.layers.join('\0')}`;
    if (!seen.has(key)) seen.set(key, placeText(occurrence));
  }
  return [...seen.values()];
}

/** One sentence on what was looked at. */
export function coverageText(coverage: Coverage): string {
  const { objects, unreachableObjects, refs } = coverage;
  const unreachable = unreachableObjects > 0 ? `, ${groupedNumber(unreachableObjects)} of them unreachable` : '';
  return (
    `${count(objects.total, 'object')} (${count(objects.blobs, 'file version')}, ${count(objects.commits, 'commit')}, ` +
    `${count(objects.tags, 'tag')})${unreachable}, ${count(refs, 'ref')}, ${bytes(coverage.bytes.unpacked)}`
  );
}

/**
 * What is one credential with a finding: an access key id, a user and host, and the findings related to it by the first
 * digits of their fingerprint. A companion that is a finding itself is named once, with its fingerprint.
 */
export function belongsWith({ companions, parts = [], relatedTo }: Finding, findings: readonly Finding[]): string[] {
  const related = relatedTo.map((fingerprint) => ({
    id: `[${fingerprint.slice(0, 8)}]`,
    redacted: findings.find((one) => one.fingerprint === fingerprint)?.redacted,
  }));
  const values = new Set([...companions, ...parts.map((part) => part.value ?? part.redacted)]);
  const named = [...values].map((companion) => {
    const same = related.findIndex(({ redacted }) => redacted === companion);
    return same < 0 ? companion : `${companion} ${related.splice(same, 1)[0]!.id}`;
  });
  return [...named, ...related.map(({ id }) => id)];
}

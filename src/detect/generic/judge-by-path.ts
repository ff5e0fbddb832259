import { fileRole } from '../file-role.js';
import { CONFIDENCES, lowerBy, SEVERITIES } from '../levels.js';
import type { Confidence, Severity } from '../types.js';

/** What is known of a finding of the generic rules before its files are looked at. */
export interface PathMatch {
  readonly rule: string;
  readonly value: string;
  readonly name: string;
  readonly confidence: Confidence;
  readonly severity?: Severity;
}

export interface PathJudgement {
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** The place settles that it is none. */
  readonly drop?: boolean;
  /** Why the path changed something; '' where it did not. */
  readonly reason: string;
}

/**
 * What a file's place changes about a match of a generic rule. Pure; for one occurrence. A secret keeps the best
 * judgement of all its occurrences.
 */
export function judgeByPath(path: string, match: PathMatch, role = fileRole(path)): PathJudgement {
  const severity = match.severity ?? 'high';
  const keep: PathJudgement = { confidence: match.confidence, severity, reason: '' };
  if (!match.rule.startsWith('generic-')) return keep;
  switch (role) {
    case 'lock-file':
      return { ...keep, drop: true, reason: 'lock files hold digests, not secrets' };
    case 'translation':
      return isTextOfPeople(match) ? { ...keep, drop: true, reason: 'a text of the user interface' } : keep;
    case 'vendored':
      return { ...lowered(match, severity, 'a vendored file'), severity: lowerBy(SEVERITIES, severity, 2) };
    case 'minified':
    case 'generated':
      return lowered(match, severity, `${article(role)} file`);
    case 'test':
      return {
        confidence: match.confidence,
        // People make up a password for a test; keys and tokens of services are brought along.
        severity: lowerBy(SEVERITIES, severity, CHOSEN_BY_PEOPLE.has(match.rule) ? 2 : 1),
        reason: 'stands in a test',
      };
    case 'example':
    case 'documentation':
      return {
        confidence: match.confidence,
        severity: lowerBy(SEVERITIES, severity),
        reason: `stands in ${place(role)}`,
      };
    default:
      return keep;
  }
}

const CHOSEN_BY_PEOPLE: ReadonlySet<string> = new Set([
  'generic-password',
  'generic-login',
  'generic-url-password',
  'generic-command-line-password',
  'generic-sql-password',
  'generic-basic-authorization',
]);

function isTextOfPeople({ value, rule }: PathMatch): boolean {
  const text = value.replace(/\\u[0-9a-fA-F]{4}/g, '');
  return rule !== 'generic-url-password' && (/\s/.test(text) || !/\d/.test(text));
}

function lowered(match: PathMatch, severity: Severity, reason: string): PathJudgement {
  const drop = match.confidence === 'low';
  return {
    confidence: lowerBy(CONFIDENCES, match.confidence),
    severity: lowerBy(SEVERITIES, severity),
    ...(drop ? { drop } : {}),
    reason,
  };
}

const article = (role: string): string => `a ${role}`;

function place(role: string): string {
  if (role === 'documentation') return 'documentation';
  return 'an example';
}

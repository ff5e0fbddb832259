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
export function judgeByPath(path: string, match: PathMatch): PathJudgement {
  const severity = match.severity ?? 'high';
  const keep: PathJudgement = { confidence: match.confidence, severity, reason: '' };
  if (!match.rule.startsWith('generic-')) return keep;
  const role = fileRole(path);
  switch (role) {
    case 'lock-file':
      return { ...keep, drop: true, reason: 'lock files hold digests, not secrets' };
    case 'translation':
      return isTextOfPeople(match) ? { ...keep, drop: true, reason: 'a text of the user interface' } : keep;
    case 'minified':
    case 'vendored':
    case 'generated':
      return lowered(match, severity, `${article(role)} file`);
    case 'test':
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

function isTextOfPeople({ value, rule }: PathMatch): boolean {
  return rule !== 'generic-url-password' && (/\s/.test(value) || !/\d/.test(value));
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
  return role === 'test' ? 'a test' : 'an example';
}

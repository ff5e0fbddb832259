/** In which order findings are shown: what a person should act on first comes first. */
import { CONFIDENCES, KINDS, REACHES, SEVERITIES, type Finding } from './model.js';
import type { Severity } from '../detect/types.js';

/** True where `severity` is as bad as `threshold` or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/**
 * Open before accepted, credentials before personal data, then severity, what is more than a guess, what the newest version still
 * holds, confidence, how easily it is reached, number of places; the rule and fingerprint at the end make the order the same in every run.
 */
function compareFindings(a: Finding, b: Finding): number {
  return (
    Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    Number(a.confidence === 'low') - Number(b.confidence === 'low') ||
    Number(b.exposure.atHead) - Number(a.exposure.atHead) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    REACHES.indexOf(a.exposure.reach) - REACHES.indexOf(b.exposure.reach) ||
    b.occurrences.length - a.occurrences.length ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** A sorted copy, worst first. */
export function triage(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

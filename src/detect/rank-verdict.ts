import type { Confidence, Severity, Verdict } from './types.js';

const CONFIDENCES: readonly Confidence[] = ['low', 'medium', 'high', 'certain'];
const SEVERITIES: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** 0 (low) to 3 (certain). */
export function confidenceRank(verdict: Verdict): number {
  return CONFIDENCES.indexOf(verdict.confidence);
}

/** 0 (low) to 3 (critical). */
export function severityRank(verdict: Verdict): number {
  return SEVERITIES.indexOf(verdict.severity);
}

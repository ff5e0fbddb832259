import { CONFIDENCES, SEVERITIES } from './levels.js';
import type { Verdict } from './types.js';

/** 0 (low) to 3 (certain). */
export function confidenceRank(verdict: Verdict): number {
  return CONFIDENCES.length - 1 - CONFIDENCES.indexOf(verdict.confidence);
}

/** 0 (low) to 3 (critical). */
export function severityRank(verdict: Verdict): number {
  return SEVERITIES.length - 1 - SEVERITIES.indexOf(verdict.severity);
}

import type { Candidate } from './candidate.js';
import { confidenceOf, judge, LEAST_PROBABILITY } from './judge.js';
import { findCandidates } from './find-candidate.js';
import { weighReasons } from './reasons.js';
import { ruleOf } from './rule-of.js';
import { TRIGGER_KINDS } from './triggers.js';

/** Why a candidate was kept or turned away. Never holds the value. */
export interface Explanation {
  readonly kept: boolean;
  readonly rule: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** 0..1; 0 where a rule settled the case. */
  readonly probability: number;
  readonly verdict: string;
  /** What weighed most, in words, with log odds: positive for a secret. */
  readonly reasons: readonly { reason: string; weight: number }[];
}

const MOST_REASONS = 6;

function explainCandidate(candidate: Candidate): Explanation {
  const judgement = judge(candidate);
  const { rejected, probability, refined } = judgement;
  const kept = probability >= LEAST_PROBABILITY;
  return {
    kept,
    rule: ruleOf(candidate, judgement),
    name: candidate.name,
    start: refined.start,
    end: refined.end,
    probability,
    verdict:
      rejected ?? (kept ? `kept with ${confidenceOf(probability)} confidence` : 'more speaks against it than for it'),
    reasons: weighReasons(judgement.features).slice(0, MOST_REASONS),
  };
}

/** Explains every candidate of a text, in order of place. For people, not for scans: it looks for triggers the slow way. */
export function explainText(text: Buffer): Explanation[] {
  const lower = text.toString('latin1').toLowerCase();
  const explanations = new Map<string, Explanation>();
  TRIGGER_KINDS.forEach(({ literal }, trigger) => {
    for (let at = lower.indexOf(literal); at >= 0; at = lower.indexOf(literal, at + 1)) {
      for (const candidate of findCandidates(text, text.length, at, trigger, () => {})) {
        const explanation = explainCandidate(candidate);
        explanations.set(`${explanation.start}-${explanation.end}-${explanation.name}`, explanation);
      }
    }
  });
  return [...explanations.values()].sort((a, b) => a.start - b.start);
}

import type { CodeDetector, Emitter } from '../code-detector.js';
import { TextMode } from '../types.js';
import type { Candidate } from './candidate.js';
import { findCandidates } from './find-candidate.js';
import { confidenceOf, judge, LEAST_PROBABILITY } from './judge.js';
import { findingReasons } from './reasons.js';
import { ruleOf, severityOf } from './rule-of.js';
import { TRIGGERS } from './triggers.js';

/** Name by which rule files refer to this detector. */
const GENERIC_DETECTOR = 'generic-assignment';

/**
 * Secrets without a form of their own, told by the name they are given to and by what the value looks like: assignments,
 * arguments, headers, addresses, command lines, SQL, prose, in any language. See `find-candidate.ts` for what is
 * looked for and `judge.ts` for how it is weighed.
 */
export function genericDetector(): CodeDetector {
  return { name: GENERIC_DETECTOR, triggers: TRIGGERS, modes: [TextMode.Text, TextMode.CommitOrTag], evaluate };
}

function evaluate(text: Buffer, length: number, anchor: number, trigger: number, _mode: TextMode, out: Emitter): void {
  for (const candidate of findCandidates(text, length, anchor, trigger, out.examined.bind(out))) report(candidate, out);
}

function report(candidate: Candidate, out: Emitter): void {
  const judgement = judge(candidate);
  if (judgement.probability < LEAST_PROBABILITY) return;
  const rule = ruleOf(candidate, judgement);
  if (!out.rule(rule)) return;
  const { refined } = judgement;
  const severity = severityOf(candidate, judgement);
  out.match({
    rule,
    start: refined.start,
    end: refined.end,
    value: refined.value,
    confidence: confidenceOf(judgement.probability),
    ...(severity === undefined ? {} : { severity }),
    reasons: findingReasons(judgement),
    ...(named(candidate) ? { name: candidate.name } : {}),
    ...(refined.user === ''
      ? {}
      : { companion: candidate.host === '' ? refined.user : `${refined.user}@${candidate.host}` }),
  });
}

/** URLs and headers have no name of their own. */
function named(candidate: Candidate): boolean {
  return candidate.syntax !== 'url' && candidate.syntax !== 'header';
}

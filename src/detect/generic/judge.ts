import type { Confidence } from '../types.js';
import type { Candidate } from './candidate.js';
import { PLACE } from './find-known-place.js';
import { featuresOf, type Features } from './features.js';
import { BIAS, WEIGHTS } from './model-weights.js';
import { describeName, type NameInfo } from './name-info.js';
import { asItStands, refine, type RefinedValue } from './refine.js';
import { rejectByName, rejectBySurroundings, rejectByValue } from './reject.js';
import { shapeOf, type ValueShape } from './value-shape.js';

/** Below this a candidate is not reported. */
export const LEAST_PROBABILITY = 0.5;
const HIGH = 0.92;
const MEDIUM = 0.75;

/** The outcome for one candidate, with what it rests on. */
export interface Judgement {
  readonly refined: RefinedValue;
  readonly name: NameInfo;
  /** Null where the candidate was turned away before it was needed. */
  readonly shape: ValueShape | null;
  /** Why it is no secret whatever the statistics say; null where they decide. */
  readonly rejected: string | null;
  /** 0..1; 0 where rejected. */
  readonly probability: number;
  readonly features: Features;
}

/** Cheap questions first: most candidates fall at their name. */
export function judge(candidate: Candidate): Judgement {
  const name = describeName(candidate.name);
  const byName = rejectByName(candidate, name);
  if (byName !== null) return rejection(asItStands(candidate), name, byName);
  const refined = refine(candidate);
  const byValue = rejectByValue(candidate, refined, name);
  if (byValue !== null) return rejection(refined, name, byValue);
  const shape = shapeOf(refined.judged);
  const late = rejectBySurroundings(candidate, refined, shape);
  if (late !== null) return rejection(refined, name, late);
  const features = featuresOf(candidate, refined, name, shape);
  const probability = Math.max(probabilityOf(features), leastOf(candidate, name, shape, features));
  return { refined, name, shape, rejected: null, probability, features };
}

/**
 * Whatever the statistics say: eight characters and more with capitals, small letters and digits, where a password is
 * given to a service or a name that says so, are worth a look.
 */
function leastOf(
  { syntax, quote, operator }: Candidate,
  name: NameInfo,
  shape: ValueShape,
  features: Features,
): number {
  const signsIn = syntax === 'call' && (name.kind === 'login' || name.kind === 'auth' || name.kind === 'credential');
  const place = syntax === 'url' || (quote !== '' && name.tail.length === 0 && (name.kind === 'password' || signsIn));
  const mixed = shape.length >= 8 && shape.lowers > 0 && shape.uppers > 0 && shape.digits > 0 && shape.blanks === 0;
  // SQL gives it to a user, whatever it looks like.
  const given = operator === 'identified by' && quote !== '' && shape.length >= 6 && shape.digits > 0;
  const argument =
    operator === PLACE &&
    shape.length >= 7 &&
    shape.digits > 0 &&
    shape.lowers + shape.uppers >= 3 &&
    shape.blanks === 0;
  return ((place && mixed) || given || argument) && !features.has('value:stand-in') ? LEAST_PROBABILITY : 0;
}

function rejection(refined: RefinedValue, name: NameInfo, rejected: string): Judgement {
  return { refined, name, shape: null, rejected, probability: 0, features: NO_FEATURES };
}

const NO_FEATURES: Features = new Map();

function probabilityOf(features: Features): number {
  let logOdds = BIAS;
  for (const [name, strength] of features) logOdds += (WEIGHTS[name] ?? 0) * strength;
  return 1 / (1 + Math.exp(-logOdds));
}

export function confidenceOf(probability: number): Confidence {
  if (probability >= HIGH) return 'high';
  return probability >= MEDIUM ? 'medium' : 'low';
}

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
function leastOf(candidate: Candidate, name: NameInfo, shape: ValueShape, features: Features): number {
  const { syntax, quote, operator } = candidate;
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
  const likely = (place && mixed) || given || argument || isTold(candidate, name, shape);
  return likely && !features.has('value:stand-in') ? LEAST_PROBABILITY : 0;
}

/** The place says that a password or key stands here, so that words make a poor one rather than none. */
function isTold(candidate: Candidate, name: NameInfo, shape: ValueShape): boolean {
  if (shape.length < 6 || shape.blanks > 0 || name.tail.length > 0) return false;
  return isDefinedInSql(candidate, name) || isVariableOfImage(candidate, name) || isKeyAsBytes(candidate, name, shape);
}

/** `ALTER ROLE app LOGIN PASSWORD 'x'` */
function isDefinedInSql({ quote, syntax, before }: Candidate, name: NameInfo): boolean {
  return (
    name.kind === 'password' &&
    quote === "'" &&
    syntax === 'words' &&
    /\b(?:create|alter)\s+(?:user|role|login)\s/i.test(before)
  );
}

/** `MYSQL_ROOT_PASSWORD: x` under `env:`, `- POSTGRES_PASSWORD=x`, `ENV ADMIN_PASSWORD=x`: literals, not identifiers. */
function isVariableOfImage(
  { quote, syntax, operator, spaced, before, after, raw, name: given }: Candidate,
  name: NameInfo,
): boolean {
  return (
    name.kind === 'password' &&
    name.words.length > 1 &&
    quote === '' &&
    syntax === 'assignment' &&
    !spaced &&
    (operator === ':' || operator === '=') &&
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(given) &&
    /^\s*(?:-\s+|export\s+|ENV\s+)?$/.test(before) &&
    /^\s*$/.test(after) &&
    /^[a-z0-9][\w!#%+=@-]*$/.test(raw) &&
    !/pass|pwd|secret|token|key|cred/i.test(raw)
  );
}

/** `jwtKey = []byte("kestrel_signing_7")`, `Encoding.UTF8.GetBytes("…")`: what is turned into bytes is no name of something. */
function isKeyAsBytes({ callee, quote }: Candidate, name: NameInfo, shape: ValueShape): boolean {
  const key = name.kind === 'key' || name.kind === 'secret' || name.kind === 'token';
  return (
    key &&
    quote !== '' &&
    shape.length >= 8 &&
    shape.digits > 0 &&
    /(?:^|\W)(?:\[\]byte|GetBytes|Buffer\.from)$/.test(callee)
  );
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

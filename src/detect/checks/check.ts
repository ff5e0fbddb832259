import type { Random } from '../examples/random.js';
import type { Confidence, Severity } from '../types.js';

/** What a check concludes of a value. */
export interface CheckResult {
  /** valid: taken for certain (unless `confidence` says less); invalid: dropped; unknown: stays what it was. */
  readonly outcome: 'valid' | 'invalid' | 'unknown';
  readonly reasons?: readonly string[];
  readonly confidence?: Confidence;
  readonly severity?: Severity;
  /** Identifier that the value itself gives away: an AWS account, a user name. */
  readonly companion?: string;
}

/** A named check of a value's inner structure. Pure. */
export interface Check {
  readonly name: string;
  /** One line for the list in patterns/README.md. */
  readonly about: string;
  /** `value` is Latin-1. */
  check(value: string): CheckResult;
  /** Makes a value that holds, beginning with `prefix`, for examples. */
  example?(prefix: string, random: Random): string;
}

export const VALID: CheckResult = { outcome: 'valid', reasons: ['checksum fits'] };
export const INVALID: CheckResult = { outcome: 'invalid' };
export const UNKNOWN: CheckResult = { outcome: 'unknown' };
/** A distinctive form whose checksum does not fit: kept, as a guess. */
export const DOUBTFUL: CheckResult = { outcome: 'unknown', confidence: 'low', reasons: ['checksum does not fit'] };

/** Words for a kind of document that many countries have; with a country beside them they mean that country's. */
export type GenericLabel = 'national id' | 'tax id' | 'social security' | 'health' | 'passport' | 'driver licence';

/** One kind of number that a state gives to a person. */
export interface IdKind {
  /** Names the kind in reasons: "Brazilian CPF". */
  readonly title: string;
  readonly rule:
    'pii-us-ssn' | 'pii-national-id' | 'pii-tax-id' | 'pii-health-id' | 'pii-passport' | 'pii-driver-licence';
  /** ISO 3166 code in lower case. */
  readonly country: string;
  /** Names that mean this kind by themselves, in lower case, words separated by spaces. */
  readonly labels: readonly string[];
  /** Names that mean this kind where the country stands beside them (or, without any country, one of several). */
  readonly generic: readonly GenericLabel[];
  /** The form as people write it, without anchors; matched without regard to case. */
  readonly shape: RegExp;
  /** Check digits and ranges. `compact`: upper case, without spaces, dots, dashes and slashes. */
  readonly valid: (compact: string) => boolean;
  /** The check or the form tells the number from others so well that no label is needed. */
  readonly checked: boolean;
}

/** All digits alike, or counted up from 1: what people type in instead of a number. */
export function isFiller(digits: string): boolean {
  return /^(.)\1*$/.test(digits) || digits === '123456789';
}

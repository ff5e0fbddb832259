import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** Australian Taxation Office: weights 1 4 3 7 5 8 6 9 10, divisible by 11 (older numbers of eight digits have no tenth weight). */
const isTfn = (nine: string): boolean => weightedSum(nine, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && !isFiller(nine);

/** Services Australia: first digit 2 to 6, weights 1 3 7 9 1 3 7 9, remainder of ten is the ninth digit; the tenth is the issue. */
const isMedicare = (compact: string): boolean =>
  weightedSum(compact, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(compact, 8) && compact[9] !== '0';

/** Inland Revenue: two rounds of weights over eight digits, 10 million to 200 million. */
function isIrd(compact: string): boolean {
  const nine = compact.padStart(9, '0');
  const check = (weights: number[]): number => (11 - (weightedSum(nine, weights) % 11)) % 11;
  let digit = check([3, 2, 7, 6, 5, 4, 3, 2]);
  if (digit === 10) digit = check([7, 4, 3, 2, 5, 2, 7, 6]);
  return Number(nine) > 10_000_000 && Number(nine) < 200_000_000 && digit === digitAt(nine, 8);
}

const NHI_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** HISO 10046: weights 7 to 2 (letters without I and O from 1); old form modulo 11 with a digit, new one modulo 23 with a letter. */
function isNhi(compact: string): boolean {
  let sum = 0;
  for (let at = 0; at < 6; at++) {
    const char = compact[at]!;
    sum += (/\d/.test(char) ? Number(char) : NHI_LETTERS.indexOf(char) + 1) * (7 - at);
  }
  if (/\d$/.test(compact)) return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === digitAt(compact, 6);
  return NHI_LETTERS[22 - (sum % 23)] === compact[6];
}

export const OCEANIA: readonly IdKind[] = [
  {
    title: 'Australian tax file number',
    rule: 'pii-tax-id',
    country: 'au',
    labels: ['tfn', 'tax file number', 'tax file no'],
    generic: ['tax id'],
    shape: /\d{3}[- ]?\d{3}[- ]?\d{3}/,
    valid: isTfn,
    checked: false,
  },
  {
    title: 'Australian Medicare number',
    rule: 'pii-health-id',
    country: 'au',
    labels: ['medicare', 'medicare number', 'medicare no', 'medicare card'],
    generic: ['health'],
    shape: /[2-6]\d{3}[- ]?\d{5}[- ]?\d(?:[-/ ]\d)?/,
    valid: isMedicare,
    checked: false,
  },
  {
    title: 'Australian passport',
    rule: 'pii-passport',
    country: 'au',
    labels: [],
    generic: ['passport'],
    shape: /[A-Z]\d{7}|P[A-FUWXZ]\d{7}/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'New Zealand IRD number',
    rule: 'pii-tax-id',
    country: 'nz',
    labels: ['ird', 'ird number', 'ird no'],
    generic: ['tax id'],
    shape: /\d{2,3}[- ]?\d{3}[- ]?\d{3}/,
    valid: isIrd,
    checked: false,
  },
  {
    title: 'New Zealand NHI number',
    rule: 'pii-health-id',
    country: 'nz',
    labels: ['nhi', 'nhi number', 'national health index'],
    generic: ['health'],
    shape: /[A-HJ-NP-Z]{3}(?:\d{4}|\d{2}[A-HJ-NP-Z][A-HJ-NP-Z])/,
    valid: isNhi,
    checked: false,
  },
];

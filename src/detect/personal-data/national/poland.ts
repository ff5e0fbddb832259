import { isDay } from '../checks/dates.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** The month of a PESEL is raised by 80, 20, 40 or 60 for the centuries from 1800, 2000, 2100, 2200. */
function isPesel(eleven: string): boolean {
  const month = Number(eleven.slice(2, 4));
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)]!;
  if (!isDay(century + Number(eleven.slice(0, 2)), month % 20, Number(eleven.slice(4, 6)))) return false;
  return (10 - (weightedSum(eleven, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digitAt(eleven, 10);
}

/** Ministry of Finance: weights 6 5 7 2 3 4 5 6 7, remainder of 11. */
const isNip = (ten: string): boolean =>
  weightedSum(ten, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digitAt(ten, 9) && ten[0] !== '0';

/** Dowód osobisty: three letters (10 to 35) and six digits with weights 7 3 1, 9, 7 3 1 7 3; divisible by ten. */
function isIdentityCard(compact: string): boolean {
  const weights = [7, 3, 1, 9, 7, 3, 1, 7, 3];
  return [...compact].reduce((sum, char, at) => sum + Number.parseInt(char, 36) * weights[at]!, 0) % 10 === 0;
}

export const POLAND: readonly IdKind[] = [
  {
    title: 'Polish PESEL',
    rule: 'pii-national-id',
    country: 'pl',
    labels: ['pesel', 'numer pesel', 'nr pesel'],
    generic: ['national id', 'social security'],
    shape: /\d{11}/,
    valid: isPesel,
    checked: false,
  },
  {
    title: 'Polish NIP',
    rule: 'pii-tax-id',
    country: 'pl',
    labels: ['nip', 'numer nip'],
    generic: ['tax id'],
    shape: /\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3}|\d{10}/,
    valid: isNip,
    checked: false,
  },
  {
    title: 'Polish identity card',
    rule: 'pii-national-id',
    country: 'pl',
    labels: ['dowod osobisty', 'dowod', 'nr dowodu', 'numer dowodu', 'seria i numer dowodu'],
    generic: ['national id'],
    shape: /[A-Z]{3} ?\d{6}/,
    valid: isIdentityCard,
    checked: false,
  },
];

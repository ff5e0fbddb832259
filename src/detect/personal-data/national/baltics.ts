import { isShortDate, isShortDateDayFirst } from '../checks/dates.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** EVS 585 (Estonia), also Lithuania's: weights 1 to 9, 1; where the remainder of 11 is ten, 3 to 9, 1 to 3; ten again is 0. */
function twoStageCheck(eleven: string): boolean {
  let check = weightedSum(eleven, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  if (check === 10) check = weightedSum(eleven, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return check % 10 === digitAt(eleven, 10) && /^[1-8]/.test(eleven) && isShortDate(eleven.slice(1, 7));
}

/** PMLP (Latvia): weights 1 6 3 7 9 10 5 8 4 2, check (1101 - sum) modulo 11; numbers from 32 on have no date. */
function isPersonasKods(eleven: string): boolean {
  const check = (1101 - weightedSum(eleven, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11;
  if (check % 11 !== digitAt(eleven, 10)) return false;
  return eleven.startsWith('32') || isShortDateDayFirst(eleven.slice(0, 6));
}

const person = (title: string, country: string, labels: string[]): IdKind => ({
  title,
  rule: 'pii-national-id',
  country,
  labels,
  generic: ['national id', 'social security'],
  shape: /\d{11}/,
  valid: twoStageCheck,
  checked: false,
});

export const BALTICS: readonly IdKind[] = [
  person('Estonian personal code', 'ee', ['isikukood', 'personal code']),
  person('Lithuanian personal code', 'lt', ['asmens kodas', 'asmens_kodas', 'personal code']),
  {
    title: 'Latvian personal code',
    rule: 'pii-national-id',
    country: 'lv',
    labels: ['personas kods', 'personal code'],
    generic: ['national id', 'social security', 'tax id'],
    shape: /\d{6}-?\d{5}/,
    valid: isPersonasKods,
    checked: false,
  },
];

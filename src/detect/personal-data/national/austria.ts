import { isShortDateDayFirst } from '../checks/dates.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** Dachverband der Sozialversicherungsträger: weights 3 7 9, (check), 5 8 4 2 1 6, remainder of 11; months above 12 where serials ran out. */
function isInsuranceNumber(ten: string): boolean {
  const check = (weightedSum(ten, [3, 7, 9]) + weightedSum(ten.slice(4), [5, 8, 4, 2, 1, 6])) % 11;
  const month = Number(ten.slice(6, 8));
  return ten[0] !== '0' && check === digitAt(ten, 3) && (month > 12 ? month <= 16 : isShortDateDayFirst(ten.slice(4)));
}

export const AUSTRIA: readonly IdKind[] = [
  {
    title: 'Austrian social insurance number',
    rule: 'pii-national-id',
    country: 'at',
    labels: ['svnr', 'sv nummer', 'sv nr', 'vnr', 'sozialversicherungsnummer', 'versicherungsnummer'],
    generic: ['national id', 'social security', 'health'],
    shape: /\d{4}[- ]?\d{6}/,
    valid: isInsuranceNumber,
    checked: false,
  },
];

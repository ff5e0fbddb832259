import { isShortDate } from '../checks/dates.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** Singapore, Immigration & Checkpoints Authority: weights 2 7 6 5 4 3 2, T and G add 4, M adds 3; the remainder is a letter. */
function isNric(compact: string): boolean {
  const series = compact[0]!;
  const offset = series === 'T' || series === 'G' ? 4 : series === 'M' ? 3 : 0;
  const remainder = (weightedSum(compact.slice(1), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11;
  const letters = series === 'M' ? 'XWUTRQPNJLK' : series === 'S' || series === 'T' ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK';
  return letters[series === 'M' ? 10 - ((10 - remainder) % 11) : remainder] === compact[8];
}

/** Bureau of Registration Administration: weights 13 to 2, eleven minus the remainder; category 1-8, then a real province. */
function isThaiId(thirteen: string): boolean {
  const check = (11 - (weightedSum(thirteen, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  // After the kind of person the province: no number goes above 96.
  return /^[1-8](?!0|9[7-9])/.test(thirteen) && check === digitAt(thirteen, 12);
}

/** BIR (Philippines): nine digits of which the last checks the first eight (weights 9 to 2, remainder of 11), and a branch. */
function isPhilippineTin(compact: string): boolean {
  const weighted = weightedSum(compact, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return weighted !== 10 && weighted === digitAt(compact, 8) && !isFiller(compact.slice(0, 9));
}

/** Dukcapil (Indonesia): province, date (day raised by 40 for women), serial. */
function isNik(sixteen: string): boolean {
  const day = Number(sixteen.slice(6, 8)) % 40;
  return (
    /^[1-9]/.test(sixteen) && isShortDate(sixteen.slice(10, 12) + sixteen.slice(8, 10) + String(day).padStart(2, '0'))
  );
}

export const SOUTH_EAST_ASIA: readonly IdKind[] = [
  {
    title: 'Singaporean NRIC / FIN',
    rule: 'pii-national-id',
    country: 'sg',
    labels: ['nric', 'fin number', 'nric fin', 'nric number', 'fin'],
    generic: ['national id'],
    shape: /[STFGM]\d{7}[A-Z]/,
    valid: isNric,
    checked: false,
  },
  {
    title: 'Thai national identity number',
    rule: 'pii-national-id',
    country: 'th',
    labels: [
      'thai id',
      'tnin',
      'thai national id',
      '\xe0\xb9\x80\xe0\xb8\xa5\xe0\xb8\x82\xe0\xb8\x9a\xe0\xb8\xb1\xe0\xb8\x95\xe0\xb8\xa3\xe0\xb8\x9b\xe0\xb8\xa3\xe0\xb8\xb0\xe0\xb8\x8a\xe0\xb8\xb2\xe0\xb8\x8a\xe0\xb8\x99',
      '\xe0\xb9\x80\xe0\xb8\xa5\xe0\xb8\x82\xe0\xb8\x9b\xe0\xb8\xa3\xe0\xb8\xb0\xe0\xb8\x88\xe0\xb8\xb3\xe0\xb8\x95\xe0\xb8\xb1\xe0\xb8\xa7\xe0\xb8\x9b\xe0\xb8\xa3\xe0\xb8\xb0\xe0\xb8\x8a\xe0\xb8\xb2\xe0\xb8\x8a\xe0\xb8\x99',
    ],
    generic: ['national id'],
    shape: /\d[- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d/,
    valid: isThaiId,
    checked: false,
  },
  {
    title: 'Philippine TIN',
    rule: 'pii-tax-id',
    country: 'ph',
    labels: ['tin', 'bir tin', 'tin number', 'tin no'],
    generic: ['tax id'],
    shape: /\d{3}-\d{3}-\d{3}(?:-\d{3,5})?|\d{9}(?:\d{3})?/,
    valid: isPhilippineTin,
    checked: false,
  },
  {
    title: 'Malaysian identity card',
    rule: 'pii-national-id',
    country: 'my',
    labels: ['mykad', 'nric', 'ic number', 'no kp', 'kad pengenalan'],
    generic: ['national id'],
    shape: /\d{6}-\d{2}-\d{4}|\d{12}/,
    valid: (twelve) => isShortDate(twelve.slice(0, 6)) && !/^(?:00|1[789]|[2-9]0)$/.test(twelve.slice(6, 8)),
    checked: false,
  },
  {
    title: 'Indonesian NIK',
    rule: 'pii-national-id',
    country: 'id',
    labels: ['nik', 'ktp', 'nomor ktp', 'no ktp', 'nomor induk kependudukan'],
    generic: ['national id'],
    shape: /\d{16}/,
    valid: isNik,
    checked: false,
  },
];

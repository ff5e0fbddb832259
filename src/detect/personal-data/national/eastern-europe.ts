import { isShortDate } from '../checks/dates.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** Russian Federal Tax Service: two check digits of twelve, remainder of 11, then of 10. */
function isInn(twelve: string): boolean {
  const first = (weightedSum(twelve, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const second = (weightedSum(twelve, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return first === digitAt(twelve, 10) && second === digitAt(twelve, 11) && !isFiller(twelve);
}

/** Pension Fund of Russia: weights 9 to 1, modulo 101, a hundred is 00. */
function isSnils(eleven: string): boolean {
  const check = (weightedSum(eleven, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
  return check === Number(eleven.slice(9)) && !isFiller(eleven);
}

/** State Tax Service of Ukraine: weights -1 5 7 9 4 6 10 5 7, remainder of 11, then of 10. */
function isRnokpp(ten: string): boolean {
  const sum = weightedSum(ten, [-1, 5, 7, 9, 4, 6, 10, 5, 7]);
  return (((sum % 11) + 11) % 11) % 10 === digitAt(ten, 9) && !isFiller(ten);
}

/** Kazakhstan, Government resolution 853 of 2007: weights 1 to 11; where the remainder is ten, 3 to 11, 1, 2. */
function isIin(twelve: string): boolean {
  let check = weightedSum(twelve, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  if (check === 10) check = weightedSum(twelve, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return check === digitAt(twelve, 11) && isShortDate(twelve.slice(0, 6));
}

export const EASTERN_EUROPE: readonly IdKind[] = [
  {
    title: 'Russian INN of a person',
    rule: 'pii-tax-id',
    country: 'ru',
    labels: ['inn', '\xd0\xb8\xd0\xbd\xd0\xbd', '\xd0\x98\xd0\x9d\xd0\x9d'],
    generic: ['tax id'],
    shape: /\d{12}/,
    valid: isInn,
    checked: false,
  },
  {
    title: 'Russian SNILS',
    rule: 'pii-national-id',
    country: 'ru',
    labels: ['snils', '\xd1\x81\xd0\xbd\xd0\xb8\xd0\xbb\xd1\x81', '\xd0\xa1\xd0\x9d\xd0\x98\xd0\x9b\xd0\xa1'],
    generic: ['national id', 'social security'],
    shape: /\d{3}-\d{3}-\d{3}[- ]?\d{2}|\d{11}/,
    valid: isSnils,
    checked: true,
  },
  {
    title: 'Ukrainian taxpayer number (RNOKPP)',
    rule: 'pii-tax-id',
    country: 'ua',
    labels: [
      'rnokpp',
      'ipn',
      '\xd1\x80\xd0\xbd\xd0\xbe\xd0\xba\xd0\xbf\xd0\xbf',
      '\xd1\x96\xd0\xbf\xd0\xbd',
      '\xd0\x86\xd0\x9f\xd0\x9d',
      '\xd0\xa0\xd0\x9d\xd0\x9e\xd0\x9a\xd0\x9f\xd0\x9f',
    ],
    generic: ['tax id', 'national id'],
    shape: /\d{10}/,
    valid: isRnokpp,
    checked: false,
  },
  {
    title: 'Kazakh individual identification number',
    rule: 'pii-national-id',
    country: 'kz',
    labels: ['iin', '\xd0\xb8\xd0\xb8\xd0\xbd', '\xd0\x98\xd0\x98\xd0\x9d'],
    generic: ['national id', 'tax id'],
    shape: /\d{12}/,
    valid: isIin,
    checked: false,
  },
];

import { isLongDate, isShortDate, isShortDateDayFirst } from '../checks/dates.js';
import { luhnHolds } from '../checks/luhn.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** Skatteverket SKV 704: Luhn over the ten digits; a coordination number's day is raised by 60. */
function isPersonnummer(compact: string): boolean {
  const ten = compact.replace('+', '').slice(-10);
  const day = Number(ten.slice(4, 6));
  const dated = ten.slice(0, 4) + String(day > 60 ? day - 60 : day).padStart(2, '0');
  const dateHolds =
    compact.replace('+', '').length === 12 ? isLongDate(compact.slice(0, 2) + dated) : isShortDate(dated);
  return dateHolds && luhnHolds(ten);
}

/** Skatteetaten: two check digits of 11; a D number's day is raised by 40. */
function isFodselsnummer(eleven: string): boolean {
  const day = Number(eleven.slice(0, 2));
  const dated = String(day > 40 ? day - 40 : day).padStart(2, '0') + eleven.slice(2, 6);
  const first = (11 - (weightedSum(eleven, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weightedSum(eleven, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return isShortDateDayFirst(dated) && first === digitAt(eleven, 9) && second === digitAt(eleven, 10);
}

/** CPR-kontoret: since 2007 numbers without the old check digit are given, so only the date can be checked. */
const isCpr = (ten: string): boolean => isShortDateDayFirst(ten.slice(0, 6)) && ten.slice(6) !== '0000';

/** Digital and Population Data Services Agency: date, sign of the century, serial, the nine digits modulo 31 as a character. */
function isHetu(compact: string): boolean {
  const digits = compact.replace(/[^0-9A-Z]/g, '');
  const nine = digits.slice(0, 6) + digits.slice(-4, -1);
  return (
    isShortDateDayFirst(nine.slice(0, 6)) && '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(nine) % 31] === digits.at(-1)
  );
}

/** Þjóðskrá: weights 3 2 7 6 5 4 3 2, check digit 11 minus the remainder; the last digit is the century. */
function isKennitala(ten: string): boolean {
  const check = (11 - (weightedSum(ten, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return isShortDateDayFirst(ten.slice(0, 6)) && check === digitAt(ten, 8) && '890'.includes(ten[9]!);
}

export const NORDICS: readonly IdKind[] = [
  {
    title: 'Swedish personal identity number',
    rule: 'pii-national-id',
    country: 'se',
    labels: [
      'personnummer',
      'samordningsnummer',
      'personnr',
      'pnr',
      'personal identity code',
      'personal identity number',
      'swedish id code',
      'organisationsnummer',
    ],
    generic: ['national id', 'social security', 'tax id'],
    shape: /(?:18|19|20)\d{6}[-+]?\d{4}|\d{6}[-+]?\d{4}/,
    valid: isPersonnummer,
    checked: false,
  },
  {
    title: 'Norwegian birth number',
    rule: 'pii-national-id',
    country: 'no',
    labels: ['fodselsnummer', 'f\xc3\xb8dselsnummer', 'fnr', 'personnummer', 'd nummer', 'dnummer'],
    generic: ['national id', 'social security'],
    shape: /\d{6} ?\d{5}/,
    valid: isFodselsnummer,
    checked: true,
  },
  {
    title: 'Danish CPR number',
    rule: 'pii-national-id',
    country: 'dk',
    labels: ['cpr', 'cpr nummer', 'cpr nr', 'cpr number', 'cprnr', 'personnummer'],
    generic: ['national id', 'social security'],
    shape: /\d{6}[- ]?\d{4}/,
    valid: isCpr,
    checked: false,
  },
  {
    title: 'Finnish personal identity code',
    rule: 'pii-national-id',
    country: 'fi',
    labels: ['hetu', 'henkilotunnus', 'henkil\xc3\xb6tunnus', 'sotu', 'personal identity code'],
    generic: ['national id', 'social security'],
    shape: /\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]/,
    valid: isHetu,
    checked: true,
  },
  {
    title: 'Icelandic kennitala',
    rule: 'pii-national-id',
    country: 'is',
    labels: ['kennitala'],
    generic: ['national id', 'social security'],
    shape: /\d{6}-?\d{4}/,
    valid: isKennitala,
    checked: false,
  },
];

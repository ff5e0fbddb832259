import { isShortDate } from '../checks/dates.js';
import { luhnHolds } from '../checks/luhn.js';
import { mod11x10Holds } from '../checks/iso7064.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** JMBG (Yugoslav law of 1976, still in use): DDMMYYY, region, serial; weights 7 to 2 twice, 11 minus the remainder. */
function isJmbg(thirteen: string): boolean {
  const check = 11 - (weightedSum(thirteen, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  const day = thirteen.slice(5, 7) + thirteen.slice(2, 4) + thirteen.slice(0, 2);
  return isShortDate(day) && '890'.includes(thirteen[4]!) && (check >= 10 ? 0 : check) === digitAt(thirteen, 12);
}

/** AADE: digits times falling powers of two, remainder of 11, ten is 0. */
function isAfm(nine: string): boolean {
  const sum = weightedSum(nine, [256, 128, 64, 32, 16, 8, 4, 2]);
  return (sum % 11) % 10 === digitAt(nine, 8) && !isFiller(nine);
}

export const BALKANS_GREECE: readonly IdKind[] = [
  {
    title: 'Croatian OIB',
    rule: 'pii-national-id',
    country: 'hr',
    labels: ['oib', 'osobni identifikacijski broj'],
    generic: ['national id', 'tax id'],
    shape: /\d{11}/,
    valid: mod11x10Holds,
    checked: false,
  },
  {
    title: 'Unique master citizen number (JMBG, EMSO)',
    rule: 'pii-national-id',
    country: 'rs',
    labels: ['jmbg', 'emso', 'em\xc5\xa1o', 'EM\xc5\xa0O', 'embg', 'maticni broj', 'mati\xc4\x8dni broj'],
    generic: ['national id'],
    shape: /\d{13}/,
    valid: isJmbg,
    checked: false,
  },
  {
    // IDIKA: date of birth, serial, Luhn.
    title: 'Greek AMKA',
    rule: 'pii-national-id',
    country: 'gr',
    labels: ['amka', '\xce\xb1\xce\xbc\xce\xba\xce\xb1', '\xce\x91\xce\x9c\xce\x9a\xce\x91'],
    generic: ['social security', 'national id', 'health'],
    shape: /\d{11}/,
    valid: (amka) => luhnHolds(amka) && isShortDate(amka.slice(4, 6) + amka.slice(2, 4) + amka.slice(0, 2)),
    checked: false,
  },
  {
    title: 'Greek tax number (AFM)',
    rule: 'pii-tax-id',
    country: 'gr',
    labels: ['afm', '\xce\xb1\xcf\x86\xce\xbc', '\xce\x91\xce\xa6\xce\x9c'],
    generic: ['tax id'],
    shape: /\d{9}/,
    valid: isAfm,
    checked: false,
  },
];

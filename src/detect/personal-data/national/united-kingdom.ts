import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** NHS Data Dictionary: weights 10 to 2, check digit 11 minus the remainder of 11 (11 is 0, 10 never given). */
function isNhsNumber(ten: string): boolean {
  const check = 11 - (weightedSum(ten, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check === 11 ? 0 : check) === digitAt(ten, 9) && !isFiller(ten);
}

/** HMRC NIM39110: no D F I Q U V in front, no O second, and prefixes never given. */
const NINO_PREFIX = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]/;

/** HMRC: the first of the ten digits checks the rest (weights 6 7 8 9 10 5 4 3 2, table 21987654321). */
function isTaxReference(ten: string): boolean {
  const remainder = weightedSum(ten.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
  return '21987654321'[remainder] === ten[0];
}

/** DVLA: five characters of the surname, decade, month (+50 for women), day, year, initials, 9 where there are none. */
function isDrivingLicence(compact: string): boolean {
  const month = Number(compact.slice(6, 8)) % 50;
  const day = Number(compact.slice(8, 10));
  return /^[A-Z]{1,5}9*$/.test(compact.slice(0, 5)) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

export const UNITED_KINGDOM: readonly IdKind[] = [
  {
    title: 'UK National Insurance number',
    rule: 'pii-national-id',
    country: 'gb',
    labels: ['nino', 'national insurance', 'national insurance number', 'national insurance no', 'ni number', 'nin'],
    generic: ['national id', 'social security', 'tax id'],
    shape: /[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|[A-Z]{2}-\d{2}-\d{2}-\d{2}-[A-D]/,
    valid: (nino) => NINO_PREFIX.test(nino),
    checked: false,
  },
  {
    title: 'UK NHS number',
    rule: 'pii-health-id',
    country: 'gb',
    labels: ['nhs', 'nhs number', 'nhs no'],
    generic: ['health'],
    shape: /\d{3}[- ]\d{3}[- ]\d{4}|\d{10}/,
    valid: isNhsNumber,
    checked: false,
  },
  {
    title: 'UK unique taxpayer reference',
    rule: 'pii-tax-id',
    country: 'gb',
    labels: ['utr', 'unique taxpayer reference', 'unique tax reference'],
    generic: ['tax id'],
    shape: /\d{5} ?\d{5}/,
    valid: isTaxReference,
    checked: false,
  },
  {
    title: 'UK driving licence',
    rule: 'pii-driver-licence',
    country: 'gb',
    labels: ['licence', 'driving licence', 'dvla'],
    generic: ['driver licence'],
    shape: /[A-Z9]{5} ?\d{6} ?[A-Z9]{2}[A-Z0-9][A-Z]{2}/,
    valid: isDrivingLicence,
    checked: false,
  },
  {
    title: 'UK passport',
    rule: 'pii-passport',
    country: 'gb',
    labels: [],
    generic: ['passport'],
    shape: /[A-Z]{2}\d{7}/,
    valid: () => true,
    checked: false,
  },
];

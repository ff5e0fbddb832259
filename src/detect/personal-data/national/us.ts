import { luhnHolds } from '../checks/luhn.js';
import { digitAt } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** Printed on cards in wallets and in advertisements, never issued or withdrawn (SSA, "Social Security numbers misused"). */
const PUBLIC_SSN = new Set(['078051120', '219099999', '457555462', '111111111', '123456789', '123121234']);

/**
 * Social Security Administration, RM 10201.035: no area 000, 666 or 900-999, no group 00, no serial 0000.
 * 987-65-4320 to -4329 are reserved for advertising.
 */
function isSocialSecurityNumber(nine: string): boolean {
  const area = nine.slice(0, 3);
  if (area === '000' || area === '666' || area >= '900') return false;
  return nine.slice(3, 5) !== '00' && nine.slice(5) !== '0000' && !PUBLIC_SSN.has(nine);
}

/** IRS: nine digits from 900, the fourth and fifth in 50-65, 70-88, 90-92, 94-99. */
function isTaxpayerNumber(nine: string): boolean {
  const group = Number(nine.slice(3, 5));
  return (
    nine.startsWith('9') &&
    ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group <= 92) || group >= 94)
  );
}

/** DEA registration number: two letters, six digits, check: (1st+3rd+5th) + 2 * (2nd+4th+6th), last digit. */
function isDeaNumber(compact: string): boolean {
  const at = (index: number) => digitAt(compact, index + 2);
  return (at(0) + at(2) + at(4) + 2 * (at(1) + at(3) + at(5))) % 10 === at(6);
}

export const UNITED_STATES: readonly IdKind[] = [
  {
    title: 'US Social Security number',
    rule: 'pii-us-ssn',
    country: 'us',
    labels: ['ssn', 'ssns', 'social security', 'social security number', 'social security no', 'soc sec', 'social sec'],
    generic: ['social security'],
    shape: /\d{3}-\d{2}-\d{4}|\d{3}\.\d{2}\.\d{4}|\d{3} \d{2} \d{4}|\d{9}|\d{3}-\d{6}|\d{5}-\d{4}/,
    valid: isSocialSecurityNumber,
    checked: false,
  },
  {
    title: 'US individual taxpayer number (ITIN)',
    rule: 'pii-us-ssn',
    country: 'us',
    labels: ['itin', 'individual taxpayer', 'individual taxpayer identification', 'ssn'],
    generic: ['tax id', 'social security'],
    shape: /\d{3}-\d{2}-\d{4}|\d{3}\.\d{2}\.\d{4}|\d{3} \d{2} \d{4}|\d{9}|\d{3}-\d{6}|\d{5}-\d{4}/,
    valid: isTaxpayerNumber,
    checked: false,
  },
  {
    // CMS, "Understanding the new Medicare beneficiary identifier format": positions of digits and letters; no S L O I B Z.
    title: 'US Medicare beneficiary identifier',
    rule: 'pii-health-id',
    country: 'us',
    labels: ['mbi', 'medicare beneficiary', 'medicare id', 'medicare number', 'medicare no', 'medicare'],
    generic: ['health'],
    shape:
      /[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}/,
    valid: () => true,
    checked: false,
  },
  {
    // CMS, NPI final rule (45 CFR 162.406): Luhn over the number with 80840 before it.
    title: 'US National Provider Identifier',
    rule: 'pii-health-id',
    country: 'us',
    labels: ['npi', 'national provider', 'provider identifier'],
    generic: [],
    shape: /[12]\d{9}/,
    valid: (npi) => luhnHolds('80840' + npi),
    checked: false,
  },
  {
    title: 'US DEA registration number',
    rule: 'pii-health-id',
    country: 'us',
    labels: ['dea number', 'dea no', 'dea registration', 'dea license', 'medical license', 'medical licence', 'dea'],
    generic: [],
    shape: /[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}/,
    valid: isDeaNumber,
    checked: false,
  },
  {
    // State Department: nine digits, or (since 2021) a letter and eight digits.
    title: 'US passport',
    rule: 'pii-passport',
    country: 'us',
    labels: ['us passport', 'travel document'],
    generic: ['passport'],
    shape: /[A-Z]\d{8}|\d{9}/,
    valid: (compact) => !isFiller(compact),
    checked: false,
  },
  {
    // AAMVA's table of the states' formats, those with at least seven characters.
    title: 'US driver licence',
    rule: 'pii-driver-licence',
    country: 'us',
    labels: [],
    generic: ['driver licence'],
    shape:
      /[A-Z]\d{3}[- ]\d{4}[- ]\d{4}|[A-Z]\d{3}-\d{3}-\d{2}-\d{3}-\d|[A-Z]\d{7,14}|[A-Z]{2}\d{6,7}|\d{7,10}|\d{12,13}/,
    valid: (compact) => !isFiller(compact),
    checked: false,
  },
];

import { isShortDateDayFirst } from '../checks/dates.js';
import { icaoHolds } from '../checks/icao.js';
import { mod11x10Holds } from '../checks/iso7064.js';
import { digitAt } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** Sum of the digits of every product, as the pension and health insurers count. */
function crossSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  weights.forEach((weight, at) => {
    const product = digitAt(digits, at) * weight;
    sum += Math.floor(product / 10) + (product % 10);
  });
  return sum;
}

const letterAsTwoDigits = (letter: string): string => String(letter.charCodeAt(0) - 0x40).padStart(2, '0');

/** § 139b AO: not 0 in front; of the first ten digits none more than three times; ISO 7064 MOD 11,10. */
function isTaxId(eleven: string): boolean {
  return eleven[0] !== '0' && mod11x10Holds(eleven) && !/(\d)(?:.*?\1){3}/.test(eleven.slice(0, 10));
}

/** § 147 SGB VI, VKVV: area, birth date (day may be raised by 50 where numbers ran out), letter, serial; weights 2 1 2 5 7 1 2 1 2 1 2 1. */
function isPensionNumber(compact: string): boolean {
  const digits = compact.slice(0, 8) + letterAsTwoDigits(compact[8]!) + compact.slice(9, 11);
  const day = Number(compact.slice(2, 4));
  const birth = (day > 50 ? String(day - 50).padStart(2, '0') : compact.slice(2, 4)) + compact.slice(4, 8);
  return (
    isShortDateDayFirst(birth) && crossSum(digits, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === digitAt(compact, 11)
  );
}

/** § 290 SGB V: letter as two digits, weights 1 and 2 in turn. */
function isHealthInsuranceNumber(compact: string): boolean {
  const digits = letterAsTwoDigits(compact[0]!) + compact.slice(1, 9);
  return crossSum(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10 === digitAt(compact, 9);
}

/** Serial numbers of identity cards and passports use these letters only; with the tenth place: ICAO check digit. */
const DOCUMENT = /^[CFGHJKLMNPRTVWXYZ0-9]+$/;

/** Nine characters with the check digit as the last one, or ten with it after the serial number. */
function isDocument(compact: string): boolean {
  if (!DOCUMENT.test(compact)) return false;
  return icaoHolds(compact) || /^T\d{8}$/.test(compact);
}

export const GERMANY: readonly IdKind[] = [
  {
    title: 'German tax identification number',
    rule: 'pii-tax-id',
    country: 'de',
    labels: [
      'steuer id',
      'steuerid',
      'steueridentifikationsnummer',
      'steuerliche identifikationsnummer',
      'idnr',
      'steuer idnr',
      'tin',
      'steuer identifikationsnummer',
    ],
    generic: ['tax id', 'national id'],
    shape: /\d{2} ?\d{3} ?\d{3} ?\d{3}/,
    valid: isTaxId,
    checked: false,
  },
  {
    // ELSTER's unified form: 13 digits, the first four name the tax office of one of the 16 states, the fifth is 0.
    title: 'German tax number',
    rule: 'pii-tax-id',
    country: 'de',
    labels: ['steuernummer', 'steuer nr', 'steuernr', 'st nr', 'stnr', 'tax number'],
    generic: ['tax id'],
    shape: /\d{13}|\d{2,3}\/\d{3,4}\/\d{4,5}/,
    valid: (compact) => compact.length < 13 || /^(?:0[1-9]|1[0-6])/.test(compact),
    checked: false,
  },
  {
    title: 'German pension insurance number',
    rule: 'pii-national-id',
    country: 'de',
    labels: [
      'sozialversicherungsnummer',
      'sv nummer',
      'svnr',
      'sv nr',
      'rvnr',
      'rentenversicherungsnummer',
      'versicherungsnummer',
      'sozialversicherung',
      'rentenversicherung',
    ],
    generic: ['social security'],
    shape: /\d{2} ?\d{6} ?[A-Z] ?\d{3}/,
    valid: isPensionNumber,
    checked: false,
  },
  {
    title: 'German health insurance number',
    rule: 'pii-health-id',
    country: 'de',
    labels: [
      'kvnr',
      'krankenversicherungsnummer',
      'krankenversichertennummer',
      'versichertennummer',
      'krankenkasse',
      'egk',
      'krankenversicherung',
    ],
    generic: ['health'],
    shape: /[A-Z]\d{9}/,
    valid: isHealthInsuranceNumber,
    checked: false,
  },
  {
    title: 'German identity card',
    rule: 'pii-national-id',
    country: 'de',
    labels: ['personalausweis', 'personalausweisnummer', 'ausweis', 'ausweisnummer', 'perso'],
    generic: ['national id'],
    shape: /[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}|T\d{8}/,
    valid: isDocument,
    checked: false,
  },
  {
    title: 'German passport',
    rule: 'pii-passport',
    country: 'de',
    labels: ['reisepass', 'reisepassnummer', 'pass nr', 'passnummer', 'passnr'],
    generic: ['passport'],
    shape: /[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{8}/,
    valid: (compact) => DOCUMENT.test(compact) && icaoHolds(compact),
    checked: false,
  },
  {
    // Anlage 8 FeV: authority, number, check place, copy.
    title: 'German driving licence',
    rule: 'pii-driver-licence',
    country: 'de',
    labels: ['fuehrerschein', 'fuhrerschein', 'fuehrerscheinnummer', 'fuhrerscheinnummer', 'fahrerlaubnis'],
    generic: ['driver licence'],
    shape: /[A-Z][A-Z0-9]\d{8}[A-Z0-9]/,
    valid: () => true,
    checked: false,
  },
];

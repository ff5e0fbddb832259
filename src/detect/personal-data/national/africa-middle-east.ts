import { isShortDate } from '../checks/dates.js';
import { luhnHolds } from '../checks/luhn.js';
import { verhoeffHolds } from '../checks/verhoeff.js';
import { isFiller, type IdKind } from './id-kind.js';

/** Department of Home Affairs: date, sex, citizenship 0 to 2, Luhn. */
const isSouthAfricanId = (thirteen: string): boolean =>
  isShortDate(thirteen.slice(0, 6)) && /^[0-2]/.test(thirteen[10]!) && luhnHolds(thirteen);

/** Ministry of Interior: century 2 or 3, date, governorate, serial; how the check digit is made is not published. */
const isEgyptianId = (fourteen: string): boolean =>
  isShortDate(fourteen.slice(1, 7)) && /^(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)$/.test(fourteen.slice(7, 9));

/** Population and Immigration Authority: Luhn over nine digits, zeros in front may be left out. */
const isIsraeliId = (compact: string): boolean => luhnHolds(compact.padStart(9, '0')) && !isFiller(compact);

export const AFRICA_MIDDLE_EAST: readonly IdKind[] = [
  {
    title: 'South African identity number',
    rule: 'pii-national-id',
    country: 'za',
    labels: [
      'rsa id',
      'sa id',
      'south african id',
      'permanent resident number',
      'refugee id',
      'refugee id number',
      'sa id number',
      'rsa id number',
    ],
    generic: ['national id'],
    shape: /\d{6} ?\d{4} ?\d{3}/,
    valid: isSouthAfricanId,
    checked: true,
  },
  {
    title: 'Nigerian NIN',
    rule: 'pii-national-id',
    country: 'ng',
    labels: ['nin', 'nin number', 'national identification number'],
    generic: ['national id'],
    shape: /\d{11}/,
    valid: verhoeffHolds,
    checked: false,
  },
  {
    title: 'Egyptian national number',
    rule: 'pii-national-id',
    country: 'eg',
    labels: ['raqam qawmi'],
    generic: ['national id'],
    shape: /[23]\d{13}/,
    valid: isEgyptianId,
    checked: false,
  },
  {
    title: 'Israeli identity number',
    rule: 'pii-national-id',
    country: 'il',
    labels: [
      'teudat zehut',
      'mispar zehut',
      '\xd7\xaa\xd7\xa2\xd7\x95\xd7\x93\xd7\xaa \xd7\x96\xd7\x94\xd7\x95\xd7\xaa',
      '\xd7\x9e\xd7\xa1\xd7\xa4\xd7\xa8 \xd7\x96\xd7\x94\xd7\x95\xd7\xaa',
    ],
    generic: ['national id'],
    shape: /\d{8}-?\d/,
    valid: isIsraeliId,
    checked: false,
  },
  {
    // Emirates ID, Federal Authority for Identity and Citizenship: 784, year of birth, serial, Luhn.
    title: 'Emirates ID',
    rule: 'pii-national-id',
    country: 'ae',
    labels: ['emirates id', 'eid number'],
    generic: ['national id'],
    shape: /784-?(?:19|20)\d{2}-?\d{7}-?\d/,
    valid: luhnHolds,
    checked: true,
  },
  {
    // Ministry of Interior: 1 citizens, 2 residents, Luhn.
    title: 'Saudi identity number',
    rule: 'pii-national-id',
    country: 'sa',
    labels: ['iqama', 'iqama number', 'iqama no'],
    generic: ['national id'],
    shape: /[12]\d{9}/,
    valid: luhnHolds,
    checked: false,
  },
  {
    title: 'Pakistani CNIC',
    rule: 'pii-national-id',
    country: 'pk',
    labels: ['cnic', 'nicop', 'cnic number', 'cnic no'],
    generic: ['national id'],
    shape: /[1-7]\d{4}-\d{7}-\d/,
    valid: (compact) => !isFiller(compact),
    checked: false,
  },
  {
    // Thirteen digits without a check are told from others by this name only.
    title: 'Pakistani CNIC',
    rule: 'pii-national-id',
    country: 'pk',
    labels: ['cnic', 'nicop', 'cnic number', 'cnic no', 'pakistani id'],
    generic: [],
    shape: /[1-7]\d{12}/,
    valid: (compact) => !isFiller(compact),
    checked: false,
  },
];

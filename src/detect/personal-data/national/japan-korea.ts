import { isShortDate } from '../checks/dates.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** Ministerial ordinance 85 of 2014: weights 6 5 4 3 2 7 6 5 4 3 2, eleven minus the remainder where that is above 1. */
function isMyNumber(twelve: string): boolean {
  const remainder = weightedSum(twelve, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (remainder <= 1 ? 0 : 11 - remainder) === digitAt(twelve, 11) && !isFiller(twelve);
}

/** Date and sex; numbers given since October 2020 have no check digit, so that cannot be asked for. */
const datedWith =
  (kinds: RegExp) =>
  (thirteen: string): boolean =>
    isShortDate(thirteen.slice(0, 6)) && kinds.test(thirteen[6]!);

/** Labels in Hangul and Kanji are UTF-8 bytes. */
export const JAPAN_KOREA: readonly IdKind[] = [
  {
    title: 'Japanese My Number',
    rule: 'pii-national-id',
    country: 'jp',
    labels: [
      'my number',
      'mynumber',
      'kojin bango',
      '\xe3\x83\x9e\xe3\x82\xa4\xe3\x83\x8a\xe3\x83\xb3\xe3\x83\x90\xe3\x83\xbc',
      '\xe5\x80\x8b\xe4\xba\xba\xe7\x95\xaa\xe5\x8f\xb7',
    ],
    generic: ['national id', 'tax id'],
    shape: /\d{4}[- ]?\d{4}[- ]?\d{4}/,
    valid: isMyNumber,
    checked: false,
  },
  {
    title: 'Japanese passport',
    rule: 'pii-passport',
    country: 'jp',
    labels: ['\xe6\x97\x85\xe5\x88\xb8', '\xe3\x83\x91\xe3\x82\xb9\xe3\x83\x9d\xe3\x83\xbc\xe3\x83\x88'],
    generic: ['passport'],
    shape: /[A-Z]{2}\d{7}/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'Korean resident registration number',
    rule: 'pii-national-id',
    country: 'kr',
    labels: [
      'rrn',
      'resident registration',
      'resident registration number',
      'jumin',
      '\xec\xa3\xbc\xeb\xaf\xbc\xeb\x93\xb1\xeb\xa1\x9d\xeb\xb2\x88\xed\x98\xb8',
      '\xec\xa3\xbc\xeb\xaf\xbc\xeb\xb2\x88\xed\x98\xb8',
    ],
    generic: ['national id'],
    shape: /\d{6}-?\d{7}/,
    valid: datedWith(/[1-4]/),
    checked: false,
  },
  {
    title: 'Korean foreigner registration number',
    rule: 'pii-national-id',
    country: 'kr',
    labels: [
      'frn',
      'foreigner registration',
      'alien registration',
      'alien registration number',
      '\xec\x99\xb8\xea\xb5\xad\xec\x9d\xb8\xeb\x93\xb1\xeb\xa1\x9d\xeb\xb2\x88\xed\x98\xb8',
    ],
    generic: ['national id'],
    shape: /\d{6}-?\d{7}/,
    valid: datedWith(/[5-8]/),
    checked: false,
  },
  {
    title: 'Korean passport',
    rule: 'pii-passport',
    country: 'kr',
    labels: ['\xec\x97\xac\xea\xb6\x8c', '\xec\x97\xac\xea\xb6\x8c\xeb\xb2\x88\xed\x98\xb8'],
    generic: ['passport'],
    shape: /[MSROD]\d{3}[A-Z]\d{4}|[MSROD]\d{8}/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'Korean driving licence',
    rule: 'pii-driver-licence',
    country: 'kr',
    labels: [
      '\xec\x9a\xb4\xec\xa0\x84\xeb\xa9\xb4\xed\x97\x88',
      '\xeb\xa9\xb4\xed\x97\x88\xeb\xb2\x88\xed\x98\xb8',
      'license',
      'licence',
    ],
    generic: ['driver licence'],
    shape: /(?:1[1-9]|2[0-68])[- ]\d{2}[- ]\d{6}[- ]\d{2}|(?:1[1-9]|2[0-68])\d{10}/,
    valid: () => true,
    checked: false,
  },
];

import { isLongDate } from '../checks/dates.js';
import { mod11x2Holds } from '../checks/iso7064.js';
import { digitAt } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** GB 11643-1999: region, date, serial, ISO 7064 MOD 11-2. */
const isResidentId = (compact: string): boolean =>
  /^[1-9]/.test(compact) && isLongDate(compact.slice(6, 14)) && mod11x2Holds(compact);

/** Hong Kong Immigration Department: one or two letters (A is 10, none is 36), weights 9 to 1, divisible by 11, ten is A. */
function isHongKongCard(compact: string): boolean {
  const text = compact.replace(/[()]/g, '').padStart(9, ' ');
  let sum = 0;
  for (let at = 0; at < 9; at++) {
    const char = text[at]!;
    const value = char === ' ' ? 36 : at === 8 && char === 'A' ? 10 : Number.parseInt(char, 36);
    sum += value * (9 - at);
  }
  return sum % 11 === 0;
}

/** Taiwan, Ministry of the Interior: the letter as two digits of a table, weights 1 9 8 7 6 5 4 3 2 1 1, divisible by ten. */
function isTaiwanId(compact: string): boolean {
  const area = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(compact[0]!) + 10;
  let sum = Math.floor(area / 10) + (area % 10) * 9;
  for (let at = 1; at < 9; at++) sum += digitAt(compact, at) * (9 - at);
  return (sum + digitAt(compact, 9)) % 10 === 0;
}

export const CHINA: readonly IdKind[] = [
  {
    title: 'Chinese resident identity number',
    rule: 'pii-national-id',
    country: 'cn',
    labels: [
      'shenfenzheng',
      'sfz',
      'idcard',
      'id card',
      'id card no',
      'idcardno',
      'idcard no',
      'idno',
      'id no',
      'cert no',
      'certno',
      'identity card',
      '\xe8\xba\xab\xe4\xbb\xbd\xe8\xaf\x81',
      '\xe8\xba\xab\xe4\xbb\xbd\xe8\xaf\x81\xe5\x8f\xb7',
    ],
    generic: ['national id'],
    shape: /[1-9]\d{16}[0-9X]/,
    valid: isResidentId,
    checked: true,
  },
  {
    title: 'Hong Kong identity card',
    rule: 'pii-national-id',
    country: 'hk',
    labels: ['hkid', 'hkic', 'hong kong id'],
    generic: ['national id'],
    shape: /[A-Z]{1,2}\d{6}(?:\([0-9A]\)|[0-9A])/,
    valid: isHongKongCard,
    checked: false,
  },
  {
    title: 'Taiwanese identity number',
    rule: 'pii-national-id',
    country: 'tw',
    labels: ['\xe8\xba\xab\xe5\x88\x86\xe8\xad\x89', '\xe8\xba\xab\xe5\x88\x86\xe8\xad\x89\xe5\xad\x97\xe8\x99\x9f'],
    generic: ['national id'],
    shape: /[A-Z][1289]\d{8}/,
    valid: isTaiwanId,
    checked: false,
  },
];

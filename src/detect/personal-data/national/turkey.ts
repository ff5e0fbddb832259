import { digitAt } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** NVI: tenth digit (7 * odd places - even places) modulo 10, eleventh the sum of the ten; not 0 in front. */
function isKimlik(eleven: string): boolean {
  const at = (index: number): number => digitAt(eleven, index);
  const odd = at(0) + at(2) + at(4) + at(6) + at(8);
  const even = at(1) + at(3) + at(5) + at(7);
  return at(0) !== 0 && (((odd * 7 - even) % 10) + 10) % 10 === at(9) && (odd + even + at(9)) % 10 === at(10);
}

export const TURKEY: readonly IdKind[] = [
  {
    title: 'Turkish identity number',
    rule: 'pii-national-id',
    country: 'tr',
    labels: [
      'tckn',
      'tc kimlik',
      'tc kimlik no',
      'kimlik',
      'kimlik no',
      'kimlik numarasi',
      'kimlik numaras\xc4\xb1',
      'tc no',
      'tcno',
      'tckimlik',
      'tc kimlik numarasi',
      'vatandaslik',
    ],
    generic: ['national id', 'tax id'],
    shape: /\d{11}/,
    valid: isKimlik,
    checked: true,
  },
];

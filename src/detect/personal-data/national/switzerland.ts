import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** ZAS, AHV number: EAN-13 with the country code 756 in front. */
function isAhvNumber(thirteen: string): boolean {
  const sum = weightedSum(thirteen, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
  return (10 - (sum % 10)) % 10 === digitAt(thirteen, 12);
}

export const SWITZERLAND: readonly IdKind[] = [
  {
    title: 'Swiss AHV number',
    rule: 'pii-national-id',
    country: 'ch',
    labels: [
      'ahv',
      'ahv nummer',
      'ahv nr',
      'avs',
      'numero avs',
      'no avs',
      'oasi',
      'ssn',
      'navs',
      'avs number',
      'ahv number',
    ],
    generic: ['national id', 'social security'],
    shape: /756\.\d{4}\.\d{4}\.\d{2}|756 \d{4} \d{4} \d{2}|756\d{10}/,
    valid: isAhvNumber,
    checked: false,
  },
];

import { weightedSum } from '../checks/weighted-sum.js';
import { isFiller, type IdKind } from './id-kind.js';

/** Logisch Ontwerp BSN: the "eleven test" with weights 9 to 2 and minus 1. Old numbers have eight digits. */
function isBsn(compact: string): boolean {
  const nine = compact.padStart(9, '0');
  return weightedSum(nine, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 && !isFiller(nine);
}

export const NETHERLANDS: readonly IdKind[] = [
  {
    title: 'Dutch BSN',
    rule: 'pii-national-id',
    country: 'nl',
    labels: ['bsn', 'burgerservicenummer', 'burger service nummer', 'sofinummer', 'sofi nummer', 'sofi'],
    generic: ['national id', 'social security', 'tax id'],
    shape: /\d{4}\.\d{2}\.\d{3}|\d{3} \d{3} \d{3}|\d{8,9}/,
    valid: isBsn,
    checked: false,
  },
  {
    title: 'Dutch passport or identity card',
    rule: 'pii-passport',
    country: 'nl',
    labels: ['paspoort', 'paspoortnummer'],
    generic: ['passport'],
    shape: /[A-NP-Z]{2}[A-NP-Z0-9]{6}\d/,
    valid: () => true,
    checked: false,
  },
];

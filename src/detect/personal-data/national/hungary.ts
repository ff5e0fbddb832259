import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** Act XX of 1996: tax numbers begin with 8, sum of each digit times its place, remainder of 11. */
const isTaxNumber = (ten: string): boolean => weightedSum(ten, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === digitAt(ten, 9);

/** The same act: TAJ has weights 3 and 7 in turn, remainder of ten. */
const isTaj = (nine: string): boolean => weightedSum(nine, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digitAt(nine, 8);

/** The same act: personal numbers, places weighted 1 to 10 (before 1997) or 10 to 1, remainder of 11. */
function isPersonalNumber(eleven: string): boolean {
  const rising = weightedSum(eleven, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % 11;
  const falling = weightedSum(eleven, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
  return rising === digitAt(eleven, 10) || falling === digitAt(eleven, 10);
}

export const HUNGARY: readonly IdKind[] = [
  {
    title: 'Hungarian tax identification number',
    rule: 'pii-tax-id',
    country: 'hu',
    labels: ['adoazonosito', 'ad\xc3\xb3azonos\xc3\xadt\xc3\xb3', 'adoazonosito jel', 'adoszam'],
    generic: ['tax id'],
    shape: /8\d{9}/,
    valid: isTaxNumber,
    checked: false,
  },
  {
    title: 'Hungarian social security number (TAJ)',
    rule: 'pii-health-id',
    country: 'hu',
    labels: ['taj', 'taj szam', 'tajszam', 'taj sz\xc3\xa1m'],
    generic: ['social security', 'health'],
    shape: /\d{3}[- ]?\d{3}[- ]?\d{3}/,
    valid: isTaj,
    checked: false,
  },
  {
    title: 'Hungarian personal number',
    rule: 'pii-national-id',
    country: 'hu',
    labels: ['szemelyi szam', 'szem\xc3\xa9lyi sz\xc3\xa1m', 'szemelyi azonosito'],
    generic: ['national id'],
    shape: /[1-8][- ]?\d{6}[- ]?\d{4}/,
    valid: isPersonalNumber,
    checked: false,
  },
];

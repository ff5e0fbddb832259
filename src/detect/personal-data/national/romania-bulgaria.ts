import { isDay, isShortDate } from '../checks/dates.js';
import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** OUG 97/2005: weights 2 7 9 1 4 6 3 5 8 2 7 9, remainder of 11, ten is 1. */
function isCnp(thirteen: string): boolean {
  const remainder = weightedSum(thirteen, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  const check = remainder === 10 ? 1 : remainder;
  return thirteen[0] !== '0' && isShortDate(thirteen.slice(1, 7)) && check === digitAt(thirteen, 12);
}

/** Ordinance on civil registration: weights 2 4 8 5 10 9 7 3 6, remainder of 11, ten is 0; months raised by 20 or 40. */
function isEgn(ten: string): boolean {
  const month = Number(ten.slice(2, 4));
  const century = [1900, 1800, 2000][Math.floor(month / 20)];
  if (century === undefined || !isDay(century + Number(ten.slice(0, 2)), month % 20, Number(ten.slice(4, 6))))
    return false;
  return (weightedSum(ten, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digitAt(ten, 9);
}

export const ROMANIA_BULGARIA: readonly IdKind[] = [
  {
    title: 'Romanian personal numeric code (CNP)',
    rule: 'pii-national-id',
    country: 'ro',
    labels: ['cnp', 'cod numeric personal'],
    generic: ['national id', 'tax id', 'social security'],
    shape: /[1-9]\d{12}/,
    valid: isCnp,
    checked: false,
  },
  {
    title: 'Bulgarian unified civil number (EGN)',
    rule: 'pii-national-id',
    country: 'bg',
    labels: ['egn', '\xd0\xb5\xd0\xb3\xd0\xbd', '\xd0\x95\xd0\x93\xd0\x9d'],
    generic: ['national id', 'social security'],
    shape: /\d{10}/,
    valid: isEgn,
    checked: false,
  },
];

import { isDay } from '../checks/dates.js';
import type { IdKind } from './id-kind.js';

/**
 * Act 133/2000: YYMMDD with the month raised by 50 for women (20 or 70 where serials ran out), a serial and a check
 * digit that makes the whole divisible by 11 (before 1985 a remainder of ten was written 0).
 */
function isBirthNumber(ten: string): boolean {
  const year = Number(ten.slice(0, 2));
  let month = Number(ten.slice(2, 4));
  if (month > 50) month -= 50;
  if (month > 20) month -= 20;
  if (!isDay((year < 54 ? 2000 : 1900) + year, month, Number(ten.slice(4, 6)))) return false;
  return Number(ten) % 11 === 0 || (Number(ten.slice(0, 9)) % 11 === 10 && ten[9] === '0');
}

const birthNumber = (title: string, country: string): IdKind => ({
  title,
  rule: 'pii-national-id',
  country,
  labels: [
    'rodne cislo',
    'rodn\xc3\xa9 \xc4\x8d\xc3\xadslo',
    'rodnecislo',
    'rc cislo',
    'birth number',
    'r\xc4\x8d',
    'R\xc4\x8c',
  ],
  generic: ['national id', 'social security', 'health'],
  shape: /\d{6}\/?\d{4}/,
  valid: isBirthNumber,
  checked: false,
});

export const CZECHIA_SLOVAKIA: readonly IdKind[] = [
  birthNumber('Czech birth number', 'cz'),
  birthNumber('Slovak birth number', 'sk'),
];

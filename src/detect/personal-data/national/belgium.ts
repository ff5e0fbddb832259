import type { IdKind } from './id-kind.js';

/** Royal decree of 3 April 1984: 97 minus the first nine digits modulo 97; with a 2 in front for births from 2000 on. */
function isNationalRegister(eleven: string): boolean {
  const base = Number(eleven.slice(0, 9));
  const check = Number(eleven.slice(9));
  const month = Number(eleven.slice(2, 4)) % 20;
  return month <= 12 && (97 - (base % 97) === check || 97 - ((2_000_000_000 + base) % 97) === check);
}

export const BELGIUM: readonly IdKind[] = [
  {
    title: 'Belgian national register number',
    rule: 'pii-national-id',
    country: 'be',
    labels: [
      'rijksregisternummer',
      'rijksregister',
      'registre national',
      'numero national',
      'num\xc3\xa9ro national',
      'numero de registre national',
      'insz',
      'niss',
      'nrn',
      'rrn',
      'national register',
    ],
    generic: ['national id', 'social security'],
    shape: /\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}|\d{6}[- ]?\d{3}[-. ]?\d{2}/,
    valid: isNationalRegister,
    checked: false,
  },
];

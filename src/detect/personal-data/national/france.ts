import { digitAt } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/**
 * INSEE, "numéro d'inscription au répertoire": sex, year, month, department (2A and 2B count 19 and 18), commune,
 * order; key 97 minus the rest modulo 97.
 */
function isNir(compact: string): boolean {
  if (compact.length !== 15) return false;
  const digits = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
  if (!/^\d{13}$/.test(digits)) return false;
  const month = Number(compact.slice(3, 5));
  const plausible = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  return plausible && 97 - (Number(digits) % 97) === Number(compact.slice(13));
}

/** DGFiP: thirteen digits beginning with 0 to 3, the last three are the first ten modulo 511. */
function isFiscalNumber(compact: string): boolean {
  return Number(compact.slice(0, 10)) % 511 === Number(compact.slice(10)) && digitAt(compact, 0) <= 3;
}

export const FRANCE: readonly IdKind[] = [
  {
    title: 'French social security number (NIR)',
    rule: 'pii-national-id',
    country: 'fr',
    labels: [
      'nir',
      'insee',
      'securite sociale',
      'numero securite sociale',
      'numero de securite sociale',
      'num secu',
      'numero secu',
      'no secu',
      'secu',
      'nss',
      'carte vitale',
    ],
    generic: ['national id', 'social security', 'health'],
    shape: /[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}/,
    valid: isNir,
    checked: true,
  },
  {
    title: 'French tax number (SPI)',
    rule: 'pii-tax-id',
    country: 'fr',
    labels: ['numero fiscal', 'numero spi', 'spi', 'nif', 'identifiant fiscal', 'reference fiscale'],
    generic: ['tax id'],
    shape: /[0-3]\d ?\d{2} ?\d{3} ?\d{3} ?\d{3}/,
    valid: isFiscalNumber,
    checked: false,
  },
  {
    title: 'French passport',
    rule: 'pii-passport',
    country: 'fr',
    labels: ['passeport', 'numero passeport', 'numero de passeport'],
    generic: ['passport'],
    shape: /\d{2}[A-Z]{2}\d{5}/,
    valid: () => true,
    checked: false,
  },
];

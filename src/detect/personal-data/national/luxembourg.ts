import { isLongDate } from '../checks/dates.js';
import { luhnHolds } from '../checks/luhn.js';
import { verhoeffHolds } from '../checks/verhoeff.js';
import type { IdKind } from './id-kind.js';

/** Centre commun de la sécurité sociale: date, serial, then a Luhn and a Verhoeff digit, both over the first eleven. */
function isMatricule(thirteen: string): boolean {
  const eleven = thirteen.slice(0, 11);
  return isLongDate(thirteen.slice(0, 8)) && luhnHolds(eleven + thirteen[11]) && verhoeffHolds(eleven + thirteen[12]);
}

export const LUXEMBOURG: readonly IdKind[] = [
  {
    title: 'Luxembourgish national identification number',
    rule: 'pii-national-id',
    country: 'lu',
    labels: ['matricule', 'numero matricule', 'sozialversicherungsnummer'],
    generic: ['national id', 'social security', 'tax id'],
    shape: /\d{4} ?\d{4} ?\d{3} ?\d{2}/,
    valid: isMatricule,
    checked: true,
  },
];

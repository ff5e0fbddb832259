import type { IdKind } from './id-kind.js';

/** DM 23 December 1976: values of the characters in odd places; in even places digits and letters count by their order. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function isFiscalCode(compact: string): boolean {
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const code = compact.charCodeAt(at);
    const value = code < 0x3a ? code - 0x30 : code - 0x41;
    sum += at % 2 === 0 ? ODD[value]! : value;
  }
  return String.fromCharCode(0x41 + (sum % 26)) === compact[15];
}

export const ITALY: readonly IdKind[] = [
  {
    // Letters stand for digits where two people would share a code (omocodia).
    title: 'Italian fiscal code',
    rule: 'pii-national-id',
    country: 'it',
    labels: ['codice fiscale', 'codicefiscale', 'fiscal code', 'cod fisc', 'codice fisc'],
    generic: ['national id', 'tax id'],
    shape: /[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]/,
    valid: isFiscalCode,
    checked: true,
  },
  {
    title: 'Italian passport',
    rule: 'pii-passport',
    country: 'it',
    labels: ['passaporto', 'numero passaporto'],
    generic: ['passport'],
    shape: /[A-Z]{2}\d{7}/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'Italian identity card',
    rule: 'pii-national-id',
    country: 'it',
    labels: ['carta identita', 'carta d identita', 'carta di identita', 'identity card'],
    generic: ['national id'],
    shape: /[A-Z]{2}\d{7}|\d{7}[A-Z]{2}|C[A-Z]\d{5}[A-Z]{2}/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'Italian driving licence',
    rule: 'pii-driver-licence',
    country: 'it',
    labels: ['patente', 'patente di guida', 'numero patente', 'license'],
    generic: ['driver licence'],
    shape: /(?:A[A-Z]|B[A-V])\d{7}[A-Z]|U1(?:[BCDFGHJKLMNPRSTWXYZ0-9]{7})[A-Z]/,
    valid: () => true,
    checked: false,
  },
];

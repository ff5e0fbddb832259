import { verhoeffHolds } from '../checks/verhoeff.js';
import type { IdKind } from './id-kind.js';

/** UIDAI: twelve digits, not 0 or 1 in front, Verhoeff, no palindrome. */
function isAadhaar(twelve: string): boolean {
  return verhoeffHolds(twelve) && twelve !== [...twelve].reverse().join('');
}

export const INDIA: readonly IdKind[] = [
  {
    title: 'Indian Aadhaar number',
    rule: 'pii-national-id',
    country: 'in',
    labels: [
      'aadhaar',
      'aadhar',
      'adhaar',
      'uidai',
      'aadhaar number',
      'aadhaar no',
      '\xe0\xa4\x86\xe0\xa4\xa7\xe0\xa4\xbe\xe0\xa4\xb0',
    ],
    generic: ['national id'],
    shape: /[2-9]\d{3}[ :-]?\d{4}[ :-]?\d{4}/,
    valid: isAadhaar,
    checked: false,
  },
  {
    // Income Tax Department: the fourth letter is the kind of taxpayer; there is a check letter, its rule is not published.
    title: 'Indian PAN',
    rule: 'pii-tax-id',
    country: 'in',
    labels: ['pan', 'pan number', 'pan no', 'pan card', 'permanent account number', 'pancard'],
    generic: ['tax id'],
    shape: /[A-Z]{3}[ABCEFGHJLNPTS][A-Z]\d{4}[A-Z]/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'Indian voter card (EPIC)',
    rule: 'pii-national-id',
    country: 'in',
    labels: ['voter', 'voter id', 'epic', 'epic no', 'voter card', 'vote', 'voter number'],
    generic: ['national id'],
    shape: /[A-Z]{3}\d{7}/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'Indian passport',
    rule: 'pii-passport',
    country: 'in',
    labels: [],
    generic: ['passport'],
    shape: /[A-Z][1-9]\d{5}[1-9]/,
    valid: () => true,
    checked: false,
  },
  {
    title: 'Indian driving licence',
    rule: 'pii-driver-licence',
    country: 'in',
    labels: [],
    generic: ['driver licence'],
    shape: /[A-Z]{2}[- ]?\d{2}[- ]?(?:19|20)\d{2}[- ]?\d{7}/,
    valid: () => true,
    checked: false,
  },
];

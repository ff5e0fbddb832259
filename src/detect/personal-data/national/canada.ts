import { luhnHolds } from '../checks/luhn.js';
import { isFiller, type IdKind } from './id-kind.js';

export const CANADA: readonly IdKind[] = [
  {
    // Canada Revenue Agency, T4127: Luhn; 0 and 8 are not given to persons.
    title: 'Canadian Social Insurance Number',
    rule: 'pii-national-id',
    country: 'ca',
    labels: [
      'sin',
      'social insurance',
      'social insurance number',
      'nas',
      'assurance sociale',
      'numero d assurance sociale',
    ],
    generic: ['national id', 'social security', 'tax id'],
    shape: /\d{3}[- ]\d{3}[- ]\d{3}|\d{9}/,
    valid: (sin) => !/^[08]/.test(sin) && luhnHolds(sin) && !isFiller(sin),
    checked: false,
  },
  {
    title: 'Canadian passport',
    rule: 'pii-passport',
    country: 'ca',
    labels: [],
    generic: ['passport'],
    shape: /[A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2}/,
    valid: () => true,
    checked: false,
  },
];

import { digitAt, weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** Autoridade Tributária: weights 9 to 2, check digit 11 minus the remainder of 11, ten and eleven are 0. */
function isNif(nine: string): boolean {
  const check = 11 - (weightedSum(nine, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return (check >= 10 ? 0 : check) === digitAt(nine, 8);
}

/** AMA, cartão de cidadão: Luhn over digits and letters (A is 10), doubled from the right in even places. */
function isCitizenCard(compact: string): boolean {
  let sum = 0;
  for (let at = 0; at < 12; at++) {
    const value = Number.parseInt(compact[11 - at]!, 36);
    const doubled = at % 2 === 1 ? value * 2 : value;
    sum += doubled > 9 && at % 2 === 1 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export const PORTUGAL: readonly IdKind[] = [
  {
    title: 'Portuguese NIF',
    rule: 'pii-tax-id',
    country: 'pt',
    labels: [
      'nif',
      'numero de contribuinte',
      'numero de identificacao fiscal',
      'contribuinte',
      'numero contribuinte',
      'niss',
    ],
    generic: ['tax id', 'national id'],
    shape: /[1-35689]\d{2} ?\d{3} ?\d{3}/,
    valid: isNif,
    checked: false,
  },
  {
    title: 'Portuguese citizen card',
    rule: 'pii-national-id',
    country: 'pt',
    labels: ['cartao de cidadao', 'cartao cidadao', 'bilhete de identidade'],
    generic: ['national id'],
    shape: /\d{8} ?\d ?[A-Z0-9]{2}\d/,
    valid: isCitizenCard,
    checked: false,
  },
];

import { bech32Text } from '../checks/bech32.js';
import { ALPHABETS } from './alphabets.js';
import type { Random } from './random.js';

/** Numbers of people for examples: made anew from a seed, with check digits that hold, or one that does not where `wrong`. */

/** Sixteen digits that begin with `prefix`, the last by Luhn (ISO/IEC 7812-1, annex B). */
export function cardNumber(prefix: string, random: Random, wrong: boolean): string {
  const body = prefix + random.text(ALPHABETS.digits!, 15 - prefix.length);
  const sum = [...body].reduceRight((total, digit, at) => total + luhnValue(Number(digit), at % 2 === 0), 0);
  return body + ((10 - (sum % 10) + Number(wrong)) % 10);
}

/** Of fifteen digits those at even places are doubled. */
function luhnValue(digit: number, doubled: boolean): number {
  const value = doubled ? digit * 2 : digit;
  return value > 9 ? value - 9 : value;
}

/** An account number of `length` digits in `country`, check digits by ISO 13616 (98 less the remainder by 97). */
export function iban(country: string, length: number, random: Random, wrong: boolean): string {
  const account = random.text(ALPHABETS.digits!, length);
  const letters = [...country].map((letter) => letter.charCodeAt(0) - 55).join('');
  const check = 98 - Number(BigInt(`${account}${letters}00`) % 97n);
  return country + String(wrong ? (check % 97) + 1 : check).padStart(2, '0') + account;
}

/** A Bitcoin address of version 0 with 20 bytes (BIP 173). */
export function walletAddress(random: Random, wrong: boolean): string {
  const text = bech32Text('bc', [0, ...Array.from({ length: 32 }, () => random.below(32))]);
  return wrong ? text.slice(0, -1) + (text.endsWith('q') ? 'p' : 'q') : text;
}

import { DOUBTFUL, INVALID, VALID, type Check } from './check.js';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
/** Characters of the shortest key: nsec1 and 58. */
const KEY_LENGTH = 63;
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let bit = 0; bit < 5; bit++) if (((top >>> bit) & 1) === 1) sum ^= GENERATOR[bit]!;
  }
  return sum >>> 0;
}

function expand(humanPart: string): number[] {
  const codes = [...humanPart].map((character) => character.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

/** Bech32 (BIP-173, constant 1) with a human part that may hold dashes: age keys, nostr keys. */
export const bech32: Check = {
  name: 'bech32',
  about:
    'Bech32 with checksum (AGE-SECRET-KEY-1…, nsec1…); without it a key is only a guess, a shorter value is dropped',
  check(value) {
    const lower = value.toLowerCase();
    const separator = lower.lastIndexOf('1');
    if ((lower !== value && value.toUpperCase() !== value) || separator < 1) return INVALID;
    const digits = Array.from(lower.slice(separator + 1), (character) => ALPHABET.indexOf(character));
    if (digits.length < 6 || digits.includes(-1)) return INVALID;
    if (polymod([...expand(lower.slice(0, separator)), ...digits]) === 1) return VALID;
    // As long as a key, it is rather a mistyped one than another thing.
    return value.length >= KEY_LENGTH ? DOUBTFUL : INVALID;
  },
  /** `prefix`: human part and separator, such as nsec1 or AGE-SECRET-KEY-1; 32 bytes follow. */
  example(prefix, random) {
    const humanPart = prefix.slice(0, -1).toLowerCase();
    const digits = Array.from({ length: 52 }, () => random.below(32));
    const text = bech32Text(humanPart, digits);
    return prefix === prefix.toUpperCase() ? text.toUpperCase() : text;
  },
};

/** `digits` (0..31) behind a human part in small letters, with their checksum. */
export function bech32Text(humanPart: string, digits: readonly number[]): string {
  const sum = polymod([...expand(humanPart), ...digits, 0, 0, 0, 0, 0, 0]) ^ 1;
  const tail = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31);
  return `${humanPart}1${[...digits, ...tail].map((digit) => ALPHABET[digit]).join('')}`;
}

import { INVALID, UNKNOWN, type Check } from './check.js';

/** A random value of base62 or base64 holds a letter and a digit; an identifier or a word of the same length mostly does not. */
export const lettersAndDigits: Check = {
  name: 'letters-and-digits',
  about:
    'a letter and a digit, as random values of 20 characters and more have; else dropped (names in code have the same alphabet)',
  check: (value) => (/[0-9]/.test(value) && /[A-Za-z]/.test(value) ? UNKNOWN : INVALID),
};

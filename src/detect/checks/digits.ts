/** Base62 digit orders; issuers differ. */
export const BASE62_UPPER_FIRST = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const BASE62_LOWER_FIRST = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A whole number in the digits of `alphabet`, most significant first, padded on the left with the zero digit. */
export function inDigits(value: number, alphabet: string, width: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / alphabet.length))
    text = alphabet[rest % alphabet.length]! + text;
  return text.padStart(width, alphabet[0]);
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();

/** Names of alphabets in templates, and their characters. */
export const ALPHABETS: Readonly<Record<string, string>> = {
  base62: DIGITS + UPPER + LOWER,
  alnum: DIGITS + UPPER + LOWER,
  base64: `${UPPER}${LOWER}${DIGITS}+/`,
  base64url: `${UPPER}${LOWER}${DIGITS}-_`,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  digits: DIGITS,
  lower: LOWER,
  upper: UPPER,
  base36: DIGITS + LOWER,
  BASE36: DIGITS + UPPER,
  base32: `${LOWER}234567`,
  BASE32: `${UPPER}234567`,
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
};

/** Harmless words for {{word}}: none of them makes a value a placeholder or names a credential. */
// prettier-ignore
export const WORDS: readonly string[] = ['orchard', 'lantern', 'granite', 'meadow', 'harbor', 'copper', 'willow', 'summit',
  'ribbon', 'velvet', 'canyon', 'pepper', 'marble', 'saddle', 'cobalt', 'garnet', 'hazel', 'juniper', 'kestrel', 'linden'];

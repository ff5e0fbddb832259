/**
 * ISO 7064 MOD 97-10 as IBANs use it (ISO 13616): letters stand for 10 to 35, the number modulo 97.
 * `text` holds digits and upper-case letters only.
 */
export function mod97(text: string): number {
  let remainder = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    remainder = code < 0x3a ? (remainder * 10 + code - 0x30) % 97 : (remainder * 100 + code - 0x37) % 97;
  }
  return remainder;
}

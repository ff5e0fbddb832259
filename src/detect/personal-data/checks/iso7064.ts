/** ISO/IEC 7064 hybrid system MOD 11,10 over ASCII digits, the last of which is the check digit. */
export function mod11x10Holds(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < digits.length - 1; at++) {
    const sum = (digits.charCodeAt(at) - 0x30 + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return digits.length > 1 && (product + digits.charCodeAt(digits.length - 1) - 0x30) % 10 === 1;
}

/** ISO/IEC 7064 pure system MOD 11-2: digits, the last may be X for ten. */
export function mod11x2Holds(text: string): boolean {
  let remainder = 0;
  for (const char of text) remainder = (remainder * 2 + (char === 'X' ? 10 : char.charCodeAt(0) - 0x30)) % 11;
  return text.length > 1 && remainder === 1;
}

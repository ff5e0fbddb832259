/**
 * The Luhn check digit (ISO/IEC 7812-1, annex B): every second digit from the right doubled, digits of the products
 * summed, total divisible by ten. `digits` holds ASCII digits only.
 */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at--, double = !double) {
    const digit = digits.charCodeAt(at) - 0x30;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return digits.length > 0 && sum % 10 === 0;
}

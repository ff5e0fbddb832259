/**
 * The Verhoeff check digit (J. Verhoeff, Error Detecting Decimal Codes, Mathematical Centre Tracts 29, 1969): products in
 * the dihedral group of order ten, each place permuted by powers of one permutation.
 */
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Product in D5 with 0-4 the rotations and 5-9 the reflections. */
function multiply(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5;
  return b < 5 ? ((a - b) % 5) + 5 : (a - b + 5) % 5;
}

/** Whether the last of the ASCII digits is the Verhoeff digit of those before it. */
export function verhoeffHolds(digits: string): boolean {
  let product = 0;
  for (let place = 0; place < digits.length; place++) {
    let digit = digits.charCodeAt(digits.length - 1 - place) - 0x30;
    for (let power = place % 8; power > 0; power--) digit = PERMUTATION[digit]!;
    product = multiply(product, digit);
  }
  return digits.length > 0 && product === 0;
}

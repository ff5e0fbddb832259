/** Sum of the leading digits of `text` (ASCII digits), each times its weight. */
export function weightedSum(text: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (text.charCodeAt(at) - 0x30) * weights[at]!;
  return sum;
}

/** Value of the digit at `at`; negative indexes count from the end. */
export function digitAt(text: string, at: number): number {
  return text.charCodeAt(at < 0 ? text.length + at : at) - 0x30;
}

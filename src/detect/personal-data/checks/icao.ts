/**
 * The check digit of machine-readable travel documents (ICAO Doc 9303, part 3, 4.9): weights 7, 3, 1 repeated, letters
 * count 10 to 35. `text` holds digits and upper-case letters, the last its check digit.
 */
export function icaoHolds(text: string): boolean {
  const weights = [7, 3, 1];
  let sum = 0;
  for (let at = 0; at < text.length - 1; at++) sum += Number.parseInt(text[at]!, 36) * weights[at % 3]!;
  return text.length > 1 && sum % 10 === text.charCodeAt(text.length - 1) - 0x30;
}

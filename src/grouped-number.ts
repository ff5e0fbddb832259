/** "1,234,567", the way English writes whole numbers. Asking Intl for it loads tables of all languages first, for 15 milliseconds. */
export function groupedNumber(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

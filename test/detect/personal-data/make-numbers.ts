import { luhnHolds } from '../../../src/detect/personal-data/checks/luhn.js';

/** The digits with the Luhn digit that fits. */
export function withLuhn(body: string): string {
  return withCheck(body, luhnHolds);
}

/** The digits with the first further digit for which `holds`. Throws where there is none. */
export function withCheck(body: string, holds: (text: string) => boolean): string {
  for (let digit = 0; digit < 10; digit++) if (holds(body + String(digit))) return body + String(digit);
  throw new RangeError('no check digit fits');
}

/** A network's numbers: first digits from `low` to `high` (same length, inclusive) and the lengths it issues. */
interface IssuerRange {
  readonly issuer: string;
  readonly low: string;
  readonly high: string;
  readonly lengths: readonly number[];
}

const range = (issuer: string, low: string, high: string, lengths: number[]): IssuerRange => ({
  issuer,
  low,
  high,
  lengths,
});

/**
 * Issuer identification numbers (ISO/IEC 7812) of the networks whose numbers carry a Luhn digit, as the networks
 * publish them. More specific ranges stand before the wider ones they lie in.
 */
const RANGES: readonly IssuerRange[] = [
  range('American Express', '34', '34', [15]),
  range('American Express', '37', '37', [15]),
  range('Diners Club', '300', '305', [14]),
  range('Diners Club', '3095', '3095', [14]),
  range('Diners Club', '36', '36', [14]),
  range('Diners Club', '38', '39', [14]),
  range('JCB', '3528', '3589', [16, 19]),
  range('Elo', '4011', '4011', [16]),
  range('Elo', '5067', '5067', [16]),
  range('Elo', '6363', '6363', [16]),
  range('Visa', '4', '4', [13, 16, 19]),
  range('Verve', '506099', '506198', [16, 19]),
  range('Mastercard', '51', '55', [16]),
  range('Mastercard', '2221', '2720', [16]),
  range('Mir', '2200', '2204', [16, 19]),
  range('Hipercard', '6062', '6062', [16]),
  range('Discover', '6011', '6011', [16, 19]),
  range('Discover', '644', '649', [16, 19]),
  range('Discover', '65', '65', [16, 19]),
  range('RuPay', '60', '60', [16]),
  range('RuPay', '81', '82', [16]),
  range('UnionPay', '62', '62', [16, 17, 18, 19]),
  range('Troy', '9792', '9792', [16]),
  range('Maestro', '50', '50', [12, 13, 14, 15, 16, 17, 18, 19]),
  range('Maestro', '56', '58', [12, 13, 14, 15, 16, 17, 18, 19]),
  range('Maestro', '63', '63', [12, 13, 14, 15, 16, 17, 18, 19]),
  range('Maestro', '67', '67', [12, 13, 14, 15, 16, 17, 18, 19]),
];

/** The network that issues numbers with these first digits and this length, or null. */
export function cardIssuer(digits: string): string | null {
  for (const { issuer, low, high, lengths } of RANGES) {
    const prefix = digits.slice(0, low.length);
    if (prefix >= low && prefix <= high && lengths.includes(digits.length)) return issuer;
  }
  return null;
}

/**
 * Numbers that payment providers print in their manuals for test systems, without the middle (which is nearly always
 * one digit repeated): kept as first six and last four digits, so that no full number stands in this file.
 */
const TEST_NUMBERS: ReadonlySet<string> = new Set(
  `411111-1111 424242-4242 401288-1881 400005-5556 401200-0026 401200-7777 400000-3220 400000-0002 400000-9995 400000-0077
  400000-0341 400000-0069 400000-0127 400000-0119 400000-3055 400000-3063 400000-0259 400000-2685 400000-1976 400000-3155
  400000-3184 400000-9987 400000-9979 400000-0010 400000-0028 400000-0036 400000-0044 400000-0101 400000-4954 400000-0019
  555555-4444 510510-5100 520082-8210 545454-5454 222300-3222 222240-0007 222242-2227 512345-0008 512345-2346 555534-1115
  378282-0005 371449-8431 378734-1000 341111-1111 343434-4343 370000-0002 374245-3456 601111-1117 601100-9424 601160-6611
  601198-9453 653111-1116 305693-5904 305693-0020 385200-3237 362272-0667 362272-0648 353011-3300 356600-0505 356600-1017
  620000-0005 620000-0047 620000-0003 601100-0004 401200-1112 400000-0051 422222-2222 448407-0000 450644-3231 450875-6696
  491748-0008 491748-0016 444433-1111 476173-0119 541333-0057 670300-0003 630495-0000 675964-0073 375987-0005 557792-9990
  400934-1881 492910-0000 601112-9018`.split(/\s+/),
);

/** Whether payment providers document the number for tests. */
export function isTestCard(digits: string): boolean {
  return TEST_NUMBERS.has(`${digits.slice(0, 6)}-${digits.slice(-4)}`);
}

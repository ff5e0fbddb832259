import { expect, test } from 'vitest';
import { groupedNumber } from '../src/grouped-number.js';

test.each([0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 1_234_567_890, Number.MAX_SAFE_INTEGER, -1_234])(
  '%d is grouped as English does',
  (number) => expect(groupedNumber(number)).toBe(number.toLocaleString('en-US')),
);

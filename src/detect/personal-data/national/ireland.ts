import { weightedSum } from '../checks/weighted-sum.js';
import type { IdKind } from './id-kind.js';

/** Department of Social Protection: weights 8 to 2, a second letter counts nine times, remainder of 23 as a letter (W is 0). */
function isPpsNumber(compact: string): boolean {
  const second = compact[8];
  const extra = second === undefined || second === 'W' ? 0 : (second.charCodeAt(0) - 0x40) * 9;
  return 'WABCDEFGHIJKLMNOPQRSTUV'[(weightedSum(compact, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === compact[7];
}

export const IRELAND: readonly IdKind[] = [
  {
    title: 'Irish PPS number',
    rule: 'pii-national-id',
    country: 'ie',
    labels: ['pps', 'ppsn', 'pps number', 'pps no', 'personal public service'],
    generic: ['national id', 'tax id', 'social security'],
    shape: /\d{7}[A-W][A-IW]?/,
    valid: isPpsNumber,
    checked: false,
  },
];

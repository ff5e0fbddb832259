import type { ScanResult } from '../findings/model.js';
import { escapeControl } from '../report/escape.js';

const ROWS = 20;

/** What the dearest rules cost, for standard error. */
export function* statisticsText(statistics: NonNullable<ScanResult['statistics']>): Generator<string> {
  const total = statistics.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  yield `${'ms'.padStart(9)} ${'share'.padStart(6)} ${'candidates'.padStart(11)} ${'matches'.padStart(9)}  rule\n`;
  for (const { owner, candidates, matches, milliseconds } of statistics.slice(0, ROWS)) {
    const share = total > 0 ? (100 * milliseconds) / total : 0;
    yield `${milliseconds.toFixed(0).padStart(9)} ${`${share.toFixed(1)} %`.padStart(6)} ${String(candidates).padStart(11)} ${String(matches).padStart(9)}  ${escapeControl(owner)}\n`;
  }
  if (statistics.length > ROWS) yield `and ${statistics.length - ROWS} more; ${total.toFixed(0)} ms in all rules\n`;
}

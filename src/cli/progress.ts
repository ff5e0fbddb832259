/** One line on standard error that says how far a scan is. Nothing in CI and in pipes unless asked for. */
import { groupedNumber } from '../grouped-number.js';
import type { ScanProgress } from '../scan/options.js';
import { count, seconds } from '../report/wording.js';
import type { Io } from './io.js';

const REDRAW_MS = 100;
const PLAIN_MS = 5_000;

export interface ProgressLine {
  update(progress: ScanProgress): void;
  /** Takes the line away. */
  end(): void;
}

const SILENT: ProgressLine = { update: () => {}, end: () => {} };

/** `wanted`: true or false where a flag says so, undefined to decide by terminal and CI. */
export function progressLine(io: Io, wanted: boolean | undefined, now: () => number = Date.now): ProgressLine {
  const isTerminal = io.stderr.isTTY === true;
  const isQuietPlace = !isTerminal || Boolean(io.env['CI']) || io.env['TERM'] === 'dumb';
  if (!(wanted ?? !isQuietPlace)) return SILENT;
  return isTerminal ? redrawnLine(io, now) : plainLines(io, now);
}

function redrawnLine(io: Io, now: () => number): ProgressLine {
  const describe = describer(now);
  let drawn = 0;
  return {
    update(progress) {
      const text = describe(progress);
      if (now() - drawn < REDRAW_MS) return;
      drawn = now();
      io.stderr.write(`\r\x1b[2K${text.slice(0, (io.stderr.columns || 80) - 1)}`);
    },
    end: () => void (drawn > 0 && io.stderr.write('\r\x1b[2K')),
  };
}

function plainLines(io: Io, now: () => number): ProgressLine {
  const describe = describer(now);
  let written = now();
  return {
    update(progress) {
      const text = describe(progress);
      if (now() - written < PLAIN_MS) return;
      written = now();
      io.stderr.write(`${text}\n`);
    },
    end: () => {},
  };
}

function describer(now: () => number): (progress: ScanProgress) => string {
  let phase = '';
  let since = 0;
  return (progress) => {
    if (progress.phase !== phase) {
      phase = progress.phase;
      since = now();
    }
    return progressText(progress, now() - since);
  };
}

/** "scanning 12,345 of 849,014 objects (1 %), 41,000/s, 20 s left". `elapsed` in milliseconds since the phase began. */
export function progressText({ phase, done, total, unit }: ScanProgress, elapsed: number): string {
  if (total <= 0) return `${phase} …`;
  const percent = Math.min(100, Math.floor((done / total) * 100));
  const line = `${phase} ${groupedNumber(done)} of ${count(total, unit.slice(0, -1))} (${percent} %)`;
  if (elapsed < 500 || done <= 0) return line;
  const rate = done / elapsed;
  return `${line}, ${groupedNumber(Math.round(rate * 1000))}/s, ${seconds(Math.max(0, total - done) / rate)} left`;
}

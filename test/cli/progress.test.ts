import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressLine, progressText } from '../../src/cli/progress.js';
import type { ScanProgress } from '../../src/scan/options.js';

const step: ScanProgress = { phase: 'scanning', done: 12_345, total: 849_014, unit: 'objects' };

function lineOn(settings: {
  isTTY: boolean;
  env?: Record<string, string>;
  wanted?: boolean;
  columns?: number;
}): string {
  const stderr = Object.assign(new PassThrough(), { isTTY: settings.isTTY, columns: settings.columns ?? 80 });
  let now = 1000;
  const io = { stdout: new PassThrough(), stderr, env: settings.env ?? {}, cwd: '/' };
  const line = progressLine(io, settings.wanted, () => (now += 6000));
  line.update(step);
  line.end();
  return (stderr.read() as Buffer | null)?.toString() ?? '';
}

describe('progress', () => {
  it('shows on a terminal only, not in CI, not with --no-progress', () => {
    expect(lineOn({ isTTY: true })).toContain('scanning 12,345 of 849,014 objects (1 %)');
    expect(lineOn({ isTTY: false })).toBe('');
    expect(lineOn({ isTTY: true, env: { CI: 'true' } })).toBe('');
    expect(lineOn({ isTTY: true, wanted: false })).toBe('');
  });

  it('writes plain lines where it is asked for without a terminal', () => {
    const text = lineOn({ isTTY: false, wanted: true });
    expect(text).toMatch(/^scanning .*\n$/);
    expect(text).not.toContain('\x1b');
  });

  it('takes its line away and keeps to the width', () => {
    const text = lineOn({ isTTY: true, columns: 30 });
    expect(text.endsWith('\r\x1b[2K')).toBe(true);
    for (const drawn of text.split('\r\x1b[2K')) expect(drawn.length).toBeLessThan(30);
  });

  it('says rate and time left once there is something to go by', () => {
    expect(progressText({ ...step, done: 100_000, total: 400_000 }, 2000)).toBe(
      'scanning 100,000 of 400,000 objects (25 %), 50,000/s, 6.0 s left',
    );
    expect(progressText({ ...step, total: 0 }, 2000)).toBe('scanning …');
  });
});

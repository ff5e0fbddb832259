import { Chalk } from 'chalk';
import type { ScanReport } from '../../src/findings/model.js';
import { type Format, loadRenderer } from '../../src/report/formats.js';
import type { RenderOptions } from '../../src/report/renderer.js';

export async function render(
  format: Format,
  report: ScanReport,
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const renderer = await loadRenderer(format);
  const complete: RenderOptions = {
    paint: new Chalk({ level: 0 }),
    width: 80,
    limit: 25,
    now: new Date('2026-11-24T12:00:00Z'),
    nextCommand: 'unearth plan ./app',
    ...options,
  };
  return [...renderer(report, complete)].join('');
}

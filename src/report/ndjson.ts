import type { ScanReport } from '../findings/model.js';
import { safeJson } from './escape.js';

/** One record a line: the findings, then one `scan` record with everything else, which says that the file is complete. */
export function* renderNdjson(report: ScanReport): Generator<string> {
  const { findings, ...scan } = report;
  for (const finding of findings) yield `${safeJson({ type: 'finding', ...finding })}\n`;
  yield `${safeJson({ type: 'scan', ...scan, findingCount: findings.length })}\n`;
}

import type { RenderOptions } from './renderer.js';
import type { ScanReport } from '../findings/model.js';
import { safeJson } from './escape.js';

/** The report as it is (docs/report.schema.json), one finding a line so that differences read well. */
export function* renderJson(report: ScanReport, _options: RenderOptions): Generator<string> {
  const { findings, ...rest } = report;
  const entries = Object.entries(rest).map(([key, value]) => `  ${safeJson(key)}: ${safeJson(value)}`);
  yield `{\n${entries.join(',\n')},\n  "findings": [`;
  let first = true;
  for (const finding of findings) {
    yield `${first ? '' : ','}\n    ${safeJson(finding)}`;
    first = false;
  }
  yield findings.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

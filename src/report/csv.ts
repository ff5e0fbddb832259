import type { Finding, Occurrence, ScanReport } from '../findings/model.js';
import { triage } from '../findings/triage.js';
import { csvCell } from './escape.js';

type Cell = string | number | boolean;

const COLUMNS: Record<string, (finding: Finding, occurrence: Occurrence) => Cell> = {
  fingerprint: (finding) => finding.fingerprint,
  rule: (_finding, occurrence) => occurrence.rule,
  title: (finding) => finding.title,
  provider: (finding) => finding.provider,
  kind: (finding) => finding.kind,
  severity: (finding) => finding.severity,
  confidence: (finding) => finding.confidence,
  value: (finding) => finding.value ?? finding.redacted,
  place: (_finding, occurrence) => occurrence.place,
  path: (_finding, occurrence) => occurrence.path,
  layers: (_finding, occurrence) => occurrence.layers.join('!'),
  line: (_finding, occurrence) => occurrence.startLine,
  column: (_finding, occurrence) => occurrence.startColumn,
  object: (_finding, occurrence) => occurrence.object,
  introduced_commit: (_finding, occurrence) => occurrence.introduced?.id ?? '',
  introduced_by: (_finding, occurrence) => occurrence.introduced?.authorName ?? '',
  introduced_email: (_finding, occurrence) => occurrence.introduced?.authorEmail ?? '',
  introduced_date: (_finding, occurrence) => occurrence.introduced?.date ?? '',
  removed_commit: (_finding, occurrence) => occurrence.removed?.id ?? '',
  removed_date: (_finding, occurrence) => occurrence.removed?.date ?? '',
  at_head: (_finding, occurrence) => occurrence.atHead,
  reach: (_finding, occurrence) => occurrence.reach,
  pushed: (finding) => finding.exposure.pushed,
  file_role: (_finding, occurrence) => occurrence.fileRole,
  accepted_by: (finding) => finding.accepted?.by ?? '',
  accepted_reason: (finding) => finding.accepted?.reason ?? '',
};

/** One row an occurrence, worst finding first, accepted ones last. RFC 4180, safe to open in a spreadsheet. */
export function* renderCsv(report: ScanReport): Generator<string> {
  yield `${Object.keys(COLUMNS).map(csvCell).join(',')}\r\n`;
  const cells = Object.values(COLUMNS);
  for (const finding of triage(report.findings)) {
    for (const occurrence of finding.occurrences) {
      yield `${cells.map((cell) => csvCell(cell(finding, occurrence))).join(',')}\r\n`;
    }
  }
}

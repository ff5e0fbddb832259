/**
 * gitleaks' JSON report (its report/finding.go): keys, their order and the one-space indent are its own, so that
 * everything that reads gitleaks reads us. One row an occurrence, of the parts of a credential (a key id) too, since its readers match by line; accepted findings are left out, as it leaves them out.
 */
import { gitleaksPath } from '../findings/acceptance.js';
import type { Finding, Occurrence, ScanReport } from '../findings/model.js';
import { safeJson } from './escape.js';
import { openFindings } from './select.js';

export function* renderGitleaks(report: ScanReport): Generator<string> {
  let separator = '[\n';
  for (const finding of openFindings(report)) {
    for (const one of [finding, ...(finding.parts ?? [])]) {
      for (const occurrence of one.occurrences) {
        yield separator + indented(gitleaksRow(one, occurrence));
        separator = ',\n';
      }
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function gitleaksRow(finding: Finding, occurrence: Occurrence): Record<string, unknown> {
  const secret = finding.value ?? finding.redacted;
  const commit = occurrence.introduced;
  const file = gitleaksPath(occurrence);
  return {
    RuleID: occurrence.rule,
    Description: finding.title,
    StartLine: occurrence.startLine,
    EndLine: occurrence.endLine,
    StartColumn: occurrence.startColumn,
    EndColumn: occurrence.endColumn,
    Match: secret,
    Secret: secret,
    File: file,
    SymlinkFile: '',
    Commit: commit?.id ?? '',
    Entropy: Math.fround(finding.entropy),
    Author: commit?.authorName ?? '',
    Email: commit?.authorEmail ?? '',
    Date: commit?.date ?? '',
    Message: commit?.subject ?? '',
    Tags: [finding.kind, finding.category, finding.severity, occurrence.place],
    Fingerprint: `${commit ? `${commit.id}:` : ''}${file}:${occurrence.rule}:${occurrence.startLine}`,
  };
}

function indented(row: Record<string, unknown>): string {
  return safeJson(row, 1).replace(/^/gm, ' ');
}

import type { Severity } from '../detect/types.js';
import type { ScanReport } from '../findings/model.js';
import { isAtLeast } from '../findings/triage.js';
import { groupedNumber } from '../grouped-number.js';
import { credentials, countBySeverity, ofKind, openFindings } from '../report/select.js';
import { count, seconds } from '../report/wording.js';
import { ExitCode } from './exit-code.js';

export interface VerdictFlags {
  failOn: Severity;
  exitZero?: boolean;
  allowIncomplete?: boolean;
}

/** Every finding that is shown and not accepted counts, personal data too (`--no-pii` leaves it out). */
export function exitCodeOf(report: ScanReport, flags: VerdictFlags): number {
  if (flags.exitZero) return ExitCode.Ok;
  if (openFindings(report).some((finding) => isAtLeast(finding.severity, flags.failOn))) return ExitCode.Findings;
  return report.coverage.complete || flags.allowIncomplete ? ExitCode.Ok : ExitCode.Incomplete;
}

/** One line for standard error beside machine-readable output. */
export function summaryLine(report: ScanReport): string {
  const open = openFindings(report);
  const secrets = credentials(open);
  const severities = countBySeverity(secrets).map(([severity, number]) => `${number} ${severity}`);
  const personal = ofKind(open, 'personal-data').length;
  const accepted = report.findings.length - open.length;
  const { coverage, duration, tool } = report;
  return [
    `${secrets.length === 0 ? 'no credentials' : `${count(secrets.length, 'credential')} (${severities.join(', ')})`}`,
    ...(personal > 0 ? [`personal data: ${groupedNumber(personal)}`] : []),
    ...(accepted > 0 ? [`accepted: ${groupedNumber(accepted)}`] : []),
    `${count(coverage.objects.total, 'object')} in ${seconds(duration)} (${tool.engine})`,
    ...(coverage.complete ? [] : ['INCOMPLETE: not everything could be looked at']),
  ].join('; ');
}

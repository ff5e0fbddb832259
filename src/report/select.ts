/** The parts of a report that renderers ask for again and again. */
import type { RuleKind, Severity } from '../detect/types.js';
import { SEVERITIES, type Finding, type ScanReport } from '../findings/model.js';
import { triage } from '../findings/triage.js';

/** Findings nobody has accepted, worst first. */
export function openFindings(report: ScanReport): Finding[] {
  return triage(report.findings.filter((finding) => finding.accepted === undefined));
}

export function acceptedFindings(report: ScanReport): Finding[] {
  return triage(report.findings.filter((finding) => finding.accepted !== undefined));
}

export function ofKind(findings: readonly Finding[], kind: RuleKind): Finding[] {
  return findings.filter((finding) => finding.kind === kind);
}

/** Everything that is not personal data. */
export function credentials(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.kind !== 'personal-data');
}

/** Counts by severity, worst first, without zeros. */
export function countBySeverity(findings: readonly Finding[]): [Severity, number][] {
  return SEVERITIES.map((severity): [Severity, number] => [
    severity,
    findings.filter((finding) => finding.severity === severity).length,
  ]).filter(([, count]) => count > 0);
}

/** Counts by a key, most first. */
export function countBy<T>(items: Iterable<T>, keyOf: (item: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

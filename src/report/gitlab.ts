/**
 * GitLab's secret detection report (gitlab-org/security-products/security-report-schemas, secret-detection-report-format
 * 15.0.7). One vulnerability a finding, at its first place.
 */
import type { Severity } from '../detect/types.js';
import type { Finding, ScanReport } from '../findings/model.js';
import { escapeControl, safeJson } from './escape.js';
import type { RenderOptions } from './renderer.js';
import { openFindings } from './select.js';
import { exposureText, placeText, sinceText } from './wording.js';

const SEVERITY_NAMES: Record<Severity, string> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' };
/** What GitLab's own analyzer writes where no commit is known. */
const NO_COMMIT = '0000000';

export function* renderGitlab(report: ScanReport, { now }: RenderOptions): Generator<string> {
  yield `{"version":"15.0.7","scan":${safeJson(scan(report, now))},"vulnerabilities":[`;
  let separator = '\n';
  for (const finding of openFindings(report)) {
    yield separator + safeJson(vulnerability(finding));
    separator = ',\n';
  }
  yield `]}\n`;
}

function scan(report: ScanReport, now: Date): Record<string, unknown> {
  const tool = { id: 'unearth', name: 'unearth', version: report.tool.version, vendor: { name: 'unearth' } };
  return {
    analyzer: tool,
    scanner: tool,
    type: 'secret_detection',
    start_time: gitlabTime(new Date(now.getTime() - report.duration)),
    end_time: gitlabTime(now),
    status: report.coverage.complete ? 'success' : 'failure',
    messages: report.coverage.gaps.map((gap) => ({
      level: gap.incomplete ? 'warn' : 'info',
      value: escapeControl(gap.message),
    })),
  };
}

function vulnerability(finding: Finding): Record<string, unknown> {
  const [first] = finding.occurrences;
  const commit = first?.introduced;
  return {
    id: finding.fingerprint,
    category: 'secret_detection',
    name: finding.title,
    description: escapeControl(
      `${finding.title} ${finding.redacted}${first ? ` in ${placeText(first)}` : ''}, ${sinceText(finding)}, ${exposureText(finding)}. ${finding.attacker}`,
    ),
    severity: SEVERITY_NAMES[finding.severity],
    solution: 'Rotate the credential first, then take it out of the history: `unearth plan` writes both.',
    location: {
      file: first?.path ?? '',
      ...(first ? { start_line: Math.max(1, first.startLine), end_line: Math.max(1, first.endLine) } : {}),
      commit: commit
        ? { sha: commit.id, author: commit.authorName, date: commit.date, message: commit.subject }
        : { sha: NO_COMMIT },
    },
    identifiers: [{ type: 'unearth_rule', name: `unearth rule ${finding.rule}`, value: finding.rule }],
  };
}

/** Without fraction and zone: the schema's pattern. UTC. */
function gitlabTime(time: Date): string {
  return time.toISOString().slice(0, 19);
}

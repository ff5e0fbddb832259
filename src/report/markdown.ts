import type { Finding, ScanReport } from '../findings/model.js';
import { escapeMarkdown, markdownCode } from './escape.js';
import type { RenderOptions } from './renderer.js';
import { acceptedFindings, countBy, countBySeverity, credentials, ofKind, openFindings } from './select.js';
import { count, coverageText, distinctPlaces, exposureText, seconds, sinceText } from './wording.js';

const PLACES = 3;

/** For a job summary, a pull request or an issue. */
export function* renderMarkdown(report: ScanReport, options: RenderOptions): Generator<string> {
  const open = openFindings(report);
  const secrets = credentials(open);
  yield `# What the history of ${escapeMarkdown(report.repository.path)} leaks\n\n`;
  yield* summary(secrets, report);
  yield* credentialRows(secrets, options.limit);
  yield* personalData(ofKind(open, 'personal-data'));
  yield* accepted(report);
  yield* coverage(report);
  if (options.nextCommand !== '') yield `\nNext: ${markdownCode(options.nextCommand)}\n`;
}

function* summary(secrets: Finding[], report: ScanReport): Generator<string> {
  if (secrets.length === 0) {
    yield report.coverage.complete ? 'No credentials found.\n' : 'No credentials found in what could be looked at.\n';
    return;
  }
  const parts = countBySeverity(secrets).map(([severity, number]) => `${number} ${severity}`);
  yield `**${count(secrets.length, 'credential')}**: ${parts.join(', ')}. Rotate from the top; rewriting history does not un-leak a value.\n`;
}

function* credentialRows(secrets: Finding[], limit: number): Generator<string> {
  if (secrets.length === 0) return;
  const shown = limit === 0 ? secrets : secrets.slice(0, limit);
  yield '\n| Severity | Credential | Value | Where | Since | Exposure |\n|---|---|---|---|---|---|\n';
  for (const finding of shown) yield `| ${row(finding).join(' | ')} |\n`;
  if (shown.length < secrets.length) yield `\n… and ${secrets.length - shown.length} more (\`--limit 0\` lists all).\n`;
}

function row(finding: Finding): string[] {
  const places = distinctPlaces(finding);
  const more = places.length > PLACES ? `<br>and ${places.length - PLACES} more` : '';
  return [
    finding.severity,
    escapeMarkdown(finding.title),
    markdownCode(finding.value ?? finding.redacted),
    places.slice(0, PLACES).map(markdownCode).join('<br>') + more,
    escapeMarkdown(sinceText(finding).replace(/^since /, '')),
    escapeMarkdown(exposureText(finding)),
  ];
}

function* personalData(findings: Finding[]): Generator<string> {
  if (findings.length === 0) return;
  const kinds = countBy(findings, (finding) => finding.title).map(
    ([title, number]) => `${number} × ${escapeMarkdown(title)}`,
  );
  yield `\nPersonal data: ${kinds.join(', ')}.\n`;
}

function* accepted(report: ScanReport): Generator<string> {
  const findings = acceptedFindings(report);
  if (findings.length === 0) return;
  yield `\n<details><summary>${count(findings.length, 'accepted finding')}</summary>\n\n`;
  for (const { title, redacted, accepted } of findings) {
    yield `- ${escapeMarkdown(title)} ${markdownCode(redacted)}: ${escapeMarkdown(accepted!.reason)} (${escapeMarkdown(accepted!.by)})\n`;
  }
  yield '\n</details>\n';
}

function* coverage(report: ScanReport): Generator<string> {
  yield `\nLooked at ${escapeMarkdown(coverageText(report.coverage))} in ${seconds(report.duration)}.\n`;
  for (const gap of report.coverage.gaps) {
    yield `\n> ${gap.incomplete ? '**Not looked at**' : 'Note'}: ${escapeMarkdown(gap.message)}\n`;
  }
}

/** One self-contained page: no script, nothing loaded from anywhere, everything escaped. */
import type { Finding, Occurrence, ScanReport } from '../findings/model.js';
import { escapeHtml } from './escape.js';
import { PAGE_STYLE } from './html-style.js';
import type { RenderOptions } from './renderer.js';
import { acceptedFindings, countBy, countBySeverity, credentials, ofKind, openFindings } from './select.js';
import {
  count,
  coverageText,
  day,
  exposureText,
  placeText,
  reachText,
  seconds,
  shortId,
  sinceText,
} from './wording.js';

const OCCURRENCES = 500;

export function* renderHtml(report: ScanReport, options: RenderOptions): Generator<string> {
  const open = openFindings(report);
  yield* pageStart(report, options.now);
  yield* overview(report, credentials(open));
  for (const finding of credentials(open)) yield* findingSection(finding);
  yield* personalData(ofKind(open, 'personal-data'));
  yield* acceptedSection(acceptedFindings(report));
  yield* coverageSection(report);
  yield '</main>\n</html>\n';
}

function* pageStart(report: ScanReport, now: Date): Generator<string> {
  const title = escapeHtml(`unearth: ${report.repository.path}`);
  yield `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield `<meta name="viewport" content="width=device-width">\n<title>${title}</title>\n<style>${PAGE_STYLE}</style>\n<main>\n`;
  yield `<h1>${title}</h1>\n<p class="quiet">${day(now.toISOString())}, unearth ${escapeHtml(report.tool.version)}</p>\n`;
}

function* overview(report: ScanReport, secrets: Finding[]): Generator<string> {
  if (secrets.length === 0) {
    yield `<p>No credentials found${report.coverage.complete ? '' : ' in what could be looked at'}.</p>\n`;
    return;
  }
  const counts = countBySeverity(secrets).map(
    ([severity, number]) => `<span class="${severity}">${number} ${severity}</span>`,
  );
  yield `<p><strong>${count(secrets.length, 'credential')}</strong>: ${counts.join(', ')}. Rotate from the top; rewriting history does not un-leak a value.</p>\n`;
}

function* findingSection(finding: Finding): Generator<string> {
  yield `<section id="${escapeHtml(finding.fingerprint)}">\n<h2><span class="${finding.severity}">${finding.severity}</span> ${escapeHtml(finding.title)}</h2>\n`;
  yield `<p><code>${escapeHtml(finding.value ?? finding.redacted)}</code>${finding.names[0] ? ` as <code>${escapeHtml(finding.names[0])}</code>` : ''}`;
  yield `, ${escapeHtml(`${sinceText(finding)}, ${exposureText(finding)}`)}</p>\n`;
  if (finding.attacker !== '') yield `<p>${escapeHtml(finding.attacker)}</p>\n`;
  yield `<details><summary>${count(finding.occurrences.length, 'occurrence')}, confidence ${finding.confidence}</summary>\n`;
  if (finding.reasons.length > 0) yield `<p class="quiet">${finding.reasons.map(escapeHtml).join('; ')}</p>\n`;
  yield '<table><tr><th>where<th>brought in<th>taken away<th>reached</tr>\n';
  for (const occurrence of finding.occurrences.slice(0, OCCURRENCES)) yield occurrenceRow(occurrence);
  yield '</table>\n';
  const left = finding.occurrences.length - OCCURRENCES;
  if (left > 0) yield `<p class="quiet">and ${left} more (--format json has all)</p>\n`;
  yield '</details>\n</section>\n';
}

function occurrenceRow(occurrence: Occurrence): string {
  const commit = (ref: Occurrence['introduced']): string =>
    ref === null ? '' : escapeHtml(`${day(ref.date)} ${shortId(ref.id)} ${ref.authorName}: ${ref.subject}`);
  const cells = [
    `<code>${escapeHtml(placeText(occurrence))}</code>`,
    commit(occurrence.introduced),
    commit(occurrence.removed),
    escapeHtml(reachText(occurrence.reach)),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}`).join('')}</tr>\n`;
}

function* personalData(findings: Finding[]): Generator<string> {
  if (findings.length === 0) return;
  const kinds = countBy(findings, (finding) => finding.title).map(
    ([title, number]) => `${number} × ${escapeHtml(title)}`,
  );
  yield `<section>\n<h2>Personal data</h2>\n<p>${kinds.join(', ')}</p>\n<details><summary>List</summary>\n<table><tr><th>kind<th>value<th>where</tr>\n`;
  for (const { title, value, redacted, occurrences } of findings) {
    const where = occurrences[0] ? escapeHtml(placeText(occurrences[0])) : '';
    yield `<tr><td>${escapeHtml(title)}<td><code>${escapeHtml(value ?? redacted)}</code><td><code>${where}</code></tr>\n`;
  }
  yield '</table>\n</details>\n</section>\n';
}

function* acceptedSection(findings: Finding[]): Generator<string> {
  if (findings.length === 0) return;
  yield `<section>\n<h2>${count(findings.length, 'accepted finding')}</h2>\n<table><tr><th>what<th>value<th>reason<th>by</tr>\n`;
  for (const { title, redacted, accepted } of findings) {
    yield `<tr><td>${escapeHtml(title)}<td><code>${escapeHtml(redacted)}</code><td>${escapeHtml(accepted!.reason)}<td>${escapeHtml(accepted!.by)}</tr>\n`;
  }
  yield '</table>\n</section>\n';
}

function* coverageSection(report: ScanReport): Generator<string> {
  const { tool, coverage, duration } = report;
  yield `<section>\n<h2>What was looked at</h2>\n<p>${escapeHtml(coverageText(coverage))} in ${seconds(duration)}; ${count(tool.rules, 'rule')}, engine ${tool.engine}.</p>\n`;
  for (const gap of coverage.gaps) {
    const examples = gap.examples.map((example) => `<code>${escapeHtml(example)}</code>`).join(', ');
    yield `<p${gap.incomplete ? ' class="high"' : ''}>${gap.incomplete ? 'Not looked at: ' : 'Note: '}${escapeHtml(gap.message)} ${examples}</p>\n`;
  }
  yield '</section>\n';
}

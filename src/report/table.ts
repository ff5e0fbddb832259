/** The report for a person at a terminal: what to do first comes first, everything fits the width. */
import Table from 'cli-table3';
import type { ChalkInstance } from 'chalk';
import type { Severity } from '../detect/types.js';
import type { Finding, ScanReport } from '../findings/model.js';
import { groupedNumber } from '../grouped-number.js';
import { escapeControl } from './escape.js';
import type { RenderOptions } from './renderer.js';
import { acceptedFindings, countBy, countBySeverity, credentials, ofKind, openFindings } from './select.js';
import {
  belongsWith,
  count,
  coverageText,
  distinctPlaces,
  exposureText,
  seconds,
  shortId,
  sinceText,
} from './wording.js';
import { wrap } from './wrap.js';

const SEVERITY_COLUMN = 10;
const PLACES_SHOWN = 2;
const RELATED_SHOWN = 3;

export function* renderTable(report: ScanReport, options: RenderOptions): Generator<string> {
  const open = openFindings(report);
  const secrets = credentials(open);
  yield* headline(report, secrets, options);
  yield* credentialTable(secrets, report.findings, options);
  yield* personalDataLines(ofKind(open, 'personal-data'), options);
  yield* acceptedLine(report);
  yield* coverageLines(report, options);
  if (options.nextCommand !== '') yield `\n${options.paint.bold('Next:')} ${options.nextCommand}\n`;
}

function* headline(report: ScanReport, secrets: Finding[], { paint, width }: RenderOptions): Generator<string> {
  const { path, headRef, headCommit } = report.repository;
  const branch = headRef?.replace(/^refs\/heads\//, '') ?? 'detached HEAD';
  const head = headCommit === null ? 'no commit at HEAD' : `${branch} at ${shortId(headCommit)}`;
  yield* wrapped(`${path} (${head})`, width, paint.dim);
  if (secrets.length === 0) {
    yield `\n${report.coverage.complete ? paint.green('No credentials found.') : 'No credentials found in what could be looked at.'}\n`;
    return;
  }
  const bySeverity = countBySeverity(secrets).map(([severity, number]) =>
    paintSeverity(severity, paint)(`${number} ${severity}`),
  );
  yield `\n${paint.bold(count(secrets.length, 'credential'))} leaked: ${bySeverity.join(', ')}\n`;
  const live = secrets.filter((finding) => finding.exposure.atHead).length;
  const advice = live > 0 ? `${live === secrets.length ? 'All' : live} still at HEAD. ` : '';
  yield* wrapped(`${advice}Rotate from the top: rewriting history does not un-leak a value.`, width, (text) => text);
}

function* credentialTable(secrets: Finding[], all: readonly Finding[], options: RenderOptions): Generator<string> {
  if (secrets.length === 0) return;
  const shown = options.limit === 0 ? secrets : secrets.slice(0, options.limit);
  const table = new Table({
    colWidths: [SEVERITY_COLUMN, Math.max(30, options.width - SEVERITY_COLUMN)],
    // Colours of head and border are on by default, in pipes and with NO_COLOR too.
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1, compact: true },
    chars: NO_BORDERS,
  });
  const textWidth = Math.max(28, options.width - SEVERITY_COLUMN - 1);
  for (const finding of shown)
    table.push([severityCell(finding, options.paint), findingCell(finding, all, textWidth, options.paint)]);
  yield `\n${table
    .toString()
    .replace(/[ \t]+$/gm, '')
    .trimEnd()}\n`;
  if (shown.length < secrets.length) {
    yield `\n… and ${count(secrets.length - shown.length, 'more credential')}: --limit 0 lists all\n`;
  }
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

function severityCell(finding: Finding, paint: ChalkInstance): string {
  return paintSeverity(finding.severity, paint)(finding.severity.toUpperCase());
}

function findingCell(finding: Finding, all: readonly Finding[], width: number, paint: ChalkInstance): string {
  const value = finding.value ?? finding.redacted;
  const name = finding.names[0] ? ` as ${finding.names[0]}` : '';
  const places = distinctPlaces(finding);
  const more = places.length - PLACES_SHOWN;
  const lines = [
    ...wrap(escapeControl(finding.title), width).map((line) => paint.bold(line)),
    ...wrap(escapeControl(`${value}${name}  [${finding.fingerprint.slice(0, 8)}]`), width),
    ...wrap(escapeControl(companionText(finding, all)), width).filter((line) => line !== ''),
    ...places
      .slice(0, PLACES_SHOWN)
      .flatMap((place) => wrap(escapeControl(place), width))
      .map((line) => paint.cyan(line)),
    ...(more > 0 ? [`and ${count(more, 'more place')}`] : []),
    ...wrap(escapeControl(`${sinceText(finding)}, ${exposureText(finding)}`), width).map((line) => paint.dim(line)),
  ];
  return `${lines.join('\n')}\n`;
}

function companionText(finding: Finding, findings: readonly Finding[]): string {
  const others = belongsWith(finding, findings);
  if (others.length === 0) return '';
  return `belongs with ${others.slice(0, RELATED_SHOWN).join(', ')}${others.length > RELATED_SHOWN ? ', …' : ''}`;
}

function* personalDataLines(findings: Finding[], { paint, width }: RenderOptions): Generator<string> {
  const files = findings.filter(({ category }) => category === 'bulk-file');
  for (const finding of files) {
    yield '\n';
    yield* wrapped(bulkFileText(finding), width, paint.yellow);
  }
  yield* singleValues(
    findings.filter(({ category }) => category !== 'bulk-file'),
    { paint, width },
  );
}

function bulkFileText(finding: Finding): string {
  const [first] = finding.occurrences;
  const place = first ? first.path || `blob ${shortId(first.object)}` : '';
  return `${finding.title}: ${place}, ${finding.redacted}; ${sinceText(finding)}, ${exposureText(finding)} [${finding.fingerprint.slice(0, 8)}]`;
}

function* singleValues(
  findings: Finding[],
  { paint, width }: Pick<RenderOptions, 'paint' | 'width'>,
): Generator<string> {
  if (findings.length === 0) return;
  const kinds = countBy(findings, (finding) => finding.title).map(
    ([title, number]) => `${groupedNumber(number)} × ${title}`,
  );
  const files = new Set(findings.flatMap((finding) => finding.occurrences.map(({ path, object }) => path || object)));
  yield '\n';
  yield* wrapped(
    `Personal data: ${kinds.join(', ')} in ${count(files.size, 'file or message', 'files and messages')} (--format csv lists them).`,
    width,
    paint.yellow,
  );
}

function* acceptedLine(report: ScanReport): Generator<string> {
  const accepted = acceptedFindings(report);
  if (accepted.length === 0) return;
  const sources = countBy(accepted, (finding) => finding.accepted!.by.replace(/:\d+$/, ''));
  yield `\n${count(accepted.length, 'finding')} accepted: ${sources.map(([by, number]) => `${number} by ${escapeControl(by)}`).join(', ')}\n`;
}

function* coverageLines(report: ScanReport, { paint, width }: RenderOptions): Generator<string> {
  const { tool, coverage, duration } = report;
  yield '\n';
  yield* wrapped(
    `Looked at ${coverageText(coverage)} in ${seconds(duration)} with ${count(tool.rules, 'rule')} (${tool.engine}).`,
    width,
    paint.dim,
  );
  for (const gap of coverage.gaps) {
    const prefix = gap.incomplete ? 'NOT LOOKED AT: ' : 'Note: ';
    const examples =
      gap.examples.length > 0 ? ` (${gap.examples.slice(0, 2).join(', ')}${gap.count > 2 ? ', …' : ''})` : '';
    yield* wrapped(`${prefix}${gap.message}${examples}`, width, gap.incomplete ? paint.red : paint.dim);
  }
}

function* wrapped(text: string, width: number, style: (line: string) => string): Generator<string> {
  for (const line of wrap(escapeControl(text), width)) yield `${style(line)}\n`;
}

function paintSeverity(severity: Severity, paint: ChalkInstance): (text: string) => string {
  if (severity === 'critical') return paint.red.bold;
  if (severity === 'high') return paint.red;
  return severity === 'medium' ? paint.yellow : paint.dim;
}

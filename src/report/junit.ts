import type { Finding, ScanReport } from '../findings/model.js';
import { escapeXml } from './escape.js';
import { acceptedFindings, openFindings } from './select.js';
import { distinctPlaces, exposureText, sinceText } from './wording.js';

const PLACES = 20;

/** A test suite whose failures are the findings; accepted ones are skipped, what could not be looked at is an error. */
export function* renderJunit(report: ScanReport): Generator<string> {
  const open = openFindings(report);
  const accepted = acceptedFindings(report);
  const gaps = report.coverage.gaps.filter((gap) => gap.incomplete);
  const tests = Math.max(1, open.length + accepted.length + gaps.length);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n`;
  yield `  <testsuite name="unearth" tests="${tests}" failures="${open.length}" errors="${gaps.length}" skipped="${accepted.length}" time="${(report.duration / 1000).toFixed(3)}">\n`;
  for (const finding of open) yield* failure(finding);
  for (const finding of accepted) {
    yield `    ${testCase(finding)}\n      <skipped message="${escapeXml(`accepted by ${finding.accepted!.by}: ${finding.accepted!.reason}`)}"/>\n    </testcase>\n`;
  }
  for (const gap of gaps) {
    yield `    <testcase classname="coverage" name="${escapeXml(gap.kind)}">\n      <error message="${escapeXml(gap.message)}"/>\n    </testcase>\n`;
  }
  if (open.length + accepted.length + gaps.length === 0)
    yield `    <testcase classname="unearth" name="nothing found"/>\n`;
  yield `  </testsuite>\n</testsuites>\n`;
}

function* failure(finding: Finding): Generator<string> {
  const message = `${finding.title} (${finding.severity}), ${sinceText(finding)}, ${exposureText(finding)}`;
  const places = distinctPlaces(finding);
  yield `    ${testCase(finding)}\n      <failure type="${escapeXml(finding.severity)}" message="${escapeXml(message)}">`;
  yield places.slice(0, PLACES).map(escapeXml).join('\n');
  if (places.length > PLACES) yield `\nand ${places.length - PLACES} more places`;
  yield `</failure>\n    </testcase>\n`;
}

function testCase(finding: Finding): string {
  const [first] = finding.occurrences;
  const file = first && first.path !== '' ? ` file="${escapeXml(first.path)}" line="${first.startLine}"` : '';
  const value = finding.value ?? finding.redacted;
  return `<testcase classname="${escapeXml(finding.rule)}" name="${escapeXml(`${finding.title} ${value} [${finding.fingerprint.slice(0, 8)}]`)}"${file}>`;
}

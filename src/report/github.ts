import type { Severity } from '../detect/types.js';
import type { Finding, Occurrence, ScanReport } from '../findings/model.js';
import { githubData, githubProperty } from './escape.js';
import { countBy, credentials, ofKind, openFindings } from './select.js';
import { exposureText, placeText, sinceText } from './wording.js';

const LEVELS: Record<Severity, string> = { critical: 'error', high: 'error', medium: 'warning', low: 'notice' };

/**
 * Workflow commands that GitHub Actions turns into annotations, worst first (it shows ten of a level a step). Only a
 * place at HEAD is given as file and line: GitHub can show no other. Personal data is one annotation: it can be thousands.
 */
export function* renderGithub(report: ScanReport): Generator<string> {
  const open = openFindings(report);
  for (const finding of credentials(open)) {
    yield `::${LEVELS[finding.severity]} ${properties(finding)}::${githubData(message(finding))}\n`;
  }
  const personal = ofKind(open, 'personal-data');
  if (personal.length > 0) {
    const kinds = countBy(personal, (finding) => finding.title).map(([title, number]) => `${number} × ${title}`);
    yield `::notice title=Personal data::${githubData(kinds.join(', '))}\n`;
  }
  for (const gap of report.coverage.gaps.filter((one) => one.incomplete)) {
    yield `::error title=${githubProperty('Not everything could be looked at')}::${githubData(gap.message)}\n`;
  }
}

function properties(finding: Finding): string {
  const title = `title=${githubProperty(`${finding.title} (${finding.severity})`)}`;
  const shown = finding.occurrences.find(isInCheckout);
  if (!shown) return title;
  return `file=${githubProperty(shown.path)},line=${shown.startLine},endLine=${shown.endLine},${title}`;
}

function isInCheckout(occurrence: Occurrence): boolean {
  return occurrence.atHead && occurrence.place === 'blob';
}

function message(finding: Finding): string {
  const [first] = finding.occurrences;
  const where = first ? ` in ${placeText(first)}` : '';
  return `${finding.value ?? finding.redacted}${where}, ${sinceText(finding)}, ${exposureText(finding)}. Rotate it first.`;
}

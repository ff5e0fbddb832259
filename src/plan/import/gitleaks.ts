/** gitleaks 8 and betterleaks 1: an array of flat objects; betterleaks 2: `findings` with a match and a location each. */
import { number, path, record, records, text, titleOf, valueOf, type ImportedFinding, type Parsed } from './model.js';

export function isGitleaks(report: unknown): boolean {
  return Array.isArray(report) && (report.length === 0 || 'RuleID' in record(report[0]));
}

export function parseGitleaks(report: unknown): ImportedFinding[] {
  return records(report).map((row) => ({
    tool: 'gitleaks',
    rule: text(row['RuleID']) ?? 'unknown',
    title: titleOf(text(row['Description']), text(row['RuleID']) ?? ''),
    value: valueOf(row['Secret']),
    fingerprint: null,
    location: { commit: text(row['Commit']), path: path(row['File']), line: number(row['StartLine']) },
  }));
}

export function isBetterleaks(report: unknown): boolean {
  const first = records(record(report)['findings'])[0];
  return (
    'schema_version' in record(report) &&
    Array.isArray(record(report)['findings']) &&
    (first === undefined || 'rule_id' in first)
  );
}

/** A line of its JSONL: the format's version and one finding. */
export function isBetterleaksLine(row: Parsed): boolean {
  return 'schema_version' in row && 'rule_id' in record(row['finding']);
}

export function parseBetterleaks(report: unknown): ImportedFinding[] {
  return records(record(report)['findings']).flatMap(betterleaksFinding);
}

/** A finding and the values that belong with it (the secret key beside an access key id). */
export function betterleaksFinding(row: Parsed): ImportedFinding[] {
  const components = records(row['component_sets']).flatMap((set) => records(set['components']));
  return [row, ...components].map((part) => ({
    tool: 'betterleaks',
    rule: text(part['rule_id']) ?? 'unknown',
    title: titleOf(text(part['description']), text(part['rule_id']) ?? ''),
    value: valueOf(record(part['match'])['value']),
    fingerprint: null,
    location: {
      commit: text(record(row['attributes'])['git.sha']),
      path: path(record(part['location'])['path']),
      line: number(record(part['location'])['start_line']),
    },
  }));
}

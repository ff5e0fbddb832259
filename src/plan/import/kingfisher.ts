/** Kingfisher: `findings` of a rule and a finding each, or one such object a line. */
import { number, path, record, text, titleOf, valueOf, type ImportedFinding, type Parsed } from './model.js';

export function isKingfisher(row: Parsed): boolean {
  return 'snippet' in record(row['finding']) && 'rule' in row;
}

export function parseKingfisher(row: Parsed): ImportedFinding[] {
  const finding = record(row['finding']);
  const rule = record(row['rule']);
  const git = record(finding['git_metadata']);
  const values = [finding['snippet'], ...Object.values(record(finding['dependent_captures']))];
  return values.map((value) => ({
    tool: 'kingfisher',
    rule: text(rule['id']) ?? 'unknown',
    title: titleOf(text(rule['name']), text(rule['id']) ?? ''),
    value: valueOf(value),
    fingerprint: null,
    location: {
      commit: text(record(git['commit'])['id']),
      path: path(record(git['file'])['path'] ?? finding['path']),
      line: number(finding['line']),
    },
  }));
}

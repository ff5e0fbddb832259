/** Our own JSON report: fingerprints find the values again, redacted or not. */
import { number, path, record, records, text, valueOf, type ImportedFinding } from './model.js';

export function isOwnReport(report: unknown): boolean {
  return record(record(report)['tool'])['name'] === 'unearth' && Array.isArray(record(report)['findings']);
}

export function parseOwnReport(report: unknown): ImportedFinding[] {
  return records(record(report)['findings'])
    .filter((finding) => finding['accepted'] === undefined)
    .map((finding) => {
      const first = records(finding['occurrences'])[0] ?? {};
      return {
        tool: 'unearth',
        rule: text(finding['rule']) ?? 'unknown',
        title: text(finding['title']) ?? 'Secret',
        value: valueOf(finding['value']),
        fingerprint: text(finding['fingerprint']),
        location: {
          commit: text(record(first['introduced'])['id']),
          path: path(first['path']),
          line: number(first['startLine']),
        },
      };
    });
}

/** SARIF 2.1.0 of any scanner. The value is in the snippet where the tool writes it there (gitleaks, betterleaks and Kingfisher do). */
import { number, path, record, records, text, valueOf, type ImportedFinding, type Parsed } from './model.js';

export function isSarif(report: unknown): boolean {
  return Array.isArray(record(report)['runs']);
}

export function parseSarif(report: unknown): ImportedFinding[] {
  return records(record(report)['runs']).flatMap((run) => {
    const driver = record(record(run['tool'])['driver']);
    const tool = text(driver['name']) ?? 'sarif';
    return records(run['results']).flatMap((result) => parseResult(result, tool));
  });
}

function parseResult(result: Parsed, tool: string): ImportedFinding[] {
  const prints = record(result['partialFingerprints']);
  const rule = text(result['ruleId']) ?? 'unknown';
  return records(result['locations']).map((location) => {
    const physical = record(location['physicalLocation']);
    const region = record(physical['region']);
    const isValue = /^(gitleaks|betterleaks|kingfisher)/i.test(tool);
    return {
      tool: 'sarif',
      rule,
      title: rule,
      value: isValue ? valueOf(record(region['snippet'])['text']) : null,
      fingerprint: ownFingerprint(prints),
      location: {
        commit: text(prints['commitSha']) ?? text(record(result['properties'])['commit']),
        path: path(decode(text(record(physical['artifactLocation'])['uri']))),
        line: number(region['startLine']),
      },
    };
  });
}

function ownFingerprint(prints: Parsed): string | null {
  const own = Object.entries(prints).find(([name]) => name.startsWith('unearth'));
  return own === undefined ? null : text(own[1]);
}

function decode(uri: string | null): string | null {
  if (uri === null) return null;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

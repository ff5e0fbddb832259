/** Recognizes a report by its content and reads its findings. */
import { UnearthError } from '../../errors.js';
import {
  isBetterleaks,
  isBetterleaksLine,
  isGitleaks,
  betterleaksFinding,
  parseBetterleaks,
  parseGitleaks,
} from './gitleaks.js';
import { isKingfisher, parseKingfisher } from './kingfisher.js';
import { record, records, type ImportedFinding, type Parsed } from './model.js';
import { isOwnReport, parseOwnReport } from './own-report.js';
import { isSarif, parseSarif } from './sarif.js';
import { isTrufflehog, parseTrufflehog } from './trufflehog.js';

/** Throws UnearthError `usage` for what is no report of a scanner we know; `name` is that of the file. */
export function parseReport(content: string, name: string): ImportedFinding[] {
  const whole = parseJson(content);
  if (whole !== undefined) {
    const findings = parseWhole(whole);
    if (findings !== null) return findings;
  }
  const lines = parseLines(content);
  if (lines !== null) return lines;
  throw new UnearthError('usage', `${name} is not a report that can be read`, {
    hint: 'JSON of unearth, gitleaks, betterleaks, TruffleHog or Kingfisher, or SARIF',
  });
}

function parseWhole(report: unknown): ImportedFinding[] | null {
  if (isOwnReport(report)) return parseOwnReport(report);
  if (isSarif(report)) return parseSarif(report);
  if (isBetterleaks(report)) return parseBetterleaks(report);
  if (isGitleaks(report)) return parseGitleaks(report);
  const rows = Array.isArray(report) ? records(report) : records(record(report)['findings']);
  if (rows.length > 0) return parseRows(rows);
  return 'findings' in record(report) ? [] : null;
}

/** One JSON object a line, as TruffleHog and others write; lines of other kinds (a summary) are passed over. */
function parseLines(content: string): ImportedFinding[] | null {
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map(parseJson).filter((row) => row !== undefined);
  return rows.length === 0 || rows.length < lines.length ? null : parseRows(rows.map(record));
}

function parseRows(rows: readonly Parsed[]): ImportedFinding[] | null {
  const known = rows
    .map((row) => (isBetterleaksLine(row) ? record(row['finding']) : row))
    .filter((row) => isTrufflehog(row) || isKingfisher(row) || 'rule_id' in row || 'RuleID' in row);
  if (known.length === 0) return null;
  return known.flatMap((row) => {
    if (isTrufflehog(row)) return parseTrufflehog(row);
    if (isKingfisher(row)) return parseKingfisher(row);
    return 'rule_id' in row ? betterleaksFinding(row) : parseGitleaks([row]);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

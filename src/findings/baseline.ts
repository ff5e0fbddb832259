/**
 * Baselines: findings a team has looked at and accepts, each with a reason. Ours is YAML keyed by content, so that it
 * survives rebases; gitleaks' JSON reports and detect-secrets' `.secrets.baseline` are read as well.
 */
import { UnearthError } from '../errors.js';
import { lazyYaml } from '../lazy-yaml.js';
import type { Acceptance, AcceptedThing } from './acceptance.js';
import { isDay, parseGitleaksFingerprint } from './ignore-files.js';
import type { Finding } from './model.js';

const BASELINE_VERSION = 1;

export interface BaselineEntry {
  fingerprint: string;
  /** For the reader only: which rule, where it was seen. Not used for matching. */
  rule: string;
  where: string;
  reason: string;
  /** Day (YYYY-MM-DD) on which the finding is open again. */
  expires?: string;
}

const HEADER = `# Findings that were looked at and accepted. Keyed by content, so an entry holds for the same value anywhere
# and survives rebases. Give each a reason; \`expires: YYYY-MM-DD\` opens it again on that day.
`;

/** The text of a baseline file, entries in the order given. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  return HEADER + lazyYaml().stringify({ version: BASELINE_VERSION, accepted: entries }, { lineWidth: 0 });
}

/** A baseline of all open findings; entries of `previous` keep their reason and expiry, those no longer found go. */
export function buildBaseline(
  findings: readonly Finding[],
  reason: string,
  expires: string | undefined,
  previous: readonly BaselineEntry[] = [],
): BaselineEntry[] {
  const known = new Map(previous.map((entry) => [entry.fingerprint, entry]));
  const fresh = findings.map((finding) => {
    const kept = known.get(finding.fingerprint);
    const until = kept ? kept.expires : expires;
    return {
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      where: whereOf(finding),
      reason: kept?.reason ?? reason,
      ...(until ? { expires: until } : {}),
    };
  });
  return fresh.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

/** What a baseline file accepts. `name` stands in messages. Throws UnearthError('configuration'). */
export function parseBaseline(text: string, name: string): Acceptance[] {
  const data = parseData(text, name);
  if (Array.isArray(data)) return data.flatMap((row, at) => gitleaksRow(row, `${name}[${at}]`));
  if (isRecord(data) && isRecord(data['results'])) return detectSecretsRows(data['results'], name);
  return parseOwnEntries(data, name).map((entry) => ({
    by: name,
    reason: entry.reason,
    ...(entry.expires ? { expires: entry.expires } : {}),
    accepts: { type: 'fingerprint', fingerprint: entry.fingerprint },
  }));
}

/** The entries of a baseline in our own format, for `baseline update`. */
export function parseOwnBaseline(text: string, name: string): BaselineEntry[] {
  return parseOwnEntries(parseData(text, name), name);
}

/** Parser errors quote the text they stumble over, which may be a secret: the cause is left out. */
function parseData(text: string, name: string): unknown {
  try {
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : lazyYaml().parse(text, { maxAliasCount: 0, schema: 'core' });
  } catch {
    throw new UnearthError('configuration', `${name} is neither YAML nor JSON`, {
      hint: 'A baseline is made by `unearth baseline create`, or is a gitleaks JSON report.',
    });
  }
}

function parseOwnEntries(data: unknown, name: string): BaselineEntry[] {
  if (!isRecord(data) || data['version'] !== BASELINE_VERSION || !Array.isArray(data['accepted'])) {
    throw new UnearthError('configuration', `${name} is not a baseline this version reads`, {
      hint: `It must hold version: ${BASELINE_VERSION} and a list \`accepted\`; or be a gitleaks JSON report.`,
    });
  }
  return data['accepted'].map((entry, at) => parseOwnEntry(entry, `${name}: entry ${at + 1}`));
}

function parseOwnEntry(entry: unknown, at: string): BaselineEntry {
  const record = isRecord(entry) ? entry : {};
  const { fingerprint, reason, expires } = record;
  if (typeof fingerprint !== 'string' || !/^[0-9a-f]{32}$/.test(fingerprint)) {
    throw new UnearthError('configuration', `${at}: fingerprint must be 32 hex digits`);
  }
  if (typeof reason !== 'string' || reason.trim() === '') {
    throw new UnearthError('configuration', `${at}: no reason given`, { hint: 'Say why this finding is accepted.' });
  }
  if (expires !== undefined && !(typeof expires === 'string' && isDay(expires))) {
    throw new UnearthError('configuration', `${at}: expires must be a day, YYYY-MM-DD`);
  }
  return {
    fingerprint,
    rule: String(record['rule'] ?? ''),
    where: String(record['where'] ?? ''),
    reason,
    ...(expires === undefined ? {} : { expires }),
  };
}

function gitleaksRow(row: unknown, by: string): Acceptance[] {
  if (!isRecord(row) || typeof row['File'] !== 'string') return [];
  const place: AcceptedThing = { type: 'place', path: row['File'] };
  const named = typeof row['Fingerprint'] === 'string' ? parseGitleaksFingerprint(row['Fingerprint']) : null;
  if (typeof row['Commit'] === 'string' && row['Commit'] !== '') place.commit = row['Commit'];
  else if (named?.commit) place.commit = named.commit;
  if (typeof row['StartLine'] === 'number') place.line = row['StartLine'];
  if (typeof row['Secret'] === 'string' && isPlainSecret(row['Secret'])) place.secret = row['Secret'];
  return [{ by, reason: 'in the gitleaks baseline', accepts: place }];
}

/** gitleaks --redact writes REDACTED or cuts the value with an ellipsis; our own redaction has a run of stars. */
function isPlainSecret(secret: string): boolean {
  return secret !== '' && secret !== 'REDACTED' && !secret.endsWith('...') && !secret.includes('****');
}

function detectSecretsRows(results: Record<string, unknown>, name: string): Acceptance[] {
  return Object.values(results).flatMap((rows) =>
    (Array.isArray(rows) ? rows : []).flatMap((row): Acceptance[] => {
      const hash: unknown = isRecord(row) ? row['hashed_secret'] : undefined;
      if (typeof hash !== 'string' || !/^[0-9a-f]{40}$/.test(hash)) return [];
      return [
        {
          by: name,
          reason: 'in the detect-secrets baseline',
          accepts: { type: 'digest', algorithm: 'sha1', hex: hash },
        },
      ];
    }),
  );
}

function whereOf(finding: Finding): string {
  const [first] = finding.occurrences;
  if (!first) return '';
  return first.path === '' ? first.place : `${first.path}:${first.startLine}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

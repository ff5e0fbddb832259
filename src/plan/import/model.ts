/** A finding of another scanner, before its value is found again in the repository. */
export interface ImportedFinding {
  /** 'gitleaks', 'betterleaks', 'trufflehog', 'kingfisher', 'sarif', 'unearth'. */
  tool: string;
  rule: string;
  title: string;
  /** Null where the report is redacted. */
  value: Buffer | null;
  /** A part that was cut out of a joined value: it need not stand in the repository as it is. */
  isGuess?: true;
  /** Our own fingerprint, where the report has it. */
  fingerprint: string | null;
  location: ImportedLocation;
}

/** Kind of gap: credentials of the repository that the report does not name. The plan is incomplete, not the reading. */
export const BEYOND_REPORT = 'beyond-report';

export interface ImportedLocation {
  commit: string | null;
  path: string | null;
  /** 1-based; null where the report does not say. */
  line: number | null;
}

export type Parsed = Record<string, unknown>;

/** The value in a report, or null where it was masked: by stars, by dots, or by a word in its place. */
export function valueOf(text: unknown): Buffer | null {
  if (typeof text !== 'string' || text === '') return null;
  if (/^\**$|\*{3,}|^\.{3}|\.{3}$|^<?\[?redacted\]?>?$|REDACTED/i.test(text)) return null;
  return Buffer.from(text, 'utf8');
}

export function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

export function record(value: unknown): Parsed {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Parsed) : {};
}

export function records(value: unknown): Parsed[] {
  return Array.isArray(value) ? value.map(record) : [];
}

/** Some rules are described by a sentence: their id says what was found in fewer words. */
export function titleOf(description: string | null, rule: string): string {
  if (description !== null && description.length <= 60 && !description.endsWith('.')) return description;
  const words = rule.replace(/^.*\./, '').replace(/[-_]+/g, ' ').trim();
  return words === '' ? 'Secret' : `${words[0]!.toUpperCase()}${words.slice(1)}`;
}

/** Repository-relative, with slashes. */
export function path(value: unknown): string | null {
  const name = text(value);
  return name === null
    ? null
    : name
        .replaceAll('\\', '/')
        .replace(/^\.\//, '')
        .replace(/^file:\/\/\/?/, '');
}

/** TruffleHog 3: one object a line. */
import { number, path, record, text, valueOf, type ImportedFinding, type Parsed } from './model.js';

export function isTrufflehog(row: Parsed): boolean {
  return 'DetectorName' in row && 'SourceMetadata' in row;
}

/** `RawV2` joins the parts of a credential; `Raw` is the part that was matched, which is what stands in the file. */
export function parseTrufflehog(row: Parsed): ImportedFinding[] {
  const data = record(record(row['SourceMetadata'])['Data']);
  const git = record(data['Git'] ?? data['Filesystem'] ?? data['Github'] ?? data['Gitlab']);
  const name = text(row['DetectorName']) ?? 'unknown';
  const parts = Object.values(record(row['SecretParts'])).filter(
    (part) => typeof part === 'string' && part !== row['Raw'],
  );
  const rest = parts.length > 0 ? null : restOf(text(row['Raw']), text(row['RawV2']));
  const one = (value: unknown, isGuess: boolean): ImportedFinding => ({
    tool: 'trufflehog',
    rule: name.toLowerCase(),
    title: name,
    value: valueOf(value),
    fingerprint: null,
    location: { commit: text(git['commit']), path: path(git['file']), line: number(git['line']) },
    ...(isGuess ? { isGuess } : {}),
  });
  return [...[row['Raw'], ...parts].map((value) => one(value, false)), ...(rest === null ? [] : [one(rest, true)])];
}

/** What `RawV2` has besides: the secret key behind the key id, after a colon or at once. */
function restOf(raw: string | null, joined: string | null): string | null {
  if (raw === null || joined === null || !joined.startsWith(raw)) return null;
  const rest = joined.slice(raw.length).replace(/^[:;|,]/, '');
  return rest.length < 8 ? null : rest;
}

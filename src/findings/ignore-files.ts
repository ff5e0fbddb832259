/**
 * Ignore files as text: ours and those of gitleaks and betterleaks. Reading them from disk is the caller's.
 * Formats: gitleaks detect/detect.go (fingerprint `commit:file:rule:line` or `file:rule:line`), betterleaks 2
 * docs (SHA-256 of the exact value, or `hmac-sha256:<hex>`).
 */
import { UnearthError } from '../errors.js';
import type { Acceptance } from './acceptance.js';
import { pathGlob } from './path-glob.js';

export interface IgnoreFileContext {
  /** Name for messages and for `accepted.by`. */
  name: string;
  /** Key of betterleaks' keyed fingerprints (BETTERLEAKS_FINGERPRINT_HMAC_KEY). */
  hmacKey?: string;
}

/** Names that are looked for in the root of a work tree. */
export const IGNORE_FILE_NAMES = ['.unearthignore', '.gitleaksignore', '.betterleaksignore'] as const;

/** gitleaks' and betterleaks' files have their own form, whatever stands in them. */
const FOREIGN_NAMES = /\.(?:gitleaks|betterleaks)ignore$/;
const OWN_LINE = /^(?:[0-9a-f]{32}|path:\S+)(?:\s|$)/;
const FOREIGN_LINE = /^(?:hmac-sha256:)?[0-9a-f]{64}$|^\S.*:[^:\s]+:\d+$/i;

/** Which kind of ignore file a text is, by its lines; null where it is none. */
export function ignoreFileKind(text: string): 'own' | 'foreign' | 'empty' | null {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\uFEFF/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) return 'empty';
  if (lines.some((line) => OWN_LINE.test(line))) return 'own';
  return lines.some((line) => FOREIGN_LINE.test(line)) ? 'foreign' : null;
}

/** Reads an ignore file, ours or another tool's. Lines of others that cannot be understood are skipped, as they do. */
export function parseIgnoreFile(text: string, context: IgnoreFileContext): Acceptance[] {
  const own =
    context.name.endsWith('.unearthignore') || (!FOREIGN_NAMES.test(context.name) && ignoreFileKind(text) === 'own');
  return text.split('\n').flatMap((raw, row) => {
    const line = raw.replace(/^\uFEFF/, '').trim();
    if (line === '' || line.startsWith('#')) return [];
    const by = `${context.name}:${row + 1}`;
    const acceptance = own ? parseOwnLine(line, by) : parseForeignLine(line, by, context.hmacKey);
    return acceptance ? [acceptance] : [];
  });
}

/** `FINGERPRINT|path:GLOB [rule:ID] [until:YYYY-MM-DD] -- reason`. */
function parseOwnLine(line: string, by: string): Acceptance {
  const [, head = '', reason = ''] = /^(.*?)(?:\s+--\s+(.*))?$/.exec(line) ?? [];
  const [subject = '', ...fields] = head.split(/\s+/);
  const settings = ownSettings(fields, by);
  if (reason.trim() === '') {
    throw new UnearthError('configuration', `${by}: no reason given`, {
      hint: 'End the line with ` -- why this is accepted`.',
    });
  }
  const common = { by, reason: reason.trim(), ...(settings.until ? { expires: settings.until } : {}) };
  if (/^[0-9a-f]{32}$/.test(subject)) return { ...common, accepts: { type: 'fingerprint', fingerprint: subject } };
  if (subject.startsWith('path:')) {
    const pattern = pathGlob(subject.slice('path:'.length));
    return { ...common, accepts: { type: 'glob', pattern, ...(settings.rule ? { rule: settings.rule } : {}) } };
  }
  throw new UnearthError('configuration', `${by}: neither a fingerprint (32 hex digits) nor path:GLOB`, {
    hint: '`unearth scan --json` shows fingerprints; `unearth baseline create` writes a file of them.',
  });
}

function ownSettings(fields: string[], by: string): { rule?: string; until?: string } {
  const settings: { rule?: string; until?: string } = {};
  for (const field of fields) {
    const [, key, value = ''] = /^(rule|until):(\S+)$/.exec(field) ?? [];
    if (key === 'rule') settings.rule = value;
    else if (key === 'until' && isDay(value)) settings.until = value;
    else {
      throw new UnearthError('configuration', `${by}: cannot read field ${fields.indexOf(field) + 2}`, {
        hint: 'Fields are rule:ID and until:YYYY-MM-DD; the reason follows after ` -- `.',
      });
    }
  }
  return settings;
}

/** True for a day of the calendar written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function parseForeignLine(line: string, by: string, hmacKey: string | undefined): Acceptance | null {
  const common = { by, reason: 'listed in an ignore file' };
  const keyed = /^hmac-sha256:([0-9a-f]{64})$/i.exec(line);
  if (keyed) {
    if (hmacKey === undefined) return null;
    return {
      ...common,
      accepts: { type: 'digest', algorithm: 'hmac-sha256', hex: keyed[1]!.toLowerCase(), key: hmacKey },
    };
  }
  if (/^[0-9a-f]{64}$/i.test(line)) {
    return { ...common, accepts: { type: 'digest', algorithm: 'sha256', hex: line.toLowerCase() } };
  }
  const place = parseGitleaksFingerprint(line.replaceAll('\\', '/'));
  return place ? { ...common, accepts: { type: 'place', ...place } } : null;
}

/** `commit:file:rule:line` or `file:rule:line`; a file name may hold colons itself. */
export function parseGitleaksFingerprint(text: string): { commit?: string; path: string; line: number } | null {
  const found = /^(?:([0-9a-f]{40}|[0-9a-f]{64}):)?(.+):[^:]+:(\d+)$/.exec(text);
  if (!found) return null;
  const [, commit, path, line] = found;
  return { ...(commit ? { commit } : {}), path: path!, line: Number(line) };
}

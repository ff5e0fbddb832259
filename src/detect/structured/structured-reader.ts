import { fileRole } from '../file-role.js';
import { HitList } from '../hit-list.js';
import { decodeUnicode } from '../layers/unicode-text.js';
import { latin1 } from '../latin1.js';
import type { ReaderEmitter, StructuredReader } from '../readers.js';
import { TextMode, type Detector, type MatchRow } from '../types.js';
import { withCompanions } from './companions.js';
import type { StructuredEntry } from './entry.js';
import { fileKind, type FileKind } from './file-kinds.js';
import { judgeEntry } from './judge-entry.js';
import { recogniseKeyStore } from './key-stores.js';
import { SEALING_RULE } from './kubernetes.js';
import { parseFile } from './parse-file.js';

/** Name by which rule files refer to this reader. */
export const STRUCTURED_DETECTOR = 'structured';

/** Larger files of these names are data, and are read line by line like any other. In bytes. */
export const LARGEST_STRUCTURED = 16 * 1024 * 1024;
/** A key store is its own value, so that every copy of it is known; what exceeds this is a data base. */
const LARGEST_STORE = 256 * 1024;

/** Reads files whose name says how: environment files, logins, states, manifests, key stores. See `file-kinds.ts` and `parse-file.ts`. */
export function structuredReader(): StructuredReader {
  return { structuredKind: fileKind, parseStructured };
}

function parseStructured(kind: string, path: string, bytes: Buffer, detector: Detector, out: ReaderEmitter): void {
  if (bytes.length > LARGEST_STRUCTURED) return;
  if (kind === 'key-store') reportKeyStore(path, bytes, out);
  else if (bytes.length > 0) reportEntries(kind as Exclude<FileKind, 'key-store'>, path, bytes, detector, out);
}

function reportKeyStore(path: string, bytes: Buffer, out: ReaderEmitter): void {
  const store = recogniseKeyStore(bytes, path);
  if (store === null) return;
  const end = Math.min(bytes.length, LARGEST_STORE);
  out.match({ rule: store.rule, start: 0, end, name: path.slice(path.lastIndexOf('/') + 1), reasons: [store.reason] });
}

/** Of a template (`.env.example`) only what looks real beyond doubt: it is made to hold stand-ins. */
function reportEntries(
  kind: Exclude<FileKind, 'key-store'>,
  path: string,
  bytes: Buffer,
  detector: Detector,
  out: ReaderEmitter,
): void {
  const decoded = decodeUnicode(bytes);
  const plain = decoded?.bytes ?? bytes;
  const outer = decoded ? [decoded.layer] : [];
  const entries = withCompanions(parseFile(kind, path, latin1(plain, 0, plain.length)));
  const isTemplate = fileRole(path) === 'example';
  const judged = entries
    .flatMap((entry) => judgeEntry(entry) ?? [])
    .filter((match) => !isTemplate || match.confidence !== 'low');
  const texts = entries.filter((entry) => entry.role === 'text');
  if (judged.length === 0 && texts.length === 0) return;
  const known = knownMatches(detector, plain);
  const place = (start: number, end: number): [number, number] => decoded?.place(start, end) ?? [start, end];
  for (const match of judged) {
    // A private key is known by itself; what it opens only its manifest says.
    if (match.rule !== SEALING_RULE && isKnown(match, match.value ?? '', known)) continue;
    const [start, end] = place(match.start, match.end);
    out.match({ ...match, start, end, layers: [...outer, ...(match.layers ?? [])] });
  }
  for (const entry of texts) carryText(entry, plain, known, outer, place, detector, out);
}

interface KnownMatch extends MatchRow {
  readonly value: string;
  readonly generic: boolean;
  readonly personal: boolean;
}

/** What every rule finds in the file by itself: its own lines need no second finding. */
function knownMatches(detector: Detector, bytes: Buffer): KnownMatch[] {
  return scanText(detector, bytes).map((row) => {
    const verdict = detector.verdicts.get(row.verdict);
    const rule = detector.rules[verdict.rule]!;
    return { ...row, value: verdict.value, generic: rule.generic, personal: rule.kind === 'personal-data' };
  });
}

function scanText(detector: Detector, bytes: Buffer): MatchRow[] {
  const hits = new HitList();
  const mode = bytes.subarray(0, 8000).includes(0) ? TextMode.Binary : TextMode.Text;
  detector.scan(bytes, bytes.length, 0, bytes.length, mode, hits);
  return detector.settle(hits);
}

/** A value that only grows by little what a generic rule found is no second finding; one of several lines is. */
function isKnown(match: { start: number; end: number }, value: string, known: readonly KnownMatch[]): boolean {
  return known.some((other) => {
    if (other.personal || other.end <= match.start || other.start >= match.end) return false;
    if (!other.generic || other.value === value) return true;
    // What a manifest encodes is the value, not the code.
    if (Buffer.from(other.value, 'base64').toString('latin1').trimEnd() === value) return false;
    return (other.end - other.start) * 2 > match.end - match.start;
  });
}

/** Scans a decoded text with every rule. Its matches get the range of the encoded text, or their own where they stand in it as they are. */
function carryText(
  entry: StructuredEntry,
  plain: Buffer,
  known: readonly KnownMatch[],
  outer: readonly string[],
  place: (start: number, end: number) => [number, number],
  detector: Detector,
  out: ReaderEmitter,
): void {
  const overlapping = known.filter((match) => match.end > entry.start && match.start < entry.end && !match.personal);
  const layers = entry.layers ?? [];
  for (const row of scanText(detector, Buffer.from(entry.value, 'latin1'))) {
    const { value, rule } = detector.verdicts.get(row.verdict);
    const isGeneric = detector.rules[rule]!.generic;
    if (overlapping.some((match) => tellsOf(match, value, isGeneric && layers.includes('base64')))) continue;
    const own = plain.indexOf(value, entry.start, 'latin1');
    const isVisible = own >= 0 && own + value.length <= entry.end;
    const [start, end] = isVisible ? place(own, own + value.length) : place(entry.start, entry.end);
    out.carry(row.verdict, [...outer, ...(isVisible ? [] : layers)], start, end);
  }
}

/** The same secret is known already: by its value, as part of a larger one, or as the encoded text that a specific rule took whole. */
function tellsOf(match: KnownMatch, value: string, inWholeEncoding: boolean): boolean {
  return match.value === value || (!match.generic && (inWholeEncoding || match.value.includes(value)));
}

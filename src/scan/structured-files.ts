/** Files whose name asks for a parser of their own (`.env`, key files, ...) are read whole by it. */
import { guessFileKind } from '../detect/structured/guess-kind.js';
import { LARGEST_STRUCTURED } from '../detect/structured/structured-reader.js';
import type { Detector } from '../detect/types.js';
import { displayPath } from '../history/path-table.js';
import type { History } from '../history/read-history.js';
import { EntryKind } from '../history/tree-store.js';
import type { Families } from '../odb/families.js';
import { markWanted, type FamilyWalker } from '../odb/family-walk.js';
import type { LargeObject } from '../odb/large-family.js';
import { objectId, type ObjectTable } from '../odb/object-table.js';
import { ObjectType, type Problem } from '../odb/types.js';
import type { MatchIndex, ObjectMatch } from './match-index.js';

export interface ParsedFiles {
  found: { entry: number; matches: ObjectMatch[] }[];
  /** What is too large for the parsers. */
  problems: Problem[];
}

export function parseStructuredFiles(
  table: ObjectTable,
  families: Families,
  walker: FamilyWalker,
  history: History,
  detector: Detector,
): ParsedFiles {
  const found: ParsedFiles['found'] = [];
  const problems: Problem[] = [];
  const { files, nameless } = structuredFiles(table, history, detector);
  if (files.size + nameless.size === 0) return { found, problems };
  const wanted = markWanted(table, [...files.keys(), ...nameless]);
  const filesOf = (entry: number, whole: Buffer): StructuredFile[] => {
    if (!nameless.has(entry)) return files.get(entry) ?? [];
    const kind = guessFileKind(whole);
    return kind === null ? [] : [{ kind, path: '' }];
  };
  const visitor = {
    visit(entry: number, text: Buffer, length: number): null {
      const whole = text.subarray(0, length);
      for (const { kind, path } of filesOf(entry, whole)) {
        if (isTooLarge(length)) problems.push(tooLarge(path || objectId(table, entry)));
        found.push({ entry, matches: detector.parseStructured(kind, path, whole) });
      }
      return null;
    },
    visitLarge(entry: number, _object: LargeObject): void {
      for (const { path } of files.get(entry) ?? []) problems.push(tooLarge(path || objectId(table, entry)));
    },
    release() {},
    fail() {},
  };
  for (const root of families.roots) walker.walk(root, visitor, wanted);
  return { found, problems };
}

export function addParsedFiles(matches: MatchIndex, { found }: ParsedFiles, detector: Detector): void {
  for (const file of found) matches.addParsed(file.entry, file.matches, givesWayTo(detector));
}

export const isTooLarge = (length: number): boolean => length > LARGEST_STRUCTURED;

/** The rules have seen its lines; what only its parser knows is not found. */
export function tooLarge(subject: string): Problem {
  return { kind: 'structured-size', subject, message: 'larger than the parsers of settings files read' };
}

/**
 * A guess from one line gives way to a parser that knows the format: it may have seen only the first line of a value. So
 * does what says less of the same value: a private key that the manifest around it names.
 */
export function givesWayTo(detector: Detector): (match: ObjectMatch, parsed: ObjectMatch) => boolean {
  const { verdicts, rules } = detector;
  return (match, parsed) => {
    const { rule, value } = verdicts.get(match.verdict);
    const isSame = match.start === parsed.start && match.end === parsed.end;
    return rules[rule]!.generic || (isSame && value === verdicts.get(parsed.verdict).value);
  };
}

interface StructuredFile {
  kind: string;
  path: string;
}

interface StructuredFiles {
  /** Blobs by the parsers their paths ask for; each parser once a blob. */
  files: Map<number, StructuredFile[]>;
  /** Blobs that no tree of a commit names. */
  nameless: Set<number>;
}

function structuredFiles(table: ObjectTable, history: History, detector: Detector): StructuredFiles {
  const { changes } = history;
  const kinds = new Map<number, StructuredFile | null>();
  const kindOf = (path: number): StructuredFile | null => {
    let known = kinds.get(path);
    if (known === undefined) {
      const text = displayPath(changes.paths.bytes(path)).text;
      const kind = detector.structuredKind(text);
      kinds.set(path, (known = kind === null ? null : { kind, path: text }));
    }
    return known;
  };
  const files = new Map<number, StructuredFile[]>();
  const named = new Uint8Array(table.count);
  for (let k = 0; k < changes.after.length; k++) {
    const object = changes.after.get(k);
    if (object < 0 || object >= table.count || changes.kind.get(k) !== EntryKind.Blob) continue;
    named[object] = 1;
    const file = kindOf(changes.path.get(k));
    if (file === null) continue;
    const known = files.get(object);
    if (!known) files.set(object, [file]);
    else if (!known.some((one) => one.kind === file.kind)) known.push(file);
  }
  return { files, nameless: namelessBlobs(table, named) };
}

function namelessBlobs(table: ObjectTable, named: Uint8Array): Set<number> {
  const nameless = new Set<number>();
  for (let object = 0; object < table.count; object++) {
    if (table.type[object] === ObjectType.Blob && table.duplicate[object] === 0 && named[object] === 0)
      nameless.add(object);
  }
  return nameless;
}

/** Files whose name asks for a parser of their own (`.env`, key files, ...) are read whole by it. */
import type { Detector } from '../detect/types.js';
import { displayPath } from '../history/path-table.js';
import type { History } from '../history/read-history.js';
import { EntryKind } from '../history/tree-store.js';
import type { Families } from '../odb/families.js';
import { markWanted, type FamilyWalker } from '../odb/family-walk.js';
import type { LargeObject } from '../odb/large-family.js';
import { objectId, type ObjectTable } from '../odb/object-table.js';
import type { MatchIndex } from './match-index.js';

/** Adds what the parsers find to `matches`; returns what no parser could read. */
export function parseStructuredFiles(
  table: ObjectTable,
  families: Families,
  walker: FamilyWalker,
  history: History,
  detector: Detector,
  matches: MatchIndex,
): { object: string; what: string }[] {
  const gaps: { object: string; what: string }[] = [];
  const files = structuredFiles(table, history, detector);
  if (files.size === 0) return gaps;
  const wanted = markWanted(table, files.keys());
  const visitor = {
    visit(entry: number, text: Buffer, length: number): null {
      const whole = text.subarray(0, length);
      for (const { kind, path } of files.get(entry) ?? []) {
        matches.addParsed(entry, detector.parseStructured(kind, path, whole), (match) =>
          isGeneric(detector, match.verdict),
        );
      }
      return null;
    },
    visitLarge(entry: number, object: LargeObject): void {
      const kind = files.get(entry)?.[0]?.kind;
      if (kind === undefined) return;
      gaps.push({ object: objectId(table, entry), what: `${kind}: too large for its parser: ${object.length} bytes` });
    },
    release() {},
    fail() {},
  };
  for (const root of families.roots) walker.walk(root, visitor, wanted);
  return gaps;
}

/** A guess from one line gives way to a parser that knows the format: it may have seen only the first line of a value. */
export function isGeneric(detector: Detector, verdict: number): boolean {
  return detector.rules[detector.verdicts.get(verdict).rule]!.generic;
}

interface StructuredFile {
  kind: string;
  path: string;
}

/** Blobs by the parsers their paths ask for; each parser once a blob. */
function structuredFiles(table: ObjectTable, history: History, detector: Detector): Map<number, StructuredFile[]> {
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
  for (let k = 0; k < changes.after.length; k++) {
    const object = changes.after.get(k);
    if (object < 0 || object >= table.count || changes.kind.get(k) !== EntryKind.Blob) continue;
    const file = kindOf(changes.path.get(k));
    if (file === null) continue;
    const known = files.get(object);
    if (!known) files.set(object, [file]);
    else if (!known.some((one) => one.kind === file.kind)) known.push(file);
  }
  return files;
}

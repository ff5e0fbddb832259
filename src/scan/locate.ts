/** Lines and columns of matches: only for the versions of files that a report will name. */
import { disabledStretches } from '../findings/inline-comments.js';
import type { Families } from '../odb/families.js';
import { markWanted, type FamilyWalker } from '../odb/family-walk.js';
import type { LargeObject } from '../odb/large-family.js';
import type { ObjectTable } from '../odb/object-table.js';
import type { MatchIndex, ObjectMatch } from './match-index.js';
import { forEachWindow, LARGE_WINDOW, type WindowSize } from './sliding-window.js';

export interface LocatedMatch extends ObjectMatch {
  startLine: number;
  endLine: number;
  startColumn: number;
  endColumn: number;
  /** The line the value starts on and the one before it, clipped, latin1: for inline comments that accept a finding. */
  line: string;
  previousLine: string;
  /** It stands between comments that switch a scanner off. */
  switchedOff: boolean;
}

/** Longest part of a line that is kept, in bytes each side of the match. */
const LINE_CLIP = 400;

/** Walks only the families that hold wanted objects; objects that cannot be rebuilt are left out. */
export function locateMatches(
  table: ObjectTable,
  families: Families,
  walker: FamilyWalker,
  matches: MatchIndex,
  wantedEntries: ReadonlySet<number>,
): Map<number, LocatedMatch[]> {
  const located = new Map<number, LocatedMatch[]>();
  const wanted = markWanted(table, wantedEntries);
  const visitor = {
    visit(entry: number, text: Buffer, length: number): null {
      if (wantedEntries.has(entry)) located.set(entry, locateInText(text, length, matches.get(entry)));
      return null;
    },
    visitLarge(entry: number, object: LargeObject): void {
      if (wantedEntries.has(entry)) located.set(entry, locateInLarge(object, matches.get(entry)));
    },
    release() {},
    fail() {},
  };
  for (const root of families.roots) walker.walk(root, visitor, wanted);
  return located;
}

/**
 * The same for an object that is too large to be held. Of lines longer than a window reaches, what stands before the window
 * counts for the column only.
 */
export function locateInLarge(
  object: LargeObject,
  matches: readonly ObjectMatch[],
  size: WindowSize = LARGE_WINDOW,
): LocatedMatch[] {
  const located: LocatedMatch[] = [];
  let next = 0;
  let linesBefore = 0;
  let lineStart = 0;
  let counted = 0;
  forEachWindow(object, size, ({ text, length, position, to }) => {
    const first = next;
    while (next < matches.length && matches[next]!.start < position + to) next++;
    located.push(...locateInWindow(text, length, position, matches.slice(first, next), linesBefore, lineStart));
    // The next window begins within this one.
    const end = Math.max(0, position + to - size.around);
    for (let at = text.indexOf(10, counted - position); at >= 0 && at < end - position; at = text.indexOf(10, at + 1)) {
      linesBefore++;
      lineStart = position + at + 1;
    }
    counted = Math.max(counted, end);
  });
  return located;
}

/** `linesBefore` line breaks stand before the window, the last one right before `lineStart`. */
function locateInWindow(
  text: Buffer,
  length: number,
  position: number,
  matches: readonly ObjectMatch[],
  linesBefore: number,
  lineStart: number,
): LocatedMatch[] {
  const before = position - lineStart;
  const moved = matches.map((match) => ({ ...match, start: match.start - position, end: match.end - position }));
  return locateInText(text, length, moved).map((found, k) => ({
    ...found,
    ...matches[k]!,
    startLine: found.startLine + linesBefore,
    endLine: found.endLine + linesBefore,
    startColumn: found.startColumn + (found.startLine === 1 ? before : 0),
    endColumn: found.endColumn + (found.endLine === 1 ? before : 0),
  }));
}

/** `matches` in the order of their starts. */
export function locateInText(text: Buffer, length: number, matches: readonly ObjectMatch[]): LocatedMatch[] {
  let line = 1;
  let lineStart = 0;
  let previousStart = 0;
  let counted = 0;
  const stretches = matches.length === 0 ? [] : disabledStretches(text, length);
  return matches.map((match) => {
    // Lines are short: a call for each would cost more than looking at every byte.
    for (; counted < match.start; counted++) {
      if (text[counted] !== 10) continue;
      previousStart = lineStart;
      lineStart = counted + 1;
      line++;
    }
    const end = endPosition(text, match, line, lineStart);
    return {
      ...match,
      startLine: line,
      startColumn: match.start - lineStart + 1,
      ...end,
      line: clippedLine(text, length, lineStart, match.start, match.end),
      previousLine: text.toString('latin1', Math.max(previousStart, lineStart - LINE_CLIP), lineStart),
      switchedOff: stretches.some(({ from, to }) => match.start >= from && match.start < to),
    };
  });
}

function endPosition(
  text: Buffer,
  match: ObjectMatch,
  startLine: number,
  lineStart: number,
): { endLine: number; endColumn: number } {
  let endLine = startLine;
  let start = lineStart;
  for (let next = text.indexOf(10, match.start); next >= 0 && next < match.end - 1; next = text.indexOf(10, next + 1)) {
    endLine++;
    start = next + 1;
  }
  return { endLine, endColumn: Math.max(1, match.end - start) };
}

/** The line of the value; of one over several lines the first and the last, since a comment may stand after its end. */
function clippedLine(text: Buffer, length: number, lineStart: number, start: number, end: number): string {
  const from = Math.max(lineStart, start - LINE_CLIP);
  const firstEnd = endOfLine(text, length, start);
  const first = text.toString(
    'latin1',
    from,
    Math.max(from, Math.min(firstEnd, Math.max(end, start) + LINE_CLIP, start + 4 * LINE_CLIP)),
  );
  if (firstEnd >= end) return first;
  return `${first}\n${text.toString('latin1', Math.max(firstEnd + 1, end - LINE_CLIP), Math.min(endOfLine(text, length, end), end + LINE_CLIP))}`;
}

function endOfLine(text: Buffer, length: number, from: number): number {
  const end = text.indexOf(10, Math.min(from, length));
  return end < 0 ? length : Math.min(end, length);
}

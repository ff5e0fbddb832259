import type { Candidate } from './candidate.js';
import { findAssignment, readName } from './find-assignment.js';
import { findColumn, mayHeadColumn } from './find-column.js';
import { findIdentified } from './find-identified.js';
import { findInserted } from './find-inserted.js';
import { findKnownPlace } from './find-known-place.js';
import { findOnNextLine, mayStandOnNextLine } from './find-next-line.js';
import { findOption, readContinuation } from './find-option.js';
import { findScheme } from './find-scheme.js';
import { findUrlCredentials } from './find-url.js';
import { viewLine, type LineView } from './line-view.js';
import { mayBeGivenValue } from './name-gate.js';
import { isOtherWord, KEYWORD_AHEAD } from './other-words.js';
import { TRIGGER_KINDS } from './triggers.js';

/** Some literals hold the sign after the name. */
const NAME_LENGTHS = TRIGGER_KINDS.map(({ literal }) => literal.replace(/[ =:"']+$/, '').length);

/** The decision rested on bytes beyond the anchor's own line: everything before `to`. */
export type Examined = (from: number, to: number) => void;

/** Keywords that head a column of secrets; columns of keys hold anything. */
const COLUMN_KEYWORDS: ReadonlySet<string> = new Set(['pass', 'pwd', 'pswd', 'secret', 'token']);
const NONE: readonly Candidate[] = [];

/** What the bytes around an anchor say. Fast where they say nothing. */
export function findCandidates(
  text: Buffer,
  length: number,
  anchor: number,
  trigger: number,
  examined: Examined,
): readonly Candidate[] {
  const { literal } = TRIGGER_KINDS[trigger]!;
  const limit = Math.min(length, anchor + 1024);
  if (COLUMN_KEYWORDS.has(literal) && mayHeadColumn(text, anchor, anchor + literal.length, limit)) {
    const column = findColumn(text, length, viewLine(text, length, anchor), examined);
    if (column.length > 0) return column;
  }
  const candidate = findCandidate(text, length, anchor, trigger, examined);
  return candidate === null ? NONE : [candidate];
}

function findCandidate(
  text: Buffer,
  length: number,
  anchor: number,
  trigger: number,
  examined: Examined,
): Candidate | null {
  const { literal, family } = TRIGGER_KINDS[trigger]!;
  const end = anchor + literal.length;
  switch (family) {
    case 'name': {
      const nameEnd = anchor + NAME_LENGTHS[trigger]!;
      const limit = Math.min(length, anchor + 1024);
      if (isOtherWord(text, nameEnd, literal, limit) || !mayBeGivenValue(text, anchor, nameEnd, limit)) return null;
      return findNamed(text, length, viewLine(text, length, anchor), examined);
    }
    case 'url':
      return hasAtSign(text, end, Math.min(length, anchor + 300))
        ? findUrlCredentials(viewLine(text, length, anchor))
        : null;
    case 'scheme':
      return findScheme(viewLine(text, length, anchor));
    case 'option':
      return findOptionOf(text, viewLine(text, length, anchor), literal, examined);
    case 'known-place':
      return findKnownPlace(viewLine(text, length, anchor), literal);
    case 'identified':
      return findIdentified(viewLine(text, length, anchor));
    case 'inserted':
      return findInserted(text, length, viewLine(text, length, anchor), examined);
  }
}

function findNamed(text: Buffer, length: number, line: LineView, examined: Examined): Candidate | null {
  const span = readName(line);
  // secret_key: the last keyword of a name answers for it, so that it is judged once.
  if (KEYWORD_AHEAD.test(line.text.slice(line.at + 1, span.end))) return null;
  if (mayStandOnNextLine(line, span)) {
    const { candidate, examinedTo } = findOnNextLine(text, length, line, span);
    examined(line.base, examinedTo);
    return candidate;
  }
  return findAssignment(line, span);
}

function findOptionOf(text: Buffer, line: LineView, literal: string, examined: Examined): Candidate | null {
  const continuation = readContinuation(text, line);
  if (continuation) examined(continuation.from, line.base);
  return findOption(line, literal, continuation?.joined ?? '');
}

function hasAtSign(text: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = text[at]!;
    if (byte === 0x40) return true;
    if (byte <= 0x20 || byte === 0x22) return false;
  }
  return false;
}

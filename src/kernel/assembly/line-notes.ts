/**
 * What a scan by lines has passed over and what it has looked at, for who wants to know where a text's lines stand (scan/text-index.ts): the numbers of known
 * lines, and the runs of others. The number of a line is the upper half of its hash.
 */

/** u32 each. */
let known: usize = 0;
let knownRoom: i32 = 0;
let knownCount: i32 = 0;
/** Start and end (i32) in the text. */
let runs: usize = 0;
let runRoom: i32 = 0;
let runCount: i32 = 0;
let isComplete: bool = false;

/** A shorter line cannot hold what anybody looks for. */
const LEAST_LINE: i32 = 4;

/** Tells where notes go; nothing is noted before. */
export function useLineNotes(knownAt: usize, knownLines: i32, runsAt: usize, runList: i32): void {
  known = knownAt;
  knownRoom = knownLines;
  runs = runsAt;
  runRoom = runList;
}

export function startLineNotes(): void {
  knownCount = 0;
  runCount = 0;
  isComplete = false;
}

/** A scan by lines begins or goes on. */
export function beginLines(): void {
  if (knownCount == 0 && runCount == 0) isComplete = knownRoom > 0;
}

export function noteKnown(line: u32, bytes: i32): void {
  if (!isComplete || bytes < LEAST_LINE) return;
  if (knownCount == knownRoom) return giveUp();
  store<u32>(known + ((<usize>knownCount) << 2), line);
  knownCount++;
}

export function noteRun(from: i32, to: i32): void {
  if (!isComplete) return;
  if (runCount == runRoom) return giveUp();
  const place = notedRun(runCount++);
  store<i32>(place, from);
  store<i32>(place, to, 4);
}

function giveUp(): void {
  isComplete = false;
  knownCount = 1;
}

/** How many known lines were noted; -1 where no scan went by lines, -2 where the notes had no room. */
export function notedLines(): i32 {
  return isComplete ? knownCount : knownCount == 0 ? -1 : -2;
}

export function notedRuns(): i32 {
  return runCount;
}
export function notedRun(k: i32): usize {
  return runs + ((<usize>k) << 3);
}

/** What the history alone says, beside what blobs hold: it is worked out while other threads still scan them. */
import type { Detector } from '../detect/types.js';
import { findReach, type Reach } from '../history/reach.js';
import type { History } from '../history/read-history.js';
import type { Families } from '../odb/families.js';
import type { FamilyWalker } from '../odb/family-walk.js';
import type { ObjectTable } from '../odb/object-table.js';
import type { RefsSnapshot } from '../odb/types.js';
import { nameOccurrences, type NamedOccurrence } from './name-occurrences.js';
import { parseStructuredFiles, type ParsedFiles } from './structured-files.js';
import { unreachableObjects } from './unreachable.js';

export interface HistoryFacts {
  reach: Reach;
  /** Number of objects that no ref, reflog or index reaches. */
  unreachable: number;
  /** Occurrences in names of files, refs and remotes. */
  names: NamedOccurrence[];
  /** What parsers find in the files whose names ask for one. */
  files: ParsedFiles;
}

export function findHistoryFacts(
  {
    table,
    families,
    refs,
    detector,
  }: { table: ObjectTable; families: Families; refs: RefsSnapshot; detector: Detector },
  history: History,
  walker: FamilyWalker,
): HistoryFacts {
  const reach = findReach(table, history, refs);
  return {
    reach,
    unreachable: unreachableObjects(table, history, reach),
    names: nameOccurrences(table, history, reach, refs, detector),
    files: parseStructuredFiles(table, families, walker, history, detector),
  };
}

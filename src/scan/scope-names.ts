/** File and directory names that a range of commits brings, or that are staged. */
import type { Detector } from '../detect/types.js';
import type { NumberedChanges } from '../history/listed-changes.js';
import { ReachBit } from '../history/reach.js';
import { gitOutput, type GitPlace } from '../odb/batch-read.js';
import { createTextScan, pathNameMatches, type NamedOccurrence } from './name-occurrences.js';

/** `commitIds`: the commits by the numbers that occurrences have for them. */
export async function namesInScope(
  place: GitPlace,
  detector: Detector,
  { changes, commits }: NumberedChanges,
  commitIds: readonly string[],
): Promise<NamedOccurrence[]> {
  const seen = new Set<number>();
  const found: NamedOccurrence[] = [];
  const scanText = createTextScan(detector);
  // git lists the newest commit first; a name counts from the first that has it.
  for (let k = changes.path.length - 1; k >= 0; k--) {
    const isNew = changes.after.get(k) >= 0 && changes.beforeStart.get(k) === changes.beforeStart.get(k + 1);
    if (!isNew) continue;
    const commitId = commits[changes.commit.get(k)] ?? null;
    for (let path = changes.path.get(k); path >= 0 && !seen.has(path); path = changes.paths.parent(path)) {
      seen.add(path);
      const bytes = changes.paths.bytes(path);
      const matches = pathNameMatches(scanText, bytes, commitId === null ? ReachBit.Index : ReachBit.Branch);
      if (matches.length === 0) continue;
      if (await existedBefore(place, commitId, changes.parentCount.get(k), bytes)) continue;
      found.push(...matches.map((one) => ({ ...one, commit: commitId === null ? -1 : commitIds.indexOf(commitId) })));
    }
  }
  return found;
}

/** A new file may lie in a folder that is not. */
async function existedBefore(
  place: GitPlace,
  commitId: string | null,
  parentCount: number,
  path: Buffer,
): Promise<boolean> {
  const revisions =
    commitId === null ? ['HEAD'] : Array.from({ length: parentCount }, (_, n) => `${commitId}^${n + 1}`);
  for (const revision of revisions) {
    const parameters = ['rev-parse', '--verify', '--quiet', `${revision}:${path.toString('utf8')}`];
    const found = await gitOutput(place, parameters).catch(() => null);
    if (found !== null) return true;
  }
  return false;
}

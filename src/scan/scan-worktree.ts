/** Scans the files of a work tree as they are on disk. */
import type { Detector } from '../detect/types.js';
import { UnearthError } from '../errors.js';
import { displayPath } from '../history/path-table.js';
import { ReachBit } from '../history/reach.js';
import type { GitPlace } from '../odb/batch-read.js';
import { readWorktree } from '../odb/list-worktree.js';
import type { Problem, RepositoryLayout } from '../odb/types.js';
import { buildFindings } from './build-findings.js';
import { summariseCoverage } from './coverage.js';
import { placesBySecret } from './items.js';
import { locateInText, type LocatedMatch } from './locate.js';
import { createMatchIndex } from './match-index.js';
import { createTextScan, pathNameMatches, type NamedOccurrence } from './name-occurrences.js';
import type { ScanOptions } from './options.js';
import type { RawOccurrence } from './raw-occurrence.js';
import { NO_REF_NAMES } from './ref-names.js';
import { createWholeScan } from './scan-whole-objects.js';
import type { ScopeResult } from './scan-scope.js';
import { groupVerdicts } from './secret-table.js';
import { givesWayTo, isTooLarge, tooLarge } from './structured-files.js';

export async function scanWorktree(
  layout: RepositoryLayout,
  detector: Detector,
  options: ScanOptions,
): Promise<ScopeResult> {
  if (layout.workTree === null) {
    throw new UnearthError('usage', `${options.path} has no work tree`, {
      hint: 'leave --worktree out to scan its history',
    });
  }
  const place: GitPlace = { gitDir: layout.gitDir, environment: {}, signal: options.signal };
  const problems: Problem[] = [];
  const matches = createMatchIndex();
  const scan = createWholeScan(detector, matches);
  const located: { path: Buffer; symlink: boolean; matches: LocatedMatch[] }[] = [];
  let bytes = 0;
  for await (const file of readWorktree(place, layout.workTree, problems)) {
    const number = located.length;
    scan.add(number, file.content, 'blob');
    const kind = detector.structuredKind(displayPath(file.name).text);
    if (kind !== null) {
      if (isTooLarge(file.content.length)) problems.push(tooLarge(displayPath(file.name).text));
      const parsed = detector.parseStructured(kind, displayPath(file.name).text, file.content);
      matches.addParsed(number, parsed, givesWayTo(detector));
    }
    bytes += file.content.length;
    const found = locateInText(file.content, file.content.length, matches.get(number));
    located.push({ path: Buffer.from(file.name), symlink: file.symlink, matches: found });
  }
  for (const { object, what } of scan.gaps) {
    problems.push({ kind: 'wrapped', subject: displayPath(located[object]!.path).text, message: what });
  }
  const names = namesOnDisk(detector, located);
  const built = buildFindings(findingFacts(detector, options), occurrences(detector, located, names));
  const objects = { total: located.length, blobs: located.length, trees: 0, commits: 0, tags: 0 };
  const facts = { objects, bytes: { unpacked: bytes, scanned: scan.scannedBytes() }, refs: 0, unreachableObjects: 0 };
  return { ...built, coverage: summariseCoverage(facts, problems) };
}

function findingFacts(detector: Detector, options: ScanOptions): Parameters<typeof buildFindings>[0] {
  return {
    detector,
    objectId: () => '',
    commits: {
      of() {
        throw new UnearthError('internal', 'a file of the work tree has no commit');
      },
    },
    refNames: NO_REF_NAMES,
    hasRemoteBranches: false,
    fingerprintKey: options.fingerprintKey,
    isIdentityEmail: () => false,
    allPersonalData: options.personalData === 'all',
  };
}

function occurrences(
  detector: Detector,
  files: readonly { path: Buffer; symlink: boolean; matches: LocatedMatch[] }[],
  names: readonly NamedOccurrence[],
): RawOccurrence[] {
  const secrets = groupVerdicts(detector);
  const inNames = names.map((one) => ({ ...one, secret: secrets.ofVerdict(one.match.verdict) }));
  const inFiles = files.flatMap((file) =>
    [...placesBySecret(file.matches, secrets)].flatMap(([secret, places]) =>
      places.map((match) => ({
        secret,
        place: 'worktree' as const,
        object: -1,
        path: file.path,
        match,
        commit: -1,
        removedBy: -1,
        atHead: false,
        bits: ReachBit.Index,
      })),
    ),
  );
  return [...inFiles, ...inNames];
}

/** Names of files and of the folders above them, each once. */
function namesOnDisk(detector: Detector, files: readonly { path: Buffer }[]): NamedOccurrence[] {
  const seen = new Set<string>();
  const scanText = createTextScan(detector);
  return files.flatMap(({ path }) => {
    const found: NamedOccurrence[] = [];
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const above = path.subarray(0, end);
      if (seen.has(above.toString('latin1'))) break;
      seen.add(above.toString('latin1'));
      found.push(...pathNameMatches(scanText, above, ReachBit.Index));
    }
    return found;
  });
}

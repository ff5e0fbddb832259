/** What was looked at and what could not be: problems of all rooms, grouped for a person. */
import type { Coverage, CoverageGap } from '../findings/model.js';
import type { Problem } from '../odb/types.js';

interface GapKind {
  /** One sentence; `count` objects, refs, ... */
  message: (count: number) => string;
  incomplete: boolean;
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const KINDS: Record<string, GapKind> = {
  'object-corrupt': {
    message: (count) => `${plural(count, 'object')} damaged and not read; \`git fsck\` says more`,
    incomplete: true,
  },
  'size-limit': {
    message: (count) =>
      `${plural(count, 'object')} too large for the memory or the temporary folder of this machine, not read`,
    incomplete: true,
  },
  'object-missing': {
    message: (count) => `${plural(count, 'object')} named by the history but not in this repository`,
    incomplete: true,
  },
  'pack-corrupt': { message: (count) => `${plural(count, 'pack')} damaged and not read`, incomplete: true },
  'parent-missing': {
    message: (count) =>
      `${plural(count, 'commit')} whose parents are not in this repository: the history before them was not seen`,
    incomplete: true,
  },
  shallow: {
    message: (count) =>
      `shallow clone: the history ends at ${plural(count, 'commit')}; fetch the rest with \`git fetch --unshallow\``,
    incomplete: true,
  },
  'partial-clone': {
    message: () => 'partial clone: objects left on the server were not looked at; clone without --filter',
    incomplete: true,
  },
  'ref-missing': {
    message: (count) => `${plural(count, 'ref')} pointing at an object that is not in this repository`,
    incomplete: true,
  },
  'ref-broken': { message: (count) => `${plural(count, 'ref')} that cannot be read`, incomplete: true },
  'tagged-tree': {
    message: (count) => `${plural(count, 'tag')} of a tree: its files are looked at in a scan without a range`,
    incomplete: true,
  },
  'too-many-paths': { message: () => 'trees that name more paths than can be listed', incomplete: true },
  lfs: {
    message: (count) => `${plural(count, 'Git LFS pointer')}: the files themselves are not in the repository`,
    incomplete: false,
  },
  submodule: {
    message: (count) => `${plural(count, 'submodule')}: a repository of its own, scan it apart`,
    incomplete: false,
  },
  'structured-size': {
    message: (count) => `${plural(count, 'settings file')} too large for the parser of the format: read line by line`,
    incomplete: false,
  },
  wrapped: { message: (count) => `${plural(count, 'packed or encoded file')} not opened in full`, incomplete: true },
};

/** Groups problems by kind, worst first, with up to five examples each. */
function coverageGaps(problems: readonly Problem[]): CoverageGap[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.kind);
    if (group) group.push(problem);
    else groups.set(problem.kind, [problem]);
  }
  return [...groups]
    .map(([kind, group]) => gapOf(kind, group))
    .sort((a, b) => Number(b.incomplete) - Number(a.incomplete) || b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

function gapOf(kind: string, group: readonly Problem[]): CoverageGap {
  const subjects = [...new Set(group.map((problem) => problem.subject))].sort();
  const known = KINDS[kind];
  const unknown = group[0]!.message;
  return {
    kind,
    count: subjects.length,
    message: known ? `${known.message(subjects.length)}${details(kind, group)}` : unknown,
    examples: subjects.slice(0, 5),
    incomplete: known ? known.incomplete : true,
  };
}

/** What stood in the way of opening files: encrypted members, an unknown compression, a limit. */
function details(kind: string, group: readonly Problem[]): string {
  if (kind !== 'wrapped') return '';
  const whats = [...new Set(group.map((problem) => problem.message))].sort();
  return `: ${whats.slice(0, 3).join('; ')}${whats.length > 3 ? '; and more' : ''}`;
}

export function summariseCoverage(
  facts: Pick<Coverage, 'objects' | 'bytes' | 'refs' | 'unreachableObjects'>,
  problems: readonly Problem[],
): Coverage {
  const gaps = coverageGaps(problems);
  return { ...facts, gaps, complete: !gaps.some((gap) => gap.incomplete) };
}

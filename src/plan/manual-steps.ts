/** What no rewrite of a mirror clone reaches: each with the way to deal with it. */
import type { Reach } from '../findings/model.js';
import type { PlanFacts } from './facts.js';
import type { ManualStep, PlanOccurrence } from './model.js';
import { pullRequestText } from './text/pull-requests.js';

interface Planned {
  id: string;
  fingerprint: string;
  rewritten: boolean;
  occurrences: PlanOccurrence[];
}

const MOST_EXAMPLES = 20;

export function manualSteps(facts: PlanFacts, planned: readonly Planned[]): ManualStep[] {
  return [...repositorySteps(facts), ...placeSteps(planned), ...hostSteps(facts), ...unknownValues(facts, planned)];
}

function placeSteps(planned: readonly Planned[]): ManualStep[] {
  const at = (
    test: (place: PlanOccurrence) => boolean,
    step: Pick<ManualStep, 'kind' | 'what' | 'how'>,
  ): ManualStep[] => {
    const concerned = planned.filter(({ occurrences }) => occurrences.some(test));
    if (concerned.length === 0) return [];
    const examples = concerned.flatMap(({ occurrences }) =>
      occurrences.filter(test).map(({ path, object }) => path || object),
    );
    return [
      { ...step, examples: [...new Set(examples)].slice(0, MOST_EXAMPLES), secrets: concerned.map(({ id }) => id) },
    ];
  };
  const gone: Reach[] = ['reflog', 'unreachable'];
  return [
    ...at(({ place }) => place === 'remote-url', {
      kind: 'remote-url',
      what: 'A password stands in a remote URL of this clone’s configuration; a clone does not copy it.',
      how: 'In each clone: git remote set-url NAME URL-WITHOUT-PASSWORD, and use a credential helper.',
    }),
    ...at(({ place, reach }) => place === 'index' || reach === 'index', {
      kind: 'index',
      what: 'A secret is staged in this clone and in no commit.',
      how: 'git rm --cached PATH, then git gc --prune=now.',
    }),
    ...at(({ place }) => place === 'worktree', {
      kind: 'worktree',
      what: 'A secret stands in a file of the work tree that is in no commit.',
      how: 'Move it out of the work tree or into an ignored file that your secret store writes.',
    }),
    ...at(({ reach }) => gone.includes(reach), {
      kind: 'unreachable',
      what: 'Objects that no branch or tag reaches hold a secret: the rewritten mirror drops them, this and every other clone keeps them.',
      how: 'In each clone that stays in use: git reflog expire --expire=now --all && git gc --prune=now. Best: delete it and clone again.',
    }),
    ...at(({ reach }) => reach === 'stash', {
      kind: 'stash',
      what: 'A stash holds a secret. The mirror has only the newest entry of the list; older ones stay in this clone.',
      how: 'git stash drop each entry concerned, then git reflog expire --expire=now --all && git gc --prune=now.',
    }),
    ...at(({ layers }) => layers.some((layer) => /^(zip|gzip|tar|7z|pdf|xz|bzip2|zstd)/.test(layer)), {
      kind: 'archive',
      what: 'A secret is inside an archive or compressed file: the rewrite replaces that file as a whole by a line of text.',
      how: 'If the file is still needed, build it again without the secret and commit it after the rewrite.',
    }),
  ];
}

function repositorySteps({ repository, report }: PlanFacts): ManualStep[] {
  const steps: ManualStep[] = [];
  const add = (when: boolean, kind: string, what: string, how: string, examples: string[] = []): void => {
    if (when) steps.push({ kind, what, how, examples: examples.slice(0, MOST_EXAMPLES), secrets: [] });
  };
  add(
    repository.shallow,
    'shallow',
    'This clone is shallow: older history was not looked at and cannot be rewritten from here.',
    'git clone --mirror URL, then make the plan again from that clone.',
  );
  add(
    repository.partial,
    'partial',
    'This clone is partial: some objects were not looked at and cannot be rewritten from here.',
    'git clone --mirror URL without --filter, then make the plan again from that clone.',
  );
  add(
    repository.singleBranch,
    'single-branch',
    'This clone follows one branch only: a mirror push from it would delete the others.',
    'git clone --mirror URL, then make the plan again from that clone.',
  );
  add(
    repository.remoteTrackingRefs > 0,
    'developer-clone',
    'This is somebody’s clone, not the host’s repository: its branches may be old, and pull-request refs are missing.',
    'Best: git clone --mirror URL host.git, and plan again from that. At least run rewrite.sh on the host’s URL, and unearth verify on what it made.',
  );
  add(
    repository.submodules.length > 0,
    'submodule',
    'Submodules are other repositories: nothing in them was looked at.',
    'Scan and plan each by itself.',
    repository.submodules,
  );
  add(
    repository.submodules.length > 0 && report.repository.objectFormat === 'sha256',
    'sha256-submodule',
    'git filter-repo cannot read submodules of a SHA-256 repository: rewrite.sh refuses it.',
    'End the exposure by rotation.',
  );
  add(
    repository.lfs,
    'lfs',
    'Git LFS keeps file contents outside of Git: they were not looked at and are not rewritten.',
    'git lfs fetch --all, search the files, and ask the host to delete objects that hold a secret.',
  );
  add(
    repository.linkedWorktrees > 0,
    'worktrees',
    'Linked worktrees may have a detached HEAD that a clone does not carry.',
    'git worktree list; remove worktrees that are not needed before anything else.',
  );
  add(
    repository.replaceRefs.length > 0,
    'replace-refs',
    'Replacements of commits are moved to the new commits; replacements of files and trees are dropped.',
    'Make them again after the rewrite, if they are still wanted.',
    repository.replaceRefs,
  );
  add(
    repository.alternates,
    'alternates',
    'This repository borrows objects from another one, which keeps them.',
    'Clean the repository named in objects/info/alternates as well.',
  );
  return steps;
}

function hostSteps({ detail, repository }: PlanFacts): ManualStep[] {
  if (detail.hostRefs === 0) return [];
  return [
    {
      kind: 'host-refs',
      what: `${detail.hostRefs} refs that only the host can move lead to old commits. Pull or merge requests among them: ${pullRequestText(detail)}.`,
      how:
        repository.host.kind === 'github'
          ? 'Send support-request.md to GitHub Support after the push.'
          : 'Ask the host to remove them after the push; see PLAN.md.',
      examples: [],
      secrets: [],
    },
  ];
}

function unknownValues({ report, values }: PlanFacts, planned: readonly Planned[]): ManualStep[] {
  const unknown = planned.filter(({ fingerprint }) => !values.has(fingerprint));
  if (unknown.length === 0) return [];
  return [
    {
      kind: 'unknown-value',
      what: 'The value of these findings is not known here (the report was redacted), so the rewrite cannot cover them.',
      how: `unearth plan ${report.repository.path}: plan from a scan of the repository itself.`,
      examples: [],
      secrets: unknown.map(({ id }) => id),
    },
  ];
}

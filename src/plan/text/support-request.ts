/** The request to the host, in the words its people need; blanks in brackets are what a repository cannot know. */
import type { HostKind, PlanFacts } from '../facts.js';
import type { PlanDocument } from '../model.js';
import { list } from './markdown.js';
import { pullRequestText } from './pull-requests.js';

interface HostWords {
  /** First lines: to whom, and what it is about. */
  opening: string;
  /** What still leads to the old commits there. */
  keeps: string;
  /** What they are asked to do. */
  please: string;
}

const WORDS: Record<HostKind, HostWords> = {
  github: {
    opening: 'This is a sensitive data removal request as described in "Removing sensitive data from a repository".',
    keeps: 'pull request refs and cached views',
    please: 'Please dereference or delete the affected pull requests, run garbage collection, and remove cached views.',
  },
  gitlab: {
    opening: 'To the administrators of the GitLab instance: request to remove sensitive data from a project.',
    keeps: 'merge request refs, keep-around refs, pipelines and stored diffs',
    please:
      'We have removed the blobs under Settings > Repository > Repository maintenance. Please prune unreachable objects (housekeeping with prune) on the primary and all Gitaly replicas and Geo sites, and drop stored merge request diffs of the commits above.',
  },
  bitbucket: {
    opening:
      'To Atlassian Support (Bitbucket Cloud): request to remove sensitive data that stays reachable after a force push.',
    keeps: 'the hidden refs of merged and declined pull requests, and stored diffs',
    please:
      'Please remove the hidden references and stored diffs of the pull requests above and run git gc with prune on the repository, its forks included, and say when it is done.',
  },
  azure: {
    opening: 'To Azure DevOps support: request to remove sensitive data that stays reachable after a force push.',
    keeps: 'refs/pull of completed and abandoned pull requests, and by commit id',
    please:
      'Please remove unreachable objects and the refs/pull refs that lead to the commits above from the repository, or confirm that deleting the repository and creating it anew under the same name removes them.',
  },
  gitea: {
    opening:
      'To the administrators of the Gitea or Forgejo instance: request to remove sensitive data from a repository.',
    keeps: 'refs/pull and by commit id',
    please:
      'Please delete the refs/pull refs that lead to the commits above on the server, then expire reflogs and run git gc --prune=now in the repository and its forks (PLAN.md, section 10, has the commands).',
  },
  gerrit: {
    opening: 'To the administrators of the Gerrit instance: request to remove sensitive data from a project.',
    keeps: 'refs/changes (every patch set) and by commit id',
    please:
      'Please ban the commits above, delete the refs/changes that lead to them, run garbage collection, and reindex the changes.',
  },
  unknown: {
    opening: 'To the administrators of the Git host: request to remove sensitive data from a repository.',
    keeps: 'refs that clients cannot push, and by commit id',
    please: 'Please delete the refs that lead to the commits above, expire reflogs, and run git gc --prune=now.',
  },
};

const MOST_COMMITS = 50;

export function supportRequest({ repository, rewrite }: PlanDocument, { repository: facts }: PlanFacts): Buffer {
  const { detail } = rewrite;
  const words = WORDS[facts.host.kind];
  const { firstChangedCommits: first } = detail;
  const lines = [
    words.opening,
    '',
    ...list([
      `Repository: ${repository.host.slug ?? '[owner/name]'}${facts.host.name === '' ? '' : ` on ${facts.host.name}`}`,
      `Affected pull or merge requests: ${detail.pullRequests.length > 0 ? pullRequestText(detail) : '[NUMBER: pullRequests in run/summary.json, after rewrite.sh ran on the host’s URL]'}`,
      `First changed ${first.length === 1 ? 'commit' : 'commits'}:${first.length === 0 ? ' [run/first-changed-commits]' : ''}`,
    ]),
    ...first.slice(0, MOST_COMMITS).map((id) => `  ${id}`),
    ...(first.length > MOST_COMMITS
      ? [`  and ${first.length - MOST_COMMITS} more, in the attached list (run/first-changed-commits, first column)`]
      : []),
    ...list([`Git LFS: ${facts.lfs ? '[in use; say which objects are orphaned, or "none"]' : 'not in use'}`]),
    '',
    'The history was rewritten with git filter-repo and force-pushed on [DATE]. All branches and tags are clean; the old commits are still',
    `reachable through ${words.keeps}. No fork holds the data: [YES / list of forks].`,
    '',
    'Why rotation does not end the risk: [for example: personal data; a partner’s key that cannot be changed; data encrypted with the key].',
    '',
    words.please,
  ];
  return Buffer.from(`${lines.join('\n').trimEnd()}\n`);
}

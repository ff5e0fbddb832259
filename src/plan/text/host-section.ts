/** What the host must forget: a push replaces refs, it does not delete what they led to. */
import type { HostKind, PlanFacts } from '../facts.js';
import type { PlanDocument } from '../model.js';
import { code, list, shell } from './markdown.js';

export function hostSection(plan: PlanDocument, facts: PlanFacts): string[] {
  return ['## 10. Clean the host', '', ...STEPS[facts.repository.host.kind](plan, facts), ''];
}

type Steps = (plan: PlanDocument, facts: PlanFacts) => string[];

const github: Steps = ({ rewrite }, { repository }) => [
  ...list(
    [
      `GitHub keeps old commits for pull requests (${rewrite.detail.hostRefs} refs here), forks and its caches. Only GitHub Support can remove them: send \`support-request.md\`.`,
      'Support helps where the risk cannot be ended by rotating the values: say so in the ticket, and do not wait for it to rotate.',
      'Forks keep everything and share the store: ask their owners, GitHub gives no addresses.',
      ...(repository.lfs ? ['Git LFS is in use: name orphaned LFS objects in the ticket.'] : []),
      'Moved here with GitHub Enterprise Importer? `git ls-remote URL | grep refs/github-services` may list refs to delete as well.',
    ],
    '1',
  ),
];

const gitlab: Steps = () => [
  'GitLab keeps file contents in its database too, so its own documentation says not to rely on a push for secrets:',
  '',
  ...list(
    [
      'Settings > Repository > Repository maintenance > *Remove blobs*: paste `gitlab-blob-ids.txt`. Or *Redact text*: paste the lines of `expressions.txt` (Owner role, 17.9 or newer).',
      'Not possible while the project is a fork or has forks.',
      '*Run housekeeping*, wait 30 minutes, then *Prune unreachable objects*.',
      'Internal refs (keep-around, merge requests): upload `run/commit-map` under *Repository cleanup*; split it above 20,000 lines.',
    ],
    '1',
  ),
];

const bitbucket: Steps = () =>
  list(
    [
      'Bitbucket Cloud: hidden refs keep merged pull requests alive; only Atlassian Support removes them.',
      'Data Center: repack and prune on the server, as its documentation describes.',
    ],
    '1',
  );

const azure: Steps = () =>
  list(
    [
      'The push needs the permission *Force push (rewrite history, delete branches and tags)*.',
      'No self-service removes unreachable commits: open a support request, or delete and create the repository anew.',
    ],
    '1',
  );

const gitea: Steps = () =>
  list(
    [
      'Run `git gc` for the repository: admin panel, or the task `git_gc_repos` (off by default).',
      'Pull-request refs (refs/pull) stay: delete them on the server.',
    ],
    '1',
  );

const gerrit: Steps = () =>
  list(
    [
      '`gerrit ban-commit PROJECT COMMIT` for each first changed commit.',
      'refs/changes keep every patch set: delete them on the server, then run gc.',
    ],
    '1',
  );

const unknown: Steps = ({ rewrite }) => [
  ...list(
    [
      'On a server of your own, after the push: refs that clients cannot push (refs/pull, refs/keep-around) still lead to the old commits; delete them there.',
      'Then, on the server, in the repository:',
    ],
    '1',
  ),
  '',
  ...shell('git reflog expire --expire=now --all', 'git gc --prune=now'),
  `Ask for ${code(rewrite.detail.firstChangedCommits[0] ?? 'the first changed commit')} by its id from outside (\`git fetch URL ID\`): it must fail.`,
];

const STEPS: Record<HostKind, Steps> = { github, gitlab, bitbucket, azure, gitea, gerrit, unknown };

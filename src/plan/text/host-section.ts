/** What the host must forget: a push replaces refs, it does not delete what they led to. */
import type { HostKind, PlanFacts } from '../facts.js';
import type { PlanDocument } from '../model.js';
import { shellQuote } from '../files/shell-quote.js';
import { code, list, shell } from './markdown.js';
import { pullRequestText } from './pull-requests.js';

export function hostSection(plan: PlanDocument, facts: PlanFacts): string[] {
  return ['## 10. Clean the host', '', ...STEPS[facts.repository.host.kind](plan, facts), ''];
}

type Steps = (plan: PlanDocument, facts: PlanFacts) => string[];

const github: Steps = (plan, facts) =>
  /^(?:.*\.)?github\.com$|\.ghe\.com$/.test(facts.repository.host.name) || facts.repository.host.name === ''
    ? githubCloud(plan, facts)
    : githubServer(plan, facts);

/** GitHub Enterprise Server: its administrators have a shell. */
const githubServer: Steps = (plan, { repository }) => {
  const { project, name } = twoParts(repository.host.slug);
  const slug = shellQuote(`${project}/${name}`);
  return [
    `GitHub Enterprise Server keeps old commits for pull requests and in forks. Pull requests that lead to them: ${pullRequestText(plan.rewrite.detail)}.`,
    'Its administrators remove them, in the administrative shell (`ssh -p 122 admin@HOST`); forks share the store of the network, so ask their owners first:',
    '',
    ...shell(
      `ghe-repo ${slug} -c ${shellQuote(`git ref-contains ${firstCommit(plan)}`)}   # refs that still lead there: delete them`,
      `ghe-repo-gc -v --prune ${slug}`,
    ),
    'No access? Send `support-request.md` to them.',
  ];
};

const githubCloud: Steps = ({ rewrite }, { repository }) => [
  ...list(
    [
      `GitHub keeps old commits for pull requests, in forks and caches. Pull requests that lead to them: ${pullRequestText(rewrite.detail)}. Only GitHub Support can remove them: send \`support-request.md\`, with what \`run/\` now knows (\`summary.json\`, \`first-changed-commits\`).`,
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

const bitbucket: Steps = (plan, { repository }) => {
  const { project, name } = twoParts(repository.host.slug);
  const cloud = /(^|\.)bitbucket\.org$/.test(repository.host.name);
  const onServer = list(
    [
      'Data Center: find the repository’s folder (*Repository settings > Repository details* names its id), then on the server, as the user Bitbucket runs as:',
    ],
    '1',
  );
  if (!cloud)
    return [
      ...onServer,
      '',
      ...shell(
        'cd "$BITBUCKET_HOME/shared/data/repositories/ID"',
        `git for-each-ref --format='delete %(refname)' refs/pull-requests${containing(plan)} | git update-ref --stdin`,
        'git reflog expire --expire=now --all && git gc --prune=now',
      ),
      ...list(['Forks share objects: they are cleaned the same way, and before this repository.']),
    ];
  return [
    ...list(
      [
        'Hidden refs keep the commits of merged and declined pull requests, invisible in a clone; only Atlassian Support removes them: send `support-request.md` at <https://support.atlassian.com/contact/>.',
        'Forks keep everything: *Repository details > Forks* lists them; ask each owner to delete the fork.',
        'Then ask for an old commit; it must not be found:',
      ],
      '1',
    ),
    '',
    ...shell(
      `curl -sS -o /dev/null -w '%{http_code}\\n' -u YOUR-NAME ${shellQuote(`https://api.bitbucket.org/2.0/repositories/${project}/${name}/commit/${firstCommit(plan)}`)}`,
    ),
  ];
};

const azure: Steps = (plan, { repository }) => {
  const path = (repository.host.slug ?? '').split('/').filter((part) => part !== '_git' && part !== 'v3');
  // The older addresses have the organization in the name of the host.
  const older = /^([^.]+)\.visualstudio\.com$/.exec(repository.host.name)?.[1];
  const parts = older === undefined || older === 'vs-ssh' ? path : [older, ...path];
  const [organization = 'ORGANIZATION', project = 'PROJECT', name = project] = parts;
  return [
    'Nothing there removes unreachable commits by itself. Send `support-request.md` (Azure portal or *Help > Report a problem*), or make the',
    'repository anew from the verified mirror; pull requests, their comments and branch policies are lost with it:',
    '',
    ...shell(
      `az repos list --organization ${shellQuote(`https://dev.azure.com/${organization}`)} --project ${shellQuote(project)} --query "[?name=='${azureText(name)}'].id"`,
      `az repos create --organization ${shellQuote(`https://dev.azure.com/${organization}`)} --project ${shellQuote(project)} --name ${shellQuote(`${name}-clean`)}`,
      'git -C rewritten.git push --mirror URL-OF-THE-NEW-REPOSITORY',
      `az repos delete --organization ${shellQuote(`https://dev.azure.com/${organization}`)} --project ${shellQuote(project)} --id ID-OF-THE-OLD-ONE`,
    ),
    ...list([
      'A deleted repository stays in the recycle bin: delete it there too, or it can be restored.',
      `Then \`git fetch URL ${firstCommit(plan)}\` must fail.`,
    ]),
  ];
};

const gitea: Steps = (plan, { repository }) => {
  const { project, name } = twoParts(repository.host.slug);
  return [
    ...list(
      [
        'On the server, as the user Gitea or Forgejo runs as (`[repository] ROOT` in `app.ini` says where repositories are):',
      ],
      '1',
    ),
    '',
    ...shell(
      `cd "$GITEA_REPOSITORY_ROOT"/${shellQuote(`${project}/${name}.git`.toLowerCase())}`,
      `git for-each-ref --format='delete %(refname)' refs/pull${containing(plan)} | git update-ref --stdin`,
      'git reflog expire --expire=now --all && git gc --prune=now',
    ),
    ...list([
      'No access to the server? Send `support-request.md` to its administrators. The task `git_gc_repos` of the admin panel (off by default) runs git gc, but neither deletes refs/pull nor prunes what is younger than two weeks.',
      'Forks are repositories of their own: the same there.',
      `Then \`git fetch URL ${firstCommit(plan)}\` must fail. Cached pages of old commits go with a restart.`,
    ]),
  ];
};

/** owner and name of a slug; words in capitals where the URL does not say. */
function twoParts(slug: string | null): { project: string; name: string } {
  const parts = slug?.split('/') ?? [];
  return parts.length < 2
    ? { project: 'OWNER', name: 'NAME' }
    : {
        project: parts
          .slice(0, -1)
          .join('/')
          .replace(/^scm\//, ''),
        name: parts.at(-1)!,
      };
}

function firstCommit({ rewrite }: PlanDocument): string {
  return rewrite.detail.firstChangedCommits[0] ?? 'OLD-COMMIT';
}

/** Only refs that lead to what was changed, as far as a command line holds that. */
function containing({ rewrite }: PlanDocument): string {
  const { firstChangedCommits: first } = rewrite.detail;
  return first.length === 0 || first.length > 20 ? '' : first.map((id) => ` --contains ${id}`).join('');
}

/** Inside a JMESPath string inside double quotes. */
function azureText(text: string): string {
  return text.replace(/[^A-Za-z0-9 ._-]/g, '?');
}

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

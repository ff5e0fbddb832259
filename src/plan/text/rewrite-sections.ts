/** Whether to rewrite, and how: rehearsal, the run, the push. */
import { groupedNumber } from '../../grouped-number.js';
import type { PlanFacts } from '../facts.js';
import type { PlanCredential, PlanDocument, PlanOccurrence } from '../model.js';
import { shellQuote } from '../files/shell-quote.js';
import { furthestBack } from './furthest-back.js';
import { hostUrl } from './host-url.js';
import { code, idList, list, plain, plural, shell, table } from './markdown.js';
import { protectionSteps } from './protection.js';

export function decisionSection({ id, credentials, personalData, rewrite, manual }: PlanDocument): string[] {
  const early = furthestBack({ credentials });
  const { predicted, detail } = rewrite;
  const left = credentials.filter((credential) => !credential.rewritten);
  const number = (count: number, total: number): string => `${groupedNumber(count)} of ${groupedNumber(total)}`;
  return [
    '## 6. Rewrite the history? What it costs',
    '',
    ...(rewrite.needed
      ? table(
          ['changes', 'count'],
          [
            ['commits', number(predicted.commits, detail.total.commits)],
            ['refs (tags included)', number(predicted.refs, detail.total.refs)],
            ['tags', number(predicted.tags, detail.total.tags)],
            ['pull or merge requests and other refs only the host can move', String(detail.hostRefs)],
            ['signed commits that lose their signature', String(detail.signedCommits)],
            ['signed commits that keep it, as they come before', String(detail.keptSignatures)],
            ['signed tags that lose their signature', String(detail.signedTags)],
            ['commits left without a change (they are kept)', groupedNumber(detail.emptiedCommits.length)],
            ['commits that disappear', '0'],
          ],
        )
      : [`Nothing to rewrite (scope ${rewrite.scope}).`, '']),
    ...(rewrite.needed ? costLines(detail.firstChangedCommits) : []),
    ...(rewrite.needed && early !== null ? [`**${plain(early)}**`, ''] : []),
    ...replacementLines(id, [...credentials, ...personalData]),
    ...(left.length > 0
      ? [
          'Left to rotation or amending:',
          '',
          ...list(left.map(({ id, reasons }) => `${id}: ${plain(reasons[0] ?? '')}`)),
          '',
        ]
      : []),
    ...amendLines(credentials.filter(({ decision }) => decision === 'amend')),
    ...collateralLines(rewrite.collateral),
    ...(manual.length > 0
      ? [
          'What the rewrite cannot do:',
          '',
          ...list(
            manual.map(
              ({ what, how, secrets }) =>
                `${plain(what)}${secrets.length > 0 ? ` (${idList(secrets)})` : ''} ${plain(how)}`,
            ),
          ),
          '',
        ]
      : []),
  ];
}

function costLines(first: readonly string[]): string[] {
  return [
    'Everybody must clone again; open pull requests break; links to old commits die at the host’s next clean-up. Worth it where a value',
    'cannot be rotated, or where the values must not be found again; for a value that is revoked it is hygiene.',
    '',
    `First changed ${first.length === 1 ? 'commit' : 'commits'}: ${first.slice(0, 5).map(code).join(', ')}${first.length > 5 ? ` and ${first.length - 5} more` : ''}`,
    '',
  ];
}

/** Every credential has its own text, its number in it; only unusual reasons and texts are worth a line each. */
function replacementLines(
  plan: string,
  planned: readonly { id: string; rewritten: boolean; replacement: string | null; reasons: string[] }[],
): string[] {
  const rewritten = planned.filter((one) => one.rewritten);
  if (rewritten.length === 0) return [];
  const special = rewritten.filter(
    ({ replacement, reasons }) => !replacement?.startsWith('REDACTED-') || !reasons[0]?.startsWith('rotation ends'),
  );
  return [
    `In the place of ${idList(rewritten.map(({ id }) => id))} will stand ${code(`REDACTED-${plan}-N`)}, N its number${special.length > 0 ? ', but:' : '.'}`,
    '',
    ...list(
      special
        .slice(0, 100)
        .map(({ id, replacement, reasons }) => `${id}: ${code(replacement ?? '')}; ${plain(reasons[0] ?? '')}`),
    ),
    ...(special.length > 0 ? [''] : []),
  ];
}

/** What was never pushed needs no new history for others: only this clone's. */
function amendLines(credentials: readonly PlanCredential[]): string[] {
  if (credentials.length === 0) return [];
  const places = credentials.flatMap(({ occurrences }) => occurrences);
  const onBranches = places.filter(({ reach }) => reach === 'head' || reach === 'branch');
  const commits = [...new Set(onBranches.flatMap(({ introduced }) => introduced ?? []))];
  return [
    `Never pushed, as far as this clone knows: ${idList(credentials.map(({ id }) => id))}. Before the next push, here:`,
    '',
    ...shell(...amendCommands(commits[0], places), 'git reflog expire --expire=now --all && git gc --prune=now'),
    ...(commits.length > 1
      ? [
          `Commits that bring one in: ${commits
            .slice(0, 10)
            .map((id) => code(id.slice(0, 12)))
            .join(', ')}.`,
          '',
        ]
      : []),
    'Remote-tracking branches may be old: `git fetch --all` first, and rotate if anything else may have seen the value.',
    '',
  ];
}

/** A stash is dropped, not rebased; what no commit of a branch brought in stands in the last commit or the index. */
function amendCommands(first: string | undefined, places: readonly PlanOccurrence[]): string[] {
  const stashed = places.some(({ reach }) => reach === 'stash');
  return [
    ...(first === undefined
      ? []
      : [
          `git rebase -i ${first}^   # mark the commit "edit", take the value out, git commit --amend, git rebase --continue`,
        ]),
    ...(stashed
      ? ['git stash list   # look with git stash show -p, then git stash drop each entry that holds one']
      : []),
    ...(first === undefined && !stashed ? ['git commit --amend'] : []),
  ];
}

function collateralLines(rows: PlanDocument['rewrite']['collateral']): string[] {
  const elsewhere = rows.filter((row) => row.elsewhere > 0);
  if (rows.length === 0) return [];
  const hits = rows.filter(({ instrument }) => instrument !== 'none').reduce((sum, row) => sum + row.hits, 0);
  return [
    `Counted over every object before anything runs: ${plural(hits, 'replacement')}. ${elsewhere.length === 0 ? 'None outside the places the scan reported.' : 'Outside the places the scan reported:'}`,
    '',
    ...(elsewhere.length === 0
      ? []
      : table(
          ['', 'form', 'hits', 'elsewhere', 'for example', 'replaced'],
          elsewhere.slice(0, 50).map(({ secret, form, hits: all, elsewhere: other, examples, instrument }) => [
            secret,
            form,
            String(all),
            String(other),
            examples
              .slice(0, 2)
              .map((id) => code(id.slice(0, 12)))
              .join(', '),
            instrument === 'none' ? 'no' : 'yes',
          ]),
        )),
  ];
}

export function rehearseSection({ repository }: PlanDocument): string[] {
  return [
    '## 7. Rehearse',
    '',
    'On a scratch mirror that is thrown away: the real run, every object searched, the trees at every tip compared.',
    '',
    ...shell(`unearth rehearse ${shellQuote(repository.path)} --plan .`),
    'It must say that the plan is proven. Build and test the rewritten HEAD too, if the values were read by the build.',
    '',
  ];
}

export function rewriteSection(plan: PlanDocument): string[] {
  const { repository, rewrite } = plan;
  return [
    '## 8. Rewrite',
    '',
    ...list(
      [
        'Freeze: tell everybody (`team-message.md`), merge or close open pull requests, stop CI, lock the branches. Anything pushed since section 2? Make its bundle again: it is the way back.',
        'Run it on the host’s repository, not on somebody’s clone. It writes only to the mirror and pushes nothing:',
      ],
      '1',
    ),
    '',
    ...shell(`sh rewrite.sh ${hostUrl(plan, repository.path)} rewritten.git`, 'unearth verify rewritten.git --plan .'),
    'Go on only with exit code 0: the host may have got refs and commits that the plan has not seen. Look at the result as long as you like.',
    'It needs git, Python 3 and git filter-repo (2.47 or newer is best; 2.38 works).',
    '',
    ...table(
      ['file', 'for', 'secret'],
      rewrite.files.map(({ name, purpose, secret }) => [code(name), plain(purpose), secret ? '**yes**' : 'no']),
    ),
  ];
}

export function pushSection(plan: PlanDocument, { repository }: PlanFacts): string[] {
  const url = hostUrl(plan);
  return [
    '## 9. Push',
    '',
    ...list(
      [
        `Let the push through, and note what you change. ${protectionSteps(repository)}`,
        'Push. Each ref is leased: if somebody pushed meanwhile nothing is changed, and you begin again at section 8. Over HTTP git shows names of refs to other users of this machine, and takes 500 at a time: prefer an SSH URL.',
      ],
      '1',
    ),
    '',
    ...shell(`sh run/push.sh ${url}`),
    ...list([
      'Protect the branches again, now.',
      'Something wrong? The old refs go back from the bundle of section 2, leased as well:',
    ]),
    '',
    ...shell(
      'gpg --decrypt before.bundle.gpg > before.bundle',
      'git clone --mirror before.bundle restored.git',
      `sh run/rollback.sh restored.git ${url}`,
    ),
  ];
}

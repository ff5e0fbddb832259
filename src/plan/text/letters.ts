/** Texts ready to send: to the people who have clones, to whoever is responsible for data protection. */
import type { PlanDocument } from '../model.js';
import { list, plural, shell } from './markdown.js';

export function teamMessage({ repository, rewrite }: PlanDocument): Buffer {
  const first = rewrite.detail.firstChangedCommits[0] ?? 'FIRST-CHANGED-COMMIT';
  const name = repository.host.slug ?? '[repository]';
  return text([
    `Subject: ${name}: history rewritten on [DATE], please clone again`,
    '',
    `We take secrets out of the history of ${name}. ${plural(rewrite.predicted.commits, 'commit')} and ${plural(rewrite.predicted.refs, 'branch, tag or other ref', 'branches, tags and other refs')} get new ids.`,
    '',
    'Before [TIME]: push what must be kept, merge or close your pull requests. From [TIME] to [TIME]: do not push.',
    '',
    'After that, best: delete your clone and clone again, forks included. Never merge or push from an old clone: it brings everything back.',
    '',
    'If you must keep a clone, for each of your branches (OLD-BASE: where it left the old main):',
    '',
    ...shell(
      'git tag | xargs git tag -d',
      'git fetch --prune --tags --force',
      'git rebase --onto origin/main OLD-BASE BRANCH',
      'git stash clear   # apply and commit first what you need of it',
      'git reflog expire --expire=now --all && git gc --prune=now',
    ),
    `Then \`git cat-file -t ${first}\` must fail. Do not run the rewrite in your own clone: the ids would differ.`,
    '',
    'Links to old commits stop working. The old values are revoked, new ones are in [SECRET STORE]; if something of yours broke, tell [NAME].',
  ]);
}

/** The facts that Art. 33(3) GDPR asks a notice to hold, as far as a repository knows them; no legal conclusion. */
export function privacyRecord({ personalData, repository, created }: PlanDocument): Buffer {
  const kinds = new Map<string, number>();
  for (const { title } of personalData) kinds.set(title, (kinds.get(title) ?? 0) + 1);
  const places = personalData.flatMap(({ occurrences }) => occurrences);
  const dates = places
    .map(({ since }) => since)
    .filter((date) => date !== null)
    .sort();
  const files = new Set(places.map(({ path }) => path)).size;
  return text([
    '# Personal data in the history: facts for the record',
    '',
    'Facts and blanks, no legal conclusion. Counts are distinct values and may count test data; a person must judge. Hand it to whoever is',
    'responsible for data protection **today**: some deadlines run from the moment somebody is sure (72 hours under Art. 33 GDPR).',
    '',
    ...list([
      `Found: ${created.slice(0, 16).replace('T', ' ')} UTC, by [NAME]. Confirmed as real: [DATE, NAME]`,
      `Repository: ${repository.host.slug ?? repository.path}; visibility since when: [PUBLIC / PRIVATE SINCE]`,
      `Kinds and distinct values: ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
      `Records (places): ${places.length} in ${files} files; first commit ${dates[0]?.slice(0, 10) ?? '[UNKNOWN]'}, last ${dates.at(-1)?.slice(0, 10) ?? '[UNKNOWN]'}`,
      'Categories of persons: [CUSTOMERS / EMPLOYEES / ...]; special categories (health, religion, ...): [YES / NO]',
      'Approximate number of persons: [NUMBER]',
      'Who had access: [TEAM / PUBLIC], forks [NUMBER], clones [HOST TRAFFIC PAGE]',
      'Contact for questions: [NAME, MAIL]',
      'Likely consequences: [TEXT]',
      'Measures taken or proposed: history rewritten on [DATE] (PLAN.md), host asked to remove copies on [DATE], [MORE]',
      'Persons told: [YES, DATE / NO, REASON]',
    ]),
  ]);
}

function text(lines: readonly string[]): Buffer {
  return Buffer.from(`${lines.join('\n').trimEnd()}\n`);
}

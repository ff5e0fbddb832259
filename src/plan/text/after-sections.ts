/** People, proof, and the end. */
import type { PlanDocument } from '../model.js';
import { shellQuote } from '../files/shell-quote.js';
import { code, list, shell } from './markdown.js';

export function peopleSection({ rewrite }: PlanDocument): string[] {
  return [
    `## ${rewrite.needed ? 12 : 7}. Other copies and people`,
    '',
    ...(rewrite.needed
      ? ['Send `team-message.md`. Every old clone can push the old history back; until all are gone, watch for it.', '']
      : []),
    ...list([
      'Forks and mirrors; CI caches and workspaces; container images and build artifacts; package tarballs and release archives; backups; code-search indexes; wikis; issue, chat and review texts; CI logs.',
      'A value in any of these is as exposed as in the repository: rotation is what counts.',
    ]),
    '',
  ];
}

export function verifySection({ repository, rewrite }: PlanDocument): string[] {
  const url = shellQuote(repository.remotes[0]?.url ?? 'URL');
  return [
    '## 11. Verify',
    '',
    'On a fresh mirror of the host, every object, every form, knowing the values only by their hashes:',
    '',
    ...shell(`git clone --mirror --no-local ${url} fresh.git`, 'unearth verify fresh.git --plan .'),
    'Exit code 0: gone. 1: a branch or tag still leads to one. 4: only refs of the host do. 5: only unreachable objects. 3: not everything could be read.',
    '',
    ...(rewrite.detail.firstChangedCommits.length > 0
      ? [`In every clone that was kept, \`git cat-file -t ${rewrite.detail.firstChangedCommits[0]!}\` must fail.`, '']
      : []),
  ];
}

export function closeSection({ rewrite }: PlanDocument): string[] {
  const secret = rewrite.files.filter((file) => file.secret).map(({ name }) => name);
  return [
    `## ${rewrite.needed ? 13 : 8}. Close`,
    '',
    ...list([
      'For each value: revoked, tried once and refused; logs read; owner named. `unearth plan status` keeps the record.',
      'Accept the fingerprints that stay in the history (`unearth baseline update`), each with its reason, so that CI is green for the right cause.',
      'Write down how it came in, and what now keeps the next one out.',
    ]),
    '',
    ...(secret.length > 0
      ? [
          `**Destroy what holds values in plain text**: ${secret.map(code).join(', ')}, and the folder \`run\` (branch names). On the day set in section 2, the bundle too.`,
          '',
          ...shell(`shred -u ${secret.join(' ')}`, 'rm -rf run'),
        ]
      : []),
  ];
}

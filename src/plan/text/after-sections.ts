/** People, proof, and the end. */
import type { PlanDocument } from '../model.js';
import { hostUrl } from './host-url.js';
import { code, list, shell } from './markdown.js';

export function peopleSection({ rewrite }: PlanDocument): string[] {
  return [
    `## ${rewrite.needed ? 11 : 7}. Other copies and people`,
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

export function verifySection(plan: PlanDocument): string[] {
  const { rewrite } = plan;
  const url = hostUrl(plan);
  const [first] = rewrite.detail.firstChangedCommits;
  return [
    '## 12. Verify',
    '',
    'On a fresh mirror of the host, every object, every form, knowing the values only by their hashes:',
    '',
    ...shell(`git clone --mirror --no-local ${url} fresh.git`, 'unearth verify fresh.git --plan .'),
    'Exit code 0: gone. 1: a branch or tag still leads to one. 4: only refs of the host do. 5: only unreachable objects. 3: not everything could be read.',
    '',
    ...(first === undefined
      ? []
      : [
          'A fresh mirror shows only what refs lead to. Ask the host for an old commit by its id as well; it must fail, and so must the second in every clone that was kept:',
          '',
          ...shell(`git -C fresh.git fetch ${url} ${first}`, `git cat-file -t ${first}`),
        ]),
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
          `**Destroy what holds values in plain text**: ${secret.map(code).join(', ')}, and the folder \`run\` (branch names) and what the way back left. On the day set in section 2, \`before.bundle.gpg\` too.`,
          '',
          ...shell(`shred -u ${secret.join(' ')}`, 'rm -rf run before.git restored.git before.bundle refs-before.txt'),
          'No `shred` on this system? `rm` it is.',
        ]
      : []),
  ];
}

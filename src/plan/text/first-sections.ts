/** Header, what to switch off now, evidence, and what may already have happened. */
import { groupedNumber } from '../../grouped-number.js';
import { decryptsStoredSecrets } from '../decide/decrypts.js';
import type { PlanCredential, PlanDocument } from '../model.js';
import type { RotationPage } from '../rotation/model.js';
import { groupsOf } from './groups.js';
import { hostUrl } from './host-url.js';
import { incompleteCopy } from './incomplete-copy.js';
import { code, idList, list, plain, plural, shell, table } from './markdown.js';
import { pageTitle } from './page-title.js';
import { earliest, exposureOf, placesOf, sharedFiles } from './places.js';

export function headerSection(plan: PlanDocument): string[] {
  const { repository, credentials, rewrite, personalData } = plan;
  const rewritten = credentials.filter((credential) => credential.rewritten).length;
  return [
    `# Plan ${plan.id}: end the exposure of ${credentialCount(credentials)}`,
    '',
    ...list([
      `Repository ${code(repository.path)}, ${repository.headCommit === null ? 'no commit at HEAD' : `HEAD ${code(repository.headCommit.slice(0, 12))}`}, made ${plan.created.slice(0, 16).replace('T', ' ')} UTC by unearth ${plan.tool.version}.`,
      `${plural(repository.commits, 'commit')}, ${plural(repository.refs, 'ref')} looked at: ${plan.coverage.complete ? 'everything could be read' : '**not everything could be read**'}.`,
      ...plan.coverage.gaps.map((gap) => `Missing: ${plain(gap)}`),
      ...incompleteLine(plan),
      rewrite.needed
        ? `The rewrite takes out ${plural(rewritten, 'value')}${personalData.length > 0 ? ` and ${plural(personalData.length, 'piece')} of personal data` : ''}; it changes ${plural(rewrite.predicted.commits, 'commit')} of ${groupedNumber(rewrite.detail.total.commits)}.`
        : 'Nothing is rewritten.',
    ]),
    '',
    'Do the steps in this order; commands run in this folder. **Rotation ends the exposure; a rewrite alone does not**: whoever has',
    'a clone keeps the old values, and hosts serve old commits long after a push. Everything that is not known from the repository (who can see it,',
    'who uses a value, whether it still works) is asked for here, not guessed.',
    '',
  ];
}

function incompleteLine(plan: PlanDocument): string[] {
  const copy = incompleteCopy(plan);
  return copy === null
    ? []
    : [
        `**Made from a ${copy} clone: rotate now, but plan again from a whole copy before anything is rewritten** (\`git clone --mirror ${hostUrl(plan)} host.git\`, then \`unearth plan host.git\`). rewrite.sh refuses this one.`,
      ];
}

/** "5 credentials (6 values)": what is rotated together counts once. */
export function credentialCount(credentials: readonly Pick<PlanCredential, 'group'>[]): string {
  const groups = groupsOf(credentials).length;
  const values = groups === credentials.length ? '' : ` (${plural(credentials.length, 'value')})`;
  return `${plural(groups, 'credential')}${values}`;
}

/** Rows of the first table; the most urgent come first. */
export const MOST_ROWS = 60;

export function stopSection({ credentials, rotations }: PlanDocument): string[] {
  if (credentials.length === 0) return ['## 1. Stop the bleeding', '', 'No credentials: nothing to rotate.', ''];
  const pages = new Map(rotations.map((page) => [page.id, page]));
  const groups = groupsOf(credentials);
  return [
    '## 1. Stop the bleeding',
    '',
    'Public repository, a sign of abuse, or a production value that still works: **revoke at once** and accept the downtime.',
    'Otherwise: make the new value, deploy it, see that the old one is unused, then revoke (section 4). In this order:',
    '',
    ...table(
      ['', 'what', 'where', 'exposed', 'decision', 'revoke'],
      groups.slice(0, MOST_ROWS).map((group) => groupRow(group, pages.get(group[0]!.rotation))),
    ),
    ...moreRows(groups.slice(MOST_ROWS).flat()),
    ...sharedFileLines(credentials),
    'Name an owner for each and keep the record in this folder, each step as it is done:',
    '',
    ...shell(`unearth plan status . ${credentials[0]!.id} owner-known --by NAME`),
  ];
}

/** Values of one group are one credential: one row, one visit at one provider. */
function groupRow(group: readonly PlanCredential[], page: RotationPage | undefined): string[] {
  const occurrences = group.flatMap((credential) => credential.occurrences);
  return [
    idList(group.map(({ id }) => id)),
    group
      .map(
        (credential) =>
          `${severityMark(credential)} ${plain(credential.title)} ${code(credential.redacted)}${credential.names[0] === undefined ? '' : ` as ${code(credential.names[0])}`}`,
      )
      .join(' + '),
    placesOf({ ...group[0]!, occurrences }, 2),
    exposureOf(earliest(group)),
    [...new Set(group.map(({ decision }) => decision))].join(', '),
    revokeText(group, page),
  ];
}

function revokeText(group: readonly PlanCredential[], page: RotationPage | undefined): string {
  if (group.every(({ decision }) => decision === 'amend'))
    return 'nobody has it yet: amend before the next push (section 6); revoke if anything else may have seen it';
  return page === undefined || page.id === 'generic' ? 'see section 4' : plain(page.revoke[0] ?? '');
}

const MOST_SHARED = 5;

/** Who read one value of a file read them all, and they are deployed together. */
function sharedFileLines(credentials: readonly PlanCredential[]): string[] {
  const shared = sharedFiles(credentials);
  if (shared.length === 0) return [];
  const more = shared.length > MOST_SHARED ? `; and ${shared.length - MOST_SHARED} more files` : '';
  const files = shared.slice(0, MOST_SHARED).map(({ path, ids }) => `${code(path)} (${idList(ids)})`);
  return [`In one file, so exposed as one: ${files.join('; ')}${more}.`, ''];
}

/** The rest by kind: nobody works through a table of hundreds of rows; plan.json has them all. */
function moreRows(rest: readonly PlanCredential[]): string[] {
  if (rest.length === 0) return [];
  const kinds = new Map<string, string[]>();
  for (const { title, id } of rest) kinds.set(title, [...(kinds.get(title) ?? []), id]);
  return [
    `And ${plural(rest.length, 'more', 'more')}, all in \`plan.json\`:`,
    '',
    ...list([...kinds].map(([title, ids]) => `${plain(title)}: ${idList(ids)}`)),
    '',
  ];
}

function severityMark({ severity }: PlanCredential): string {
  return severity === 'critical' || severity === 'high' ? `**${severity}**` : severity;
}

export function evidenceSection({ repository, credentials, rotations }: PlanDocument): string[] {
  const url = hostUrl({ repository }, repository.path);
  const used = new Set(credentials.map(({ rotation }) => rotation));
  const logs = rotations.filter(({ id, auditLog }) => used.has(id) && auditLog !== undefined);
  return [
    '## 2. Keep the evidence',
    '',
    'Before anything changes. The bundle holds every secret: encrypt it, name an owner and a day of deletion. It is also the way back.',
    '',
    ...shell(
      `git clone --mirror ${url} before.git`,
      'git -C before.git bundle create ../before.bundle --all',
      'git -C before.git for-each-ref > refs-before.txt',
      'gpg --symmetric before.bundle && shred -u before.bundle && rm -rf before.git',
    ),
    'Export these logs now; many are kept for 30 to 90 days only:',
    '',
    ...list(logs.map((page) => `${pageTitle(page, credentials)}: ${plain(page.auditLog!)}`)),
    ...list(['The host’s own log: clones, pulls, forks and visibility changes since the earliest date above.']),
    '',
  ];
}

export function blastRadiusSection({ credentials, rotations, opened }: PlanDocument): string[] {
  return [
    '## 3. What may have happened',
    '',
    ...list(powers({ credentials, rotations }).map(([who, what]) => `${who}: ${plain(what)}`)),
    ...openedLines(credentials, opened),
    '',
    'Ask, since the repository cannot tell: Was it ever public? Who forked or cloned it? Does the value still work, and who uses it?',
    'Look in each log for use from unknown addresses, new keys, users, rules and webhooks since the date above.',
    '',
  ];
}

/** A key to encrypted files is as many leaks as they hold values, in each version that was ever kept. */
function openedLines(credentials: readonly PlanCredential[], opened: PlanDocument['opened']): string[] {
  const keys = credentials.filter(({ kind, rotation, names }) =>
    decryptsStoredSecrets({ rule: kind, rotation, names }),
  );
  if (keys.length === 0) return [];
  const verb = keys.length === 1 ? 'decrypts' : 'decrypt';
  const lines = list([
    `**${idList(keys.map(({ id }) => id))} ${verb} other secrets.** Everything ${keys.length === 1 ? 'it decrypts' : 'they decrypt'}, in every version of the encrypted files in this history, is exposed too: rotate each of those values.`,
  ]);
  if (opened.length === 0) return lines;
  return [
    ...lines,
    '',
    ...table(
      ['file', 'encrypted by', 'key', 'versions', 'values to rotate'],
      opened
        .slice(0, MOST_ROWS)
        .map(({ name, kind, keys: ids, versions, values }) => [
          code(name),
          kind,
          idList(ids),
          String(versions),
          values.length === 0 ? 'all of it: decrypt each version to see' : namesText(values),
        ]),
    ),
    ...(opened.length > MOST_ROWS
      ? [`And ${opened.length - MOST_ROWS} more files, in \`plan.json\` (opened).`, '']
      : []),
    "`git log --all --format=%H -- '*NAME'` lists the commits with a version of a file.",
  ];
}

const MOST_NAMES = 20;

function namesText(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).map(code).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** What a holder can do, and of which credentials that is said. */
function powers({ credentials, rotations }: Pick<PlanDocument, 'credentials' | 'rotations'>): [string, string][] {
  const pages = new Map(rotations.map((page) => [page.id, page]));
  const byPower = new Map<string, string[]>();
  for (const { id, rotation, attacker } of credentials) {
    const page = pages.get(rotation);
    const power = (rotation === 'generic' ? attacker : '') || page?.attacker || attacker;
    byPower.set(power, [...(byPower.get(power) ?? []), id]);
  }
  return [...byPower].map(([power, ids]) => [idList(ids), power]);
}

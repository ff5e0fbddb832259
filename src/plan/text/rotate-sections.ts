/** New values, and the places that read the old ones. */
import type { PlanFacts } from '../facts.js';
import type { VariableReader } from '../guards/model.js';
import type { PlanCredential, PlanDocument } from '../model.js';
import type { RotationPage } from '../rotation/model.js';
import { shellQuote } from '../files/shell-quote.js';
import { code, idList, list, plain, plural, shell, table } from './markdown.js';
import { pageTitle } from './page-title.js';
import { placesOf } from './places.js';

export function deploySection({ credentials, rotations }: PlanDocument): string[] {
  if (credentials.length === 0) return [];
  const sections = rotations.flatMap((page) => {
    const members = credentials.filter(({ rotation }) => rotation === page.id);
    return members.length === 0 ? [] : pageLines(page, members);
  });
  return [
    '## 4. Rotate: new value, deploy, revoke the old one',
    '',
    'First fix where the value comes from (section 5), or the new one leaks the same way. Never put a new value on a command line.',
    '',
    ...sections,
  ];
}

function pageLines(page: RotationPage, members: readonly PlanCredential[]): string[] {
  const steps = [...page.create, ...page.deploy, ...page.revoke].map(plain);
  const facts = [
    ...(page.breaks.length > 0 ? [`Breaks: ${page.breaks.map(plain).join('; ')}`] : []),
    ...(page.id === 'generic' ? ['No page of their own here: this is what holds for any credential'] : []),
    ...(page.automatic === undefined || page.id === 'generic'
      ? []
      : [`By itself the provider: ${plain(page.automatic)}`]),
    ...(page.docs === undefined ? [] : [`Documentation: <${page.docs}>`]),
    `Facts checked ${page.checked}${page.source === 'general-knowledge' ? ', from general knowledge: read the provider’s page before you rely on them' : ''}.`,
  ];
  return [
    `### ${idList(members.map(({ id }) => id))}: ${pageTitle(page, members)}`,
    '',
    ...list(steps, '1'),
    '',
    ...(page.command === undefined ? [] : shell(page.command)),
    ...list(facts),
    '',
  ];
}

const MOST_ROWS = 60;

export function fixHeadSection({ credentials }: PlanDocument, { readers, repository }: PlanFacts): string[] {
  const atHead = credentials.filter(({ occurrences }) => occurrences.some((place) => place.atHead));
  return [
    '## 5. Fix the current files and the cause',
    '',
    ...(atHead.length === 0
      ? ['None of the values stands in the files at HEAD.', '']
      : [
          `${plural(atHead.length, 'value')} still ${atHead.length === 1 ? 'stands' : 'stand'} in the files at HEAD. Take them out, read them from the environment or a secret store, and commit that first:`,
          '',
          ...list(
            atHead
              .slice(0, MOST_ROWS)
              .map(
                (credential) =>
                  `${credential.id}: ${placesOf({ ...credential, occurrences: credential.occurrences.filter((place) => place.atHead) }, 10)}`,
              ),
          ),
          ...(atHead.length > MOST_ROWS ? [`- and ${atHead.length - MOST_ROWS} more, in \`plan.json\``] : []),
          '',
        ]),
    ...readerLines(readers, credentials),
    ...ciLines(readers, repository.host),
    ...list([
      'Files such as `.env` and keys: add them to `.gitignore`, keep an example without values.',
      'Push protection at the host, and `unearth guard pre-commit` as a hook, keep the next one out.',
    ]),
    '',
  ];
}

/** CI systems keep the values outside of the repository; each has its own place to change them. */
function ciLines(readers: readonly VariableReader[], { kind, slug }: PlanFacts['repository']['host']): string[] {
  const ci = readers.filter(({ language, name }) => language === 'ci' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  const names = [...new Set(ci.map(({ name }) => name))];
  if (names.length === 0) return [];
  if (kind === 'github')
    return [
      'New values for the workflows (each command asks for its value; organisation and environment secrets of these names too):',
      '',
      ...shell(...names.map((name) => `gh secret set ${name} --repo ${shellQuote(slug ?? 'OWNER/NAME')}`)),
    ];
  const where =
    kind === 'gitlab' ? '*Settings > CI/CD > Variables* (of the groups above, too)' : 'the settings of your CI';
  return [`New values for CI in ${where}: ${names.map(code).join(', ')}.`, ''];
}

function readerLines(readers: readonly VariableReader[], credentials: readonly PlanCredential[]): string[] {
  if (readers.length === 0) return [];
  const ids = new Map(credentials.map(({ fingerprint, id }) => [fingerprint, id]));
  const falling = readers.filter(({ fallsBack }) => fallsBack).length;
  return [
    'These places read the values by name; each must get the new one:',
    '',
    ...table(
      ['variable', 'of', 'read in', ''],
      readers
        .slice(0, 60)
        .map(({ name, path, line, language, fallsBack, fingerprints }) => [
          code(name),
          [...new Set(fingerprints.map((fingerprint) => ids.get(fingerprint) ?? ''))].join(', '),
          `${code(`${path}:${line}`)} (${language})`,
          fallsBack ? '**falls back to a default**' : '',
        ]),
    ),
    ...(readers.length > 60 ? [`and ${readers.length - 60} more places.`, ''] : []),
    ...(falling > 0
      ? [
          `${plural(falling, 'place')} would start with a default where the variable is missing. \`guards.md\` has start-up checks that refuse instead.`,
          '',
        ]
      : ['`guards.md` has start-up checks that refuse to run without them.', '']),
  ];
}

// npm run docs:rules: writes docs/rules/, one page a rule file and an index, from patterns/*.yml. A test compares them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const PATTERNS = join(root, 'patterns');
const PAGES = join(root, 'docs/rules');
/** Names of services and the like: the pattern says them again. */
const MOST_KEYWORDS = 12;
const LONGEST_PATTERN = 600;

/** Pages by file name. */
export function rulePages() {
  const files = readdirSync(PATTERNS)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({
      name: basename(name, '.yml'),
      rules: [],
      rotations: [],
      ...parse(readFileSync(join(PATTERNS, name), 'utf8')),
    }));
  const rotations = new Map(
    files.flatMap((file) => file.rotations.map((page) => [page.id, { file: file.name, page }])),
  );
  const pages = new Map(files.map((file) => [`${file.name}.md`, pageOf(file, rotations)]));
  pages.set('README.md', indexOf(files));
  return pages;
}

function indexOf(files) {
  const withRules = files.filter(({ rules }) => rules.length > 0);
  const count = withRules.reduce((sum, { rules }) => sum + rules.length, 0);
  const rows = [...withRules].sort((a, b) => compare(a.provider, b.provider));
  return lines([
    '# Rules',
    '',
    `${count.toLocaleString('en-US')} rules in ${withRules.length} files. Made by \`npm run docs:rules\` from [patterns/](../../patterns/README.md); change those.`,
    '',
    '| provider | rules | worst severity |',
    '|---|---|---|',
    ...rows.map(
      ({ name, provider, rules }) => `| [${cell(provider)}](${name}.md) | ${rules.length} | ${worst(rules)} |`,
    ),
  ]);
}

const compare = (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);
const SEVERITIES = ['critical', 'high', 'medium', 'low'];
const worst = (rules) => SEVERITIES.find((severity) => rules.some((rule) => rule.severity === severity));

function pageOf(file, rotations) {
  const own = new Set(file.rotations.map(({ id }) => id));
  return lines([
    `# ${file.provider}`,
    '',
    `From [patterns/${file.name}.yml](../../patterns/${file.name}.yml). [All rules](README.md)`,
    ...file.rules.flatMap((rule) => ruleSection(rule, rotations, own)),
    ...(file.rotations.length > 0 ? ['', '## How to rotate'] : []),
    ...file.rotations.flatMap(rotationSection),
  ]);
}

function ruleSection(rule, rotations, own) {
  const rotation = rule.rotation ?? 'generic';
  const page = rotations.get(rotation);
  const where = own.has(rotation) ? '' : (page?.file ?? '') + '.md';
  const facts = [
    `${rule.kind}, ${rule.category}; severity **${rule.severity}**, confidence ${rule.confidence}${rule.default === false ? '; off by default, `--pii` switches it on' : ''}`,
    ...(rule.keywords ? [`wakes at ${keywords(rule.keywords)}`] : []),
    ...(rule.detector ? [`found by code: \`${rule.detector}\``] : []),
    ...(rule.context ? [`needs one of ${rule.context.words.map(code).join(', ')} ${within(rule.context.within)}`] : []),
    ...(rule.entropy ? [`at least ${rule.entropy} bits of entropy a character`] : []),
    ...(rule.checks ? [`checks: ${rule.checks.join(', ')}`] : []),
    ...(rule.companion ? [`belongs with [${rule.companion}](#${rule.companion})`] : []),
    ...(page ? [`rotation: [${cell(page.page.title)}](${where}#${rotation})`] : []),
    ...(rule.references ?? []).map((address) => `<${address}>`),
  ];
  return [
    '',
    `## ${rule.id}`,
    '',
    `${rule.name}. ${rule.attacker}`,
    '',
    ...facts.map((fact) => `- ${fact}`),
    ...(rule.pattern ? ['', '```text', shortened(rule.pattern), '```'] : []),
    ...(rule.examples?.length
      ? ['', 'Found, for example (`{{…}}` stands for made-up text):', '', '```text', rule.examples[0].trimEnd(), '```']
      : []),
  ];
}

function rotationSection(page) {
  const steps = (name, list) =>
    list?.length ? ['', `**${name}**`, '', ...list.map((step, index) => `${index + 1}. ${step}`)] : [];
  return [
    '',
    `### ${page.id}`,
    '',
    `${page.title}. ${page.attacker}`,
    ...steps('Make the new one', page.create),
    ...steps('Put it in place', page.deploy),
    ...steps('Revoke the old one', page.revoke),
    ...(page.command ? ['', '```sh', page.command, '```'] : []),
    '',
    ...[
      page.docs && `- documentation: <${page.docs}>`,
      page.auditLog && `- look for abuse: ${page.auditLog}`,
      page.automatic && `- the provider by itself: ${page.automatic}`,
      page.breaks?.length && `- stops working: ${page.breaks.join('; ')}`,
      `- checked ${page.checked} (${page.source})`,
    ].filter(Boolean),
  ];
}

const code = (text) => `\`${text}\``;
const cell = (text) => text.replaceAll('|', '\\|');
const shortened = (pattern) => (pattern.length > LONGEST_PATTERN ? `${pattern.slice(0, LONGEST_PATTERN)} …` : pattern);
const within = (lines) => (lines === 'line' || lines === undefined ? 'on the line' : `within ${lines} lines`);

function keywords(words) {
  const shown = words.slice(0, MOST_KEYWORDS).map(code).join(', ');
  return words.length > MOST_KEYWORDS ? `${shown} and ${words.length - MOST_KEYWORDS} more` : shown;
}

const lines = (texts) => `${texts.join('\n')}\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES, { recursive: true });
  for (const [name, text] of rulePages()) writeFileSync(join(PAGES, name), text);
}

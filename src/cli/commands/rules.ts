import { Command, Option } from 'commander';
import { UnearthError } from '../../errors.js';
import type { DocumentedRule, Rotation, Rule, RuleFile } from '../../detect/rules/rule.js';
import { KINDS } from '../../findings/model.js';
import { escapeControl, safeJson } from '../../report/escape.js';
import { count } from '../../report/wording.js';
import { ExitCode } from '../exit-code.js';
import { collect, withCommonFlags } from '../flags.js';
import { writeAll } from '../io.js';
import { fromCwd } from '../repository-path.js';
import { type CommonFlags, notice, type Session } from '../session.js';
import { rulesImportCommand } from './rules-import.js';
import { rulesNewCommand } from './rules-new.js';

interface RulesFlags extends CommonFlags {
  rules?: string[];
  provider?: string;
  kind?: string;
}

export function rulesCommand(session: Session): Command {
  return new Command('rules')
    .summary('the rules: list, show, check, import, new')
    .description('The rules that decide what is found. They live in patterns/, one YAML file a provider.')
    .addCommand(listCommand(session))
    .addCommand(showCommand(session))
    .addCommand(checkCommand(session))
    .addCommand(rulesImportCommand(session))
    .addCommand(rulesNewCommand(session));
}

function listCommand(session: Session): Command {
  return withCommonFlags(new Command('list').summary('every rule, one a line'))
    .option('--rules <path>', 'add rules from a YAML file or folder (repeatable)', collect)
    .option('--provider <name>', 'only rules of this provider')
    .addOption(new Option('--kind <kind>', 'only rules of this kind').choices([...KINDS]))
    .action((flags: RulesFlags) => listRules(session, flags));
}

async function listRules(session: Session, flags: RulesFlags): Promise<void> {
  const { defaultRules } = await import('../../detect/default-detector.js');
  const files = defaultRules((flags.rules ?? []).map((path) => fromCwd(path, session.io)));
  const rules = files.flatMap((file) => file.rules).filter((rule) => isListed(rule, flags));
  rules.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (flags.json) return writeAll(session.io.stdout, [`${safeJson(rules.map(summaryOf), 2)}\n`]);
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  await writeAll(
    session.io.stdout,
    rules.map((rule) => `${escapeControl(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(8)}  ${rule.name}`)}\n`),
  );
  notice(session, flags, count(rules.length, 'rule'));
}

function isListed(rule: Rule, { provider, kind }: RulesFlags): boolean {
  return (
    (provider === undefined || rule.provider.toLowerCase() === provider.toLowerCase()) &&
    (kind === undefined || rule.kind === kind)
  );
}

function summaryOf(rule: Rule): Record<string, unknown> {
  const { id, name, provider, kind, category, severity, confidence, onByDefault, rotation, attacker } = rule;
  return { id, name, provider, kind, category, severity, confidence, onByDefault, rotation, attacker };
}

function showCommand(session: Session): Command {
  return withCommonFlags(new Command('show').summary('one rule: what it matches, what a thief can do, how to rotate'))
    .argument('<id>', 'id of the rule')
    .option('--rules <path>', 'add rules from a YAML file or folder (repeatable)', collect)
    .action((id: string, flags: RulesFlags) => showRule(session, id, flags));
}

async function showRule(session: Session, id: string, flags: RulesFlags): Promise<void> {
  const { defaultRules } = await import('../../detect/default-detector.js');
  const files = defaultRules((flags.rules ?? []).map((path) => fromCwd(path, session.io)));
  const rule = files.flatMap((file) => file.rules).find((one) => one.id === id);
  if (!rule) throw await unknownRule(id, files);
  const rotation = files.flatMap((file) => file.rotations).find((one) => one.id === rule.rotation);
  if (flags.json) return writeAll(session.io.stdout, [`${safeJson({ ...rule, rotationPage: rotation ?? null }, 2)}\n`]);
  await writeAll(session.io.stdout, ruleText(rule, rotation));
}

async function unknownRule(id: string, files: readonly RuleFile[]): Promise<UnearthError> {
  const { nearestWord } = await import('../../detect/rules/did-you-mean.js');
  const nearest = nearestWord(
    id,
    files.flatMap((file) => file.rules.map((rule) => rule.id)),
  );
  return new UnearthError('usage', `no rule named ${id}`, {
    hint: nearest === null ? '`unearth rules list` lists all.' : `Did you mean ${nearest}?`,
  });
}

function* ruleText(
  rule: Rule & Partial<Pick<DocumentedRule, 'references'>>,
  rotation: Rotation | undefined,
): Generator<string> {
  const rows: [string, string][] = [
    ['name', rule.name],
    ['provider', rule.provider],
    ['kind', `${rule.kind}, ${rule.category}`],
    ['severity', rule.severity],
    ['confidence', rule.confidence],
    ['thief', rule.attacker],
    ['keywords', rule.keywords.join(' ')],
    ['pattern', rule.pattern ?? (rule.detector === null ? '' : `(in code: ${rule.detector})`)],
    ['context', rule.context === null ? '' : `${rule.context.words.join(', ')} within ${rule.context.lines} lines`],
    ['entropy', rule.entropy > 0 ? `at least ${rule.entropy} bits a character` : ''],
    ['checks', rule.checks.join(', ')],
    ['default', rule.onByDefault ? '' : 'off; --pii switches it on'],
  ];
  yield `${escapeControl(rule.id)}\n`;
  for (const [label, text] of rows) if (text !== '') yield `  ${label.padEnd(11)} ${escapeControl(text)}\n`;
  if (rotation) yield* rotationText(rotation);
}

function* rotationText(rotation: Rotation): Generator<string> {
  yield `\nRotate: ${escapeControl(rotation.title)}\n`;
  const steps: [string, readonly string[]][] = [
    ['create', rotation.create],
    ['deploy', rotation.deploy],
    ['revoke', rotation.revoke],
    ['breaks', rotation.breaks],
  ];
  for (const [label, lines] of steps) for (const line of lines) yield `  ${label.padEnd(11)} ${escapeControl(line)}\n`;
  const facts: [string, string | null][] = [
    ['command', rotation.command],
    ['audit log', rotation.auditLog],
    ['automatic', rotation.automatic],
    ['docs', rotation.docs],
    ['checked', `${rotation.checked} (${rotation.source})`],
  ];
  for (const [label, text] of facts) if (text !== null) yield `  ${label.padEnd(11)} ${escapeControl(text)}\n`;
}

function checkCommand(session: Session): Command {
  return withCommonFlags(new Command('check').summary('what is wrong with rule files, with line and column'))
    .argument('[paths...]', 'rule files or folders (default: our own)')
    .action((paths: string[], flags: CommonFlags) => checkRuleFiles(session, paths, flags));
}

async function checkRuleFiles(session: Session, paths: string[], flags: CommonFlags): Promise<void> {
  const checker = await import('../../detect/rules/check-command.js');
  const checked = checker.checkRuleFiles(paths.map((path) => fromCwd(path, session.io)));
  if (flags.json)
    await writeAll(session.io.stdout, [
      `${safeJson({ files: checked.files, rules: checked.rules, problems: checked.problems }, 2)}\n`,
    ]);
  else
    await writeAll(
      session.io.stdout,
      checked.lines.map((line) => `${escapeControl(line)}\n`),
    );
  const verdict = checked.problems.length === 0 ? 'nothing wrong' : count(checked.problems.length, 'problem');
  notice(session, flags, `${verdict} in ${count(checked.rules, 'rule')} of ${count(checked.files, 'file')}`);
  session.exitCode = checked.problems.length === 0 ? ExitCode.Ok : ExitCode.Findings;
}

import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { UnearthError } from '../../errors.js';
import type { ImportResult } from '../../detect/import/imported-rule.js';
import { safeJson } from '../../report/escape.js';
import { count } from '../../report/wording.js';
import { readTextFile } from '../acceptances.js';
import { withCommonFlags } from '../flags.js';
import { writeAll } from '../io.js';
import { type CommonFlags, notice, type Session } from '../session.js';
import { writeFileAtomically } from '../write-file.js';

interface ImportFlags extends CommonFlags {
  output: string;
}

export function rulesImportCommand(session: Session): Command {
  return withCommonFlags(
    new Command('import').summary('rules of gitleaks, betterleaks, Kingfisher, Nosey Parker or Titus as ours'),
  )
    .argument('<file>', 'their configuration (.toml) or rule file (.yml)')
    .option('-o, --output <file>', 'rule file to write, - for standard output', 'imported-rules.yml')
    .addHelpText(
      'before',
      'Examples:\n  unearth rules import .gitleaks.toml\n  unearth scan --rules imported-rules.yml --baseline .gitleaks.toml\n',
    )
    .action((file: string, flags: ImportFlags) => importRules(session, file, flags));
}

async function importRules(session: Session, file: string, flags: ImportFlags): Promise<void> {
  const { io } = session;
  const text = await readTextFile(resolve(io.cwd, file), file);
  const { source, result } = await readRules(text, file);
  const { writeRuleFile } = await import('../../detect/import/write-rule-file.js');
  const yaml = writeRuleFile(source, basename(file), result);
  if (yaml === '') {
    throw new UnearthError('unsupported', `no rule of ${file} can be imported`, {
      hint: result.skipped[0] ? `${result.skipped[0].id}: ${result.skipped[0].reason}` : 'It has none.',
    });
  }
  if (flags.output === '-') await writeAll(io.stdout, [yaml]);
  else await writeFileAtomically(resolve(io.cwd, flags.output), [yaml]);
  await say(session, flags, result);
}

async function readRules(text: string, file: string): Promise<{ source: string; result: ImportResult }> {
  if (file.endsWith('.toml')) {
    const gitleaks = await import('../../detect/import/gitleaks-config.js');
    const prefix = /betterleaks/i.test(basename(file)) ? 'betterleaks' : 'gitleaks';
    return { source: prefix, result: gitleaks.importGitleaksRules(gitleaks.parseGitleaksConfig(text, file), prefix) };
  }
  const { importKingfisherRules } = await import('../../detect/import/kingfisher-rules.js');
  return { source: 'imported', result: importKingfisherRules(text, file) };
}

async function say(session: Session, flags: ImportFlags, { rules, skipped }: ImportResult): Promise<void> {
  if (flags.json && flags.output !== '-') {
    const notes = rules.flatMap(({ id, notes }) => notes.map((note) => ({ id, note })));
    await writeAll(session.io.stdout, [
      `${safeJson({ file: flags.output, rules: rules.length, skipped, notes }, 2)}\n`,
    ]);
  }
  for (const { id, reason } of skipped) notice(session, flags, `not imported: ${id}: ${reason}`);
  const file = flags.output === '-' ? '' : ` to ${flags.output}. Use it: unearth scan --rules ${flags.output}`;
  notice(session, flags, `${count(rules.length, 'rule')} imported${file}`);
}

import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { UnearthError } from '../../errors.js';
import { type BaselineEntry, buildBaseline, formatBaseline, parseOwnBaseline } from '../../findings/baseline.js';
import { concealValues } from '../../findings/disclose.js';
import { isDay } from '../../findings/ignore-files.js';
import type { Finding } from '../../findings/model.js';
import { safeJson } from '../../report/escape.js';
import { count } from '../../report/wording.js';
import { readTextFile } from '../acceptances.js';
import { condense } from '../condense.js';
import { ExitCode } from '../exit-code.js';
import { collect, type ScanFlags, withCommonFlags, withEngineFlags } from '../flags.js';
import { writeAll } from '../io.js';
import { scanWithProgress } from '../scan-with-progress.js';
import { notice, type Session } from '../session.js';
import { writeFileAtomically } from '../write-file.js';

interface BaselineFlags extends ScanFlags {
  output: string;
  reason?: string;
  expires?: string;
  only?: string[];
}

const STANDARD_OUTPUT = '-';

export function baselineCommand(session: Session): Command {
  const command = new Command('baseline')
    .summary('keep a list of accepted findings')
    .description(
      'Writes the findings of a scan to a file that later scans accept with --baseline. Entries are keyed by content\nand hold no value; each has a reason, and an expiry if you give one.',
    );
  return command.addCommand(createCommand(session)).addCommand(updateCommand(session));
}

function createCommand(session: Session): Command {
  return withBaselineFlags(new Command('create').summary('accept what a scan finds now'))
    .addHelpText(
      'before',
      'Examples:\n  unearth baseline create --reason "reviewed, all revoked" --expires 2027-06-30\n',
    )
    .action((path: string, flags: BaselineFlags) => createBaseline(session, path, flags));
}

function updateCommand(session: Session): Command {
  return withBaselineFlags(
    new Command('update').summary('add what is new, drop what is no longer found; reasons of known entries stay'),
  ).action((path: string, flags: BaselineFlags) => updateBaseline(session, path, flags));
}

function withBaselineFlags(command: Command): Command {
  return withEngineFlags(withCommonFlags(command))
    .argument('[path or URL]', 'repository', '.')
    .option('-o, --output <file>', 'the baseline', 'unearth-baseline.yml')
    .option('--reason <text>', 'why these findings are accepted (needed for new entries)')
    .option('--expires <day>', 'day from which new entries no longer hold, YYYY-MM-DD', dayOption)
    .option('--only <fingerprint>', 'accept only this finding (repeatable)', collect);
}

function dayOption(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('It must be a day, YYYY-MM-DD.');
  return text;
}

async function createBaseline(session: Session, path: string, flags: BaselineFlags): Promise<void> {
  const file = resolve(session.io.cwd, flags.output);
  if (flags.output !== STANDARD_OUTPUT && existsSync(file)) {
    throw new UnearthError('usage', `${flags.output} is there already`, {
      hint: '`unearth baseline update` changes it.',
    });
  }
  await writeBaseline(session, path, flags, []);
}

async function updateBaseline(session: Session, path: string, flags: BaselineFlags): Promise<void> {
  const text = await readTextFile(resolve(session.io.cwd, flags.output), flags.output);
  await writeBaseline(session, path, flags, parseOwnBaseline(text, flags.output));
}

async function writeBaseline(
  session: Session,
  path: string,
  flags: BaselineFlags,
  previous: BaselineEntry[],
): Promise<void> {
  if (previous.length === 0) requireReason(flags);
  const result = await scanWithProgress(session, path, flags);
  condense(result, [], session);
  // Parts too: a plan decides on each of them by itself.
  const findings = concealValues(result).findings.flatMap((finding) => [finding, ...(finding.parts ?? [])]);
  const today = session.services.now().toISOString().slice(0, 10);
  const valid = new Map(
    previous.filter(({ expires }) => !expires || expires > today).map((one) => [one.fingerprint, one]),
  );
  checkChoice(findings, flags.only ?? []);
  const chosen = findings.filter((finding) => isChosen(finding, valid, flags.only));
  const added = chosen.filter(({ fingerprint }) => !valid.has(fingerprint)).length;
  if (added > 0) requireReason(flags);
  const entries = buildBaseline(chosen, flags.reason ?? '', flags.expires, [...valid.values()]);
  if (flags.output === STANDARD_OUTPUT) await writeAll(session.io.stdout, [formatBaseline(entries)]);
  else await writeFileAtomically(resolve(session.io.cwd, flags.output), [formatBaseline(entries)]);
  await say(session, flags, {
    file: flags.output,
    entries: entries.length,
    added,
    dropped: previous.length + added - entries.length,
  });
  session.exitCode = ExitCode.Ok;
}

/** Throws UnearthError('usage') for a fingerprint that no finding has. */
function checkChoice(findings: readonly Finding[], only: readonly string[]): void {
  const unknown = only.find((prefix) => !findings.some((finding) => hasFingerprint(finding, prefix)));
  if (unknown === undefined) return;
  throw new UnearthError('usage', `--only: no finding has the fingerprint ${unknown}`, {
    hint: '`unearth scan` shows the first 8 digits of each.',
  });
}

function hasFingerprint(finding: Finding, prefix: string): boolean {
  return prefix.length >= 8 && finding.fingerprint.startsWith(prefix);
}

function isChosen(finding: Finding, known: Map<string, BaselineEntry>, only: string[] | undefined): boolean {
  if (known.has(finding.fingerprint)) return true;
  if (finding.accepted) return false;
  return only === undefined || only.some((prefix) => hasFingerprint(finding, prefix));
}

function requireReason(flags: BaselineFlags): void {
  if (flags.reason?.trim()) return;
  throw new UnearthError('usage', 'new entries need a reason', {
    hint: 'Say with --reason why these findings are accepted.',
  });
}

async function say(
  session: Session,
  flags: BaselineFlags,
  outcome: { file: string; entries: number; added: number; dropped: number },
): Promise<void> {
  const { file, entries, added, dropped } = outcome;
  const changes = `${count(entries, 'accepted finding')} (${added} new, ${dropped} dropped)`;
  if (file === STANDARD_OUTPUT) return notice(session, flags, changes);
  if (flags.json) await writeAll(session.io.stdout, [`${safeJson(outcome)}\n`]);
  notice(session, flags, `${file}: ${changes}. Use it: unearth scan --baseline ${file}`);
}

import { delimiter, resolve } from 'node:path';
import { Command } from 'commander';
import { UnearthError } from '../../errors.js';
import { concealValues } from '../../findings/disclose.js';
import type { Finding, ScanReport } from '../../findings/model.js';
import { escapeControl, safeJson } from '../../report/escape.js';
import { openFindings } from '../../report/select.js';
import { count, placeText, shortId } from '../../report/wording.js';
import { isAtLeast } from '../../findings/triage.js';
import type { ScanOptions } from '../../scan/options.js';
import { condense } from '../condense.js';
import { readNamedAcceptances, readRepositoryIgnores } from '../acceptances.js';
import { painterFor } from '../colour.js';
import { ExitCode } from '../exit-code.js';
import { collect, type ScanFlags, severityOption, toScanOptions, withCommonFlags, withEngineFlags } from '../flags.js';
import { broughtBy, parsePrePush, parsePreReceive, type RefUpdate } from '../hook-input.js';
import { readStdin, writeAll } from '../io.js';
import { fromCwd } from '../repository-path.js';
import type { Session } from '../session.js';
import { exitCodeOf, type VerdictFlags } from '../verdict.js';

interface GuardFlags extends ScanFlags, VerdictFlags {
  baseline?: string[];
}

/** More ref updates than this is not a push. */
const LONGEST_INPUT = 64 << 20;
const SHOWN = 10;

export function guardCommand(session: Session): Command {
  const command = new Command('guard')
    .summary('what a Git hook calls')
    .description(
      'Scans only what a commit or a push brings, and refuses it with exit code 1 when there is a credential in it.',
    );
  return command.addCommand(preCommit(session)).addCommand(prePush(session)).addCommand(preReceive(session));
}

function preCommit(session: Session): Command {
  return withGuardFlags(new Command('pre-commit').summary('what is staged')).action((flags: GuardFlags) => {
    const indexFile = session.io.env['GIT_INDEX_FILE'];
    const scope = { staged: true, ...(indexFile ? { indexFile: resolve(session.io.cwd, indexFile) } : {}) };
    return guard(session, flags, scope, 'commit');
  });
}

function prePush(session: Session): Command {
  return withGuardFlags(new Command('pre-push').summary('what a push brings; Git gives the refs on standard input'))
    .argument('[remote]', 'name of the remote, as Git gives it')
    .argument('[url]', 'URL of the remote, as Git gives it')
    .action(async (remote: string | undefined, _url: string | undefined, flags: GuardFlags) => {
      const updates = await withoutForeignIds(parsePrePush(await hookInput(session)), session);
      const known = await session.services.refIds(
        fromCwd('.', session.io),
        remote ? `refs/remotes/${remote}/` : 'refs/remotes/',
      );
      return guardPush(session, flags, updates, known, {});
    });
}

/** What others have pushed meanwhile is not in this repository, and a forced push goes over it: it takes nothing off the range. */
async function withoutForeignIds(updates: RefUpdate[], session: Session): Promise<RefUpdate[]> {
  const ids = updates.flatMap(({ from }) => from ?? []);
  if (ids.length === 0) return updates;
  const present = await session.services.presentIds(fromCwd('.', session.io), ids);
  return updates.map((one) => (one.from !== null && present.has(one.from) ? one : { ...one, from: null }));
}

function preReceive(session: Session): Command {
  return withGuardFlags(new Command('pre-receive').summary('on a server: what a push brings')).action(
    async (flags: GuardFlags) => {
      const updates = parsePreReceive(await hookInput(session));
      const known = await session.services.refIds(fromCwd('.', session.io), 'refs/');
      return guardPush(session, flags, updates, known, { extraObjectDirs: quarantine(session) });
    },
  );
}

function withGuardFlags(command: Command): Command {
  return withEngineFlags(withCommonFlags(command))
    .addOption(severityOption('refuse findings at least this severe'))
    .option('--allow-incomplete', 'let pass what could not be looked at')
    .option('--baseline <file>', 'accept what this baseline or ignore file lists (repeatable)', collect);
}

async function hookInput(session: Session): Promise<string> {
  const input = await readStdin(session.io, LONGEST_INPUT);
  if (input === null) throw new UnearthError('usage', 'standard input is too long for a list of refs');
  return input.toString('utf8');
}

/** Git keeps the objects of a push apart until pre-receive has agreed (git-receive-pack, "quarantine environment"). */
function quarantine({ io }: Session): string[] {
  const own = io.env['GIT_OBJECT_DIRECTORY'];
  const others = io.env['GIT_ALTERNATE_OBJECT_DIRECTORIES']?.split(delimiter) ?? [];
  return [...(own ? [own] : []), ...others].filter((folder) => folder !== '').map((folder) => resolve(io.cwd, folder));
}

async function guardPush(
  session: Session,
  flags: GuardFlags,
  updates: RefUpdate[],
  known: string[],
  scope: Partial<ScanOptions>,
): Promise<void> {
  const range = broughtBy(updates, known);
  if (range !== null) await guard(session, flags, { ...scope, range }, 'push');
}

async function guard(
  session: Session,
  flags: GuardFlags,
  scope: Partial<ScanOptions>,
  what: 'commit' | 'push',
): Promise<void> {
  const acceptances = [
    ...(await readNamedAcceptances(flags.baseline ?? [], session)),
    ...(what === 'commit' || scope.extraObjectDirs === undefined ? await readRepositoryIgnores('.', session) : []),
  ];
  const options = toScanOptions(fromCwd('.', session.io), { ...flags, pii: flags.pii ?? false }, session.io);
  const result = await session.services.scan({ ...options, ...scope });
  condense(result, acceptances, session);
  const report = concealValues(result);
  session.exitCode = exitCodeOf(report, flags);
  if (flags.json) await writeAll(session.io.stdout, [`${safeJson(report)}\n`]);
  if (session.exitCode !== ExitCode.Ok) await writeAll(session.io.stderr, refusal(session, flags, report, what));
}

function* refusal(session: Session, flags: GuardFlags, report: ScanReport, what: 'commit' | 'push'): Generator<string> {
  const paint = painterFor(session.io.stderr, session.io.env, flags.color);
  const refused = openFindings(report).filter((finding) => isAtLeast(finding.severity, flags.failOn));
  if (refused.length === 0) {
    yield `unearth: this ${what} could not be looked at completely:\n`;
    for (const gap of report.coverage.gaps.filter(({ incomplete }) => incomplete))
      yield `  ${escapeControl(gap.message)}\n`;
    return;
  }
  yield `unearth: this ${what} holds ${paint.bold(count(refused.length, 'credential'))}\n`;
  for (const finding of refused.slice(0, SHOWN)) yield `  ${escapeControl(findingLine(finding))}\n`;
  if (refused.length > SHOWN) yield `  and ${refused.length - SHOWN} more\n`;
  yield what === 'commit'
    ? '  Take them out and stage again. If one is harmless: a comment `unearth:allow RULE -- reason` on its line.\n'
    : '  Take them out of the commits that bring them (git rebase -i). What was pushed before must be rotated.\n';
}

function findingLine(finding: Finding): string {
  const [first] = finding.occurrences;
  const commit = first?.introduced ? ` (commit ${shortId(first.introduced.id)})` : '';
  const where = first ? `  ${placeText(first)}${commit}` : '';
  return `${finding.severity.toUpperCase()}  ${finding.title} ${finding.redacted}${where}  [${finding.rule}]`;
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { UnearthError } from '../../errors.js';
import type { ScanResult } from '../../findings/model.js';
import type { Plan, PlanDocument } from '../../plan/model.js';
import { furthestBack } from '../../plan/text/furthest-back.js';
import { incompleteCopy } from '../../plan/text/incomplete-copy.js';
import { credentialCount, MOST_ROWS } from '../../plan/text/first-sections.js';
import type { WrittenPlan } from '../../rehearse/write-plan-folder.js';
import { createReadingsKeeper, type ReadingsKeeper } from '../../scan/readings.js';
import { escapeControl, safeJson } from '../../report/escape.js';
import { count } from '../../report/wording.js';
import { acceptSingly } from '../condense.js';
import { readNamedAcceptances, readRepositoryIgnores } from '../acceptances.js';
import { ExitCode } from '../exit-code.js';
import { collect, type ScanFlags, withCommonFlags, withEngineFlags } from '../flags.js';
import { type Io, writeAll } from '../io.js';
import { fromCwd, shellWord, workTreeRoot } from '../repository-path.js';
import { scanWithProgress } from '../scan-with-progress.js';
import { type Session, warn } from '../session.js';
import { planStatusCommand } from './plan-status.js';

export interface PlanFlags extends ScanFlags {
  output?: string;
  from?: string;
  rewrite: 'all' | 'recommended' | 'none';
  baseline?: string[];
  ignore?: boolean;
}

export function planCommand(session: Session): Command {
  const command = new Command('plan')
    .summary('write what to rotate and how to rewrite the history')
    .description(
      'Scans a repository and writes a folder with the whole plan: what to rotate in which order, and a rewrite\nof the history that is ready to run. Nothing in the repository is changed.',
    )
    .argument('[path or URL]', 'repository', '.')
    .option('-o, --output <dir>', 'folder of the plan, outside the repository (default: unearth-plan-<date>)')
    .addHelpText(
      'before',
      'Examples:\n  unearth plan\n  unearth plan ~/src/app --output ~/app-incident\n  unearth plan . --from gitleaks.json\n',
    );
  return withPlanFlags(withCommonFlags(command))
    .action((path: string, flags: PlanFlags) => makePlan(session, path, flags))
    .addCommand(planStatusCommand(session));
}

/** Flags that decide what a plan is made from. */
export function withPlanFlags(command: Command): Command {
  return withEngineFlags(command)
    .option(
      '--from <report>',
      "findings of a report instead of a scan: ours, gitleaks', betterleaks', TruffleHog's, Kingfisher's or SARIF",
    )
    .addOption(
      new Option('--rewrite <scope>', 'what the rewrite takes out')
        .choices(['all', 'recommended', 'none'])
        .default('all'),
    )
    .option('--baseline <file>', 'leave out what this baseline or ignore file lists (repeatable)', collect)
    .option('--no-ignore', 'heed no ignore files of the repository and no comments in its files');
}

async function makePlan(session: Session, path: string, flags: PlanFlags): Promise<void> {
  const { services, io } = session;
  const folder = flags.output === undefined ? defaultFolder(path, session) : resolve(io.cwd, flags.output);
  requireFree(folder);
  const plan = await planFor(session, path, flags);
  const written = await services.writePlanFolder(plan, folder);
  await tellPlan(session, path, flags, plan, written);
  if (!plan.document.coverage.complete) {
    warn(session, 'not everything could be looked at: the plan covers what was found, PLAN.md says what is missing');
    session.exitCode = ExitCode.Incomplete;
  }
}

/** Said before the scan, not after it. */
function requireFree(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found || (found.isDirectory() && readdirSync(folder).length === 0)) return;
  throw new UnearthError('usage', `${folder} exists already`, { hint: 'Name another folder with --output.' });
}

/** Scans (or reads the report of a scan) and makes the plan, which is not written yet. */
export async function planFor(session: Session, path: string, flags: PlanFlags): Promise<Plan> {
  const { services, io } = session;
  const keeper = createReadingsKeeper();
  try {
    const result = await findingsFor(session, path, flags, keeper);
    return await services.assemblePlan({
      path: fromCwd(path, io),
      result,
      readings: keeper.readings,
      plan: { rewrite: flags.rewrite, personalData: flags.pii === true },
      now: services.now(),
      ...(io.signal ? { signal: io.signal } : {}),
    });
  } finally {
    await keeper.close();
  }
}

async function findingsFor(
  session: Session,
  path: string,
  flags: PlanFlags,
  keeper: ReadingsKeeper,
): Promise<ScanResult> {
  const acceptances = await readNamedAcceptances(flags.baseline ?? [], session);
  if (flags.ignore !== false) acceptances.push(...(await readRepositoryIgnores(path, session)));
  const result = await scanWithProgress(session, path, flags, (options) =>
    flags.from === undefined
      ? session.services.scan(options, keeper)
      : session.services.importReport(options, resolve(session.io.cwd, flags.from), keeper),
  );
  if (flags.ignore === false) for (const finding of result.report.findings) delete finding.accepted;
  acceptSingly(result, acceptances, session);
  return result;
}

/** Beside the repository where the working directory lies inside one: the folder holds secrets. */
function defaultFolder(path: string, { io, services }: Session): string {
  const inside = workTreeRoot(io.cwd, io) ?? bareRoot(path, io);
  const parent = inside === null ? io.cwd : dirname(inside);
  const name = `unearth-plan-${services.now().toISOString().slice(0, 10)}`;
  for (let number = 1; ; number++) {
    const folder = join(parent, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(folder)) return folder;
  }
}

function bareRoot(path: string, io: Io): string | null {
  const folder = resolve(io.cwd, path);
  return folder === io.cwd && existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects')) ? folder : null;
}

async function tellPlan(
  session: Session,
  path: string,
  flags: PlanFlags,
  plan: Plan,
  written: WrittenPlan,
): Promise<void> {
  const { credentials, personalData, rewrite, manual } = plan.document;
  if (flags.json) {
    const { id, created } = plan.document;
    const summary = {
      folder: written.folder,
      id,
      created,
      credentials: credentials.length,
      rewrite: rewrite.predicted,
      manual: manual.length,
      files: written.files,
    };
    return writeAll(session.io.stdout, [`${safeJson(summary, 2)}\n`]);
  }
  await writeAll(
    session.io.stdout,
    planText(path, plan.document, written, personalData.filter(({ rewritten }) => rewritten).length),
  );
}

function* planText(path: string, plan: PlanDocument, written: WrittenPlan, personal: number): Generator<string> {
  const { credentials, rewrite, manual } = plan;
  const rewritten = credentials.filter((credential) => credential.rewritten).length;
  yield `${escapeControl(written.folder)}\n\n`;
  if (credentials.length === 0) yield 'No credentials to rotate.\n';
  else yield `${credentialCount(credentials)} to rotate, in this order:\n`;
  const ordered = [...credentials].sort((a, b) => a.order - b.order);
  for (const { severity, title, redacted, decision } of ordered.slice(0, 10)) {
    yield `  ${escapeControl(`${severity.padEnd(8)}  ${title} ${redacted} (${decision})`)}\n`;
  }
  if (credentials.length > 10)
    yield `  and ${credentials.length - 10} more: ${escapeControl(listedIn(credentials.length, written))}\n`;
  if (rewrite.needed) {
    const { commits, refs, tags } = rewrite.predicted;
    const people = personal > 0 ? ` and ${count(personal, 'piece', 'pieces')} of personal data` : '';
    yield `\nThe rewrite takes out ${count(rewritten, 'credential')}${people}; it changes ${count(commits, 'commit')} and ${count(refs, 'ref')} (${count(tags, 'tag')}).\n`;
  }
  const early = rewrite.needed ? furthestBack(plan) : null;
  if (early !== null) yield `${early}\n`;
  if (manual.length > 0) yield `${count(manual.length, 'thing')} it cannot do: PLAN.md says what and how.\n`;
  const secret = written.files.filter((file) => file.secret).map((file) => file.path.slice(written.folder.length + 1));
  if (secret.length > 0)
    yield `Secrets in plain text are in ${escapeControl(secret.join(', '))}: the plan's last step destroys them.\n`;
  for (const gap of plan.coverage.gaps) yield `Missing: ${escapeControl(gap)}\n`;
  const folder = shellWord(written.folder);
  const copy = incompleteCopy(plan);
  const next =
    copy === null
      ? `unearth rehearse ${shellWord(path)} --plan ${folder}`
      : `git clone --mirror URL host.git, and plan from that: no rewrite can be made from a ${copy} clone`;
  yield `\nRead PLAN.md.${rewrite.needed ? ` Next: ${next}` : ''}\n`;
}

/** PLAN.md's first table has most of them, plan.json has all. */
function listedIn(credentials: number, { folder }: WrittenPlan): string {
  const file = credentials <= MOST_ROWS ? 'PLAN.md' : 'plan.json';
  return `${join(folder, file)}${file === 'PLAN.md' ? ', section 1' : ' (credentials)'}`;
}

import { Command, Option } from 'commander';
import { UnearthError } from '../../errors.js';
import { needsValue } from '../../findings/acceptance.js';
import { concealValues, revealValues } from '../../findings/disclose.js';
import type { ScanReport, ScanResult } from '../../findings/model.js';
import { FORMATS } from '../../report/formats.js';
import { count } from '../../report/wording.js';
import { readNamedAcceptances, readRepositoryIgnores } from '../acceptances.js';
import { condense } from '../condense.js';
import { collect, type ScanFlags, severityOption, wholeNumber, withCommonFlags, withScanFlags } from '../flags.js';
import { writeAll } from '../io.js';
import { isUrl, shellWord } from '../repository-path.js';
import { scanWithProgress } from '../scan-with-progress.js';
import { notice, type Session, warn } from '../session.js';
import { statisticsText } from '../statistics-text.js';
import { type OutputFlags, resolveSinks, writeReports } from '../sinks.js';
import { exitCodeOf, summaryLine, type VerdictFlags } from '../verdict.js';

export interface ReportFlags extends ScanFlags, OutputFlags, VerdictFlags {
  baseline?: string[];
  /** False with --no-ignore. */
  ignore?: boolean;
}

export function scanCommand(session: Session): Command {
  const command = new Command('scan')
    .summary('find every secret and all personal data in a history')
    .description('Reads every object of a Git repository and reports each secret once, with every place it stands in.')
    .argument('[path or URL]', 'repository, work tree, .git folder, bundle or URL', '.')
    .addHelpText('before', SCAN_EXAMPLES);
  withReportFlags(withScanFlags(withCommonFlags(command)));
  return command.action((path: string, flags: ReportFlags) => runScan(session, path, flags));
}

const SCAN_EXAMPLES = `Examples:
  unearth scan                              the repository you are in
  unearth scan ~/src/app --report sarif=app.sarif --report html=app.html
  unearth scan --range origin/main..HEAD --fail-on high
`;

/** Flags of every command that ends in a report. */
export function withReportFlags(command: Command): Command {
  return command
    .addOption(new Option('-f, --format <format>', 'how to write the report').choices([...FORMATS]))
    .option('-o, --output <file>', 'write the report to a file instead of standard output')
    .option('--report <format=file>', 'write a further report (repeatable)', collect)
    .option('--limit <n>', 'credentials that tables list at most, 0 for all (default: 25)', wholeNumber)
    .addOption(severityOption('exit with 1 for findings at least this severe'))
    .option('--exit-zero', 'exit with 0 whatever is found')
    .option('--allow-incomplete', 'exit with 0 instead of 3 where nothing was found but not all could be looked at')
    .option('--baseline <file>', 'accept what this baseline or ignore file lists (repeatable)', collect)
    .option('--no-ignore', 'heed no ignore files of the repository and no comments in its files')
    .option('--show-secrets', 'write secrets in plain text');
}

async function runScan(session: Session, path: string, flags: ReportFlags): Promise<void> {
  checkScope(flags);
  await reportOn(session, path, flags, (needsValues) => {
    return scanWithProgress(session, path, flags, (options) =>
      session.services.scan(options.cache === 'objects' && !needsValues ? { ...options, cache: true } : options),
    );
  });
}

/** The way of every report: settings first, then the scan, then what is accepted, then out with it. */
export async function reportOn(
  session: Session,
  path: string,
  flags: ReportFlags,
  scan: (needsValues: boolean) => Promise<ScanResult>,
  next: (report: ScanReport, path: string) => string = nextCommand,
): Promise<void> {
  const sinks = resolveSinks(flags);
  const acceptances = await readNamedAcceptances(flags.baseline ?? [], session);
  if (flags.ignore !== false) acceptances.push(...(await readRepositoryIgnores(path, session)));
  if (flags.showSecrets) warn(session, 'secrets are written in plain text (--show-secrets)');

  const result = await scan(flags.showSecrets === true || acceptances.some(({ accepts }) => needsValue(accepts)));
  if (flags.ignore === false) for (const finding of result.report.findings) delete finding.accepted;
  const { expired } = condense(result, acceptances, session);
  if (expired.length > 0)
    warn(session, `${count(expired.length, 'acceptance')} expired, the first in ${expired[0]!.by}`);

  const report = flags.showSecrets ? revealValues(result) : concealValues(result);
  await writeReports(session, report, sinks, flags, next(report, path));
  if (!sinks.some(({ format, file }) => format === 'table' && file === null))
    notice(session, flags, summaryLine(report));
  if (flags.stats) await writeStatistics(session, result);
  session.exitCode = exitCodeOf(report, flags);
}

async function writeStatistics(session: Session, { statistics }: ScanResult): Promise<void> {
  if (statistics === undefined) return warn(session, 'this scan kept no statistics');
  await writeAll(session.io.stderr, statisticsText(statistics));
}

function nextCommand(report: ScanReport, path: string): string {
  const shown = isUrl(path) ? report.repository.path : path;
  const hasSecrets = report.findings.some(
    (finding) => finding.accepted === undefined && finding.kind !== 'personal-data',
  );
  return hasSecrets ? `unearth plan${path === '.' ? '' : ` ${shellWord(shown)}`}` : '';
}

/** Throws UnearthError('usage') where flags contradict each other. */
function checkScope(flags: ReportFlags): void {
  const scopes = (['since', 'range', 'staged', 'worktree'] as const).filter((name) => flags[name] !== undefined);
  if (scopes.length > 1) {
    throw new UnearthError('usage', `--${scopes[0]} and --${scopes[1]} cannot be used together`);
  }
}

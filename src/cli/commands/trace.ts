import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { UnearthError } from '../../errors.js';
import { ExitCode } from '../exit-code.js';
import { withCommonFlags, withEngineFlags } from '../flags.js';
import { readStdin } from '../io.js';
import { isUrl } from '../repository-path.js';
import { scanWithProgress } from '../scan-with-progress.js';
import type { Session } from '../session.js';
import { type ReportFlags, reportOn, withReportFlags } from './scan.js';

const LONGEST_VALUE = 1 << 20;
/** Shorter values stand everywhere by chance. */
const SHORTEST_VALUE = 4;

export function traceCommand(session: Session): Command {
  const command = new Command('trace')
    .summary('where does this value stand? (read from standard input)')
    .description(
      'Reads one value from standard input and reports everywhere it stands in the history, in any encoding.',
    )
    .argument('[path or URL]', 'repository', '.')
    .option('--raw', 'take standard input as it is, with the line break at its end')
    .addHelpText(
      'before',
      `Examples:
  unearth trace < leaked-key.txt
  pass show deploy/token | unearth trace ~/src/app --format json

The value is never a flag: other users of the machine can read those.
`,
    );
  withReportFlags(withEngineFlags(withCommonFlags(command)));
  return command.action((path: string, flags: ReportFlags & { raw?: boolean }) => traceFrom(session, path, flags));
}

async function traceFrom(session: Session, path: string, flags: ReportFlags & { raw?: boolean }): Promise<void> {
  requireRepository(session, path);
  if ((session.io.stdin as { isTTY?: boolean } | undefined)?.isTTY)
    session.io.stderr.write('Paste the value, then press Ctrl-D:\n');
  const value = await readValue(session, flags.raw ?? false);
  const search = () => scanWithProgress(session, path, flags, (options) => session.services.trace(options, value));
  await reportOn(session, path, { ...flags, ignore: false }, search, () => '');
  if (session.exitCode === ExitCode.Ok && !flags.exitZero)
    session.io.stderr.write('The value does not stand in this history.\n');
}

/** Somebody may have typed the value in place of the path: it must not be repeated in a message. */
function requireRepository(session: Session, path: string): void {
  if (isUrl(path) || existsSync(resolve(session.io.cwd, path))) return;
  throw new UnearthError('usage', 'the argument of trace is the path of a repository, and there is none at this one', {
    hint: 'The value is read from standard input: `unearth trace PATH < FILE`.',
  });
}

async function readValue(session: Session, raw: boolean): Promise<Buffer> {
  const input = await readStdin(session.io, LONGEST_VALUE);
  if (input === null) throw new UnearthError('usage', 'the value on standard input is longer than 1 MiB');
  const value = raw ? input : withoutLineEnd(input);
  if (value.length >= SHORTEST_VALUE) return value;
  throw new UnearthError(
    'usage',
    `the value on standard input has ${value.length} bytes; ${SHORTEST_VALUE} are needed`,
    {
      hint: 'Pipe it in: `unearth trace PATH < FILE`.',
    },
  );
}

function withoutLineEnd(bytes: Buffer): Buffer {
  const end = bytes.at(-1) === 10 ? (bytes.at(-2) === 13 ? bytes.length - 2 : bytes.length - 1) : bytes.length;
  return bytes.subarray(0, end);
}

import { ExitCode } from './exit-code.js';
import type { Io } from './io.js';
import { reportError } from './report-error.js';
import { run } from './run.js';

const interruption = new AbortController();
const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
  signal: interruption.signal,
};

/** The first Ctrl-C stops in good order; the second does not wait. */
function interrupt(): void {
  if (interruption.signal.aborted) process.exit(ExitCode.Interrupted);
  interruption.abort();
}

function crash(error: unknown): void {
  process.exitCode = reportError(error, io, process.argv.includes('--debug'));
  process.exit();
}

process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
// A reader that has gone (`| head`) is not a failure; writers notice by their callbacks.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

void run(process.argv.slice(2), io).then((exitCode) => (process.exitCode = exitCode));

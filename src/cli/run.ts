import { CommanderError } from 'commander';
import { ExitCode } from './exit-code.js';
import { type Io, writeAll } from './io.js';
import { createProgram, SHORT_HELP } from './program.js';
import { reportError } from './report-error.js';
import { DEFAULT_SERVICES, type Services } from './services.js';
import type { Session } from './session.js';

/**
 * Runs one command line and returns its exit code. Never throws, never ends the process.
 * @param argv what follows the name of the program
 */
export async function run(argv: readonly string[], io: Io, services: Services = DEFAULT_SERVICES): Promise<number> {
  const session: Session = { io, services, exitCode: ExitCode.Ok };
  try {
    if (argv.length === 0) await writeAll(io.stdout, [SHORT_HELP]);
    else if (argv[0] === '--version' || argv[0] === '-V') await printVersion(session);
    else await createProgram(session).parseAsync(argv, { from: 'user' });
    return session.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usageExitCode(error, io);
    return reportError(error, io, argv.includes('--debug'));
  }
}

async function printVersion(session: Session): Promise<void> {
  const { versionText } = await import('./version-text.js');
  await writeAll(session.io.stdout, [await versionText()]);
}

function usageExitCode(error: CommanderError, io: Io): number {
  if (error.exitCode === 0) return ExitCode.Ok;
  if (error.code === 'commander.unknownCommand')
    io.stderr.write('  `unearth scan PATH` scans a repository; `unearth --help` lists all commands.\n');
  return ExitCode.Error;
}

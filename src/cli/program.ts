import { Command } from 'commander';
import { baselineCommand } from './commands/baseline.js';
import { explainCommand } from './commands/explain.js';
import { guardCommand } from './commands/guard.js';
import { planCommand } from './commands/plan.js';
import { rehearseCommand } from './commands/rehearse.js';
import { rulesCommand } from './commands/rules.js';
import { scanCommand } from './commands/scan.js';
import { traceCommand } from './commands/trace.js';
import { verifyCommand } from './commands/verify.js';
import type { Session } from './session.js';

export const SHORT_HELP = `unearth finds every secret and all personal data that a Git history still remembers,
says who can reach it, and writes the plan that ends the exposure.

  unearth scan ~/src/app            what does this history leak?
  unearth plan ~/src/app            what to rotate, and how to rewrite the history

\`unearth --help\` lists all commands. Nothing leaves this machine.
`;

const COMMANDS = [
  scanCommand,
  planCommand,
  rehearseCommand,
  verifyCommand,
  traceCommand,
  explainCommand,
  guardCommand,
  baselineCommand,
  rulesCommand,
];

/** The command tree. Commands throw; who runs the program decides what an error looks like. */
export function createProgram(session: Session): Command {
  const program = new Command('unearth')
    .description(
      'Finds every secret and all personal data that a Git history still remembers, and writes the plan that ends it.',
    )
    .option('-V, --version', 'versions of unearth, its rules, the regular expression engine and Git')
    .addHelpText('before', 'Examples:\n  unearth scan ~/src/app\n  unearth plan ~/src/app --output ~/app-incident\n')
    .addHelpText('after', EXIT_CODES)
    .showSuggestionAfterError(true);
  for (const command of COMMANDS) program.addCommand(command(session));
  for (const command of everyCommand(program)) configure(command, session);
  return program;
}

const EXIT_CODES = `
Exit codes: 0 nothing found, 1 findings, 2 error, 3 nothing found but not everything
could be looked at, 130 interrupted.
`;

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

/** commander exits with 1 on a usage error, which would mean "findings": it must throw instead. */
function configure(command: Command, { io }: Session): void {
  // Options after a subcommand's name are its own, even where its parent has one of that name (plan and plan status).
  command
    .exitOverride()
    .enablePositionalOptions()
    .configureHelp({ subcommandTerm: (subcommand) => subcommand.name() });
  command.configureOutput({
    writeOut: (text) => void io.stdout.write(text),
    writeErr: (text) =>
      void io.stderr.write(text.replace(/^error: /, 'unearth: ').replace(/(--[\w-]+)=[^']*'/, "$1=…'")),
    getOutHelpWidth: () => 80,
    getErrHelpWidth: () => 80,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
}

import { resolve } from 'node:path';
import { Command } from 'commander';
import type { RehearsalResult } from '../../rehearse/rehearse.js';
import { escapeControl, safeJson } from '../../report/escape.js';
import { count, seconds } from '../../report/wording.js';
import { withCommonFlags } from '../flags.js';
import { writeAll } from '../io.js';
import { fromCwd } from '../repository-path.js';
import { notice, type Session } from '../session.js';
import { type PlanFlags, planFor, withPlanFlags } from './plan.js';
import { verifyText } from './verify.js';

interface RehearseFlags extends PlanFlags {
  plan?: string;
}

const UNEXPECTED_SHOWN = 10;

export function rehearseCommand(session: Session): Command {
  const command = withCommonFlags(new Command('rehearse'))
    .summary('run the rewrite on a scratch mirror and prove the result')
    .description(
      'Runs the rewrite of a plan on a scratch mirror, looks for every secret in every object, compares the trees\nat every tip, and throws the mirror away. The repository is not changed.',
    )
    .argument('[path or URL]', 'repository', '.')
    .option('--plan <dir>', 'folder of the plan (default: a plan made now and thrown away)');
  return withPlanFlags(command)
    .addHelpText(
      'after',
      `
Exit codes: 0 proven, 1 a secret is still reachable, 3 not everything could be read,
4 and 5 as for verify, 6 something else changed, or not as much as predicted.
`,
    )
    .action((path: string, flags: RehearseFlags) => rehearse(session, path, flags));
}

async function rehearse(session: Session, path: string, flags: RehearseFlags): Promise<void> {
  const { io, services } = session;
  const plan =
    flags.plan === undefined ? { plan: await planFor(session, path, flags) } : { planDir: resolve(io.cwd, flags.plan) };
  const result = await services.rehearse({
    path: fromCwd(path, io),
    ...plan,
    ...(io.signal ? { signal: io.signal } : {}),
    onStep: (step) => notice(session, flags, `${step} …`),
  });
  await writeAll(io.stdout, flags.json ? [`${safeJson(result, 2)}\n`] : rehearsalText(result));
  session.exitCode = result.exitCode;
}

function* rehearsalText(result: RehearsalResult): Generator<string> {
  const { verify, tips, predicted, actual, emptied, keptSignatures, predictionHolds, proven } = result;
  yield* verifyText(verify);
  yield predictionHolds
    ? `Changed as predicted: ${changes(actual)}${emptied.actual > 0 ? `; ${count(emptied.actual, 'commit')} left without a change` : ''}.\n`
    : `NOT AS PREDICTED: ${changes(actual)} changed, predicted were ${changes(predicted)}; ${count(emptied.actual, 'commit')} left without a change, predicted ${emptied.predicted}; ${count(verify.signedCommits, 'commit')} signed, predicted ${keptSignatures}.\n`;
  if (tips.unexpected.length > 0)
    yield `${count(tips.unexpected.length, 'CHANGE')} at the tips beside the replacements:\n`;
  for (const { ref, path, what } of tips.unexpected.slice(0, UNEXPECTED_SHOWN))
    yield `  ${escapeControl(`${ref} ${path}: ${what}`)}\n`;
  yield `${proven ? 'PROVEN: every planned secret is gone, and nothing else changed' : 'NOT PROVEN'} (${seconds(result.seconds * 1000)}).\n`;
}

function changes({ commits, refs, tags }: RehearsalResult['actual']): string {
  return `${count(commits, 'commit')}, ${count(refs, 'ref')}, ${count(tags, 'tag')}`;
}

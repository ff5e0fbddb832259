import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Leftover, SecretVerdict, VerifyResult } from '../../rehearse/verify.js';
import { escapeControl, safeJson } from '../../report/escape.js';
import { count, shortId } from '../../report/wording.js';
import { withCommonFlags } from '../flags.js';
import { writeAll } from '../io.js';
import { fromCwd } from '../repository-path.js';
import type { CommonFlags, Session } from '../session.js';

interface VerifyFlags extends CommonFlags {
  plan: string;
}

const LEFTOVERS_SHOWN = 5;

export function verifyCommand(session: Session): Command {
  return withCommonFlags(new Command('verify'))
    .summary('after the rewrite: is every planned secret gone?')
    .description(
      'Reads every object of a repository and looks for each secret of the plan in every form it could have.\nBaselines, ignore files and comments count for nothing here.',
    )
    .argument('[path or URL]', 'the rewritten repository, or a fresh clone of what was pushed', '.')
    .requiredOption('--plan <dir>', 'folder of the plan')
    .addHelpText(
      'after',
      `
Exit codes: 0 all gone, 1 reachable, 3 not everything could be read, 4 only refs of the
host (pull requests) reach what is left, 5 nothing reaches what is left.
`,
    )
    .action((path: string, flags: VerifyFlags) => verify(session, path, flags));
}

async function verify(session: Session, path: string, flags: VerifyFlags): Promise<void> {
  const { io, services } = session;
  const result = await services.verify({
    path: fromCwd(path, io),
    planDir: resolve(io.cwd, flags.plan),
    ...(io.signal ? { signal: io.signal } : {}),
  });
  await writeAll(io.stdout, flags.json ? [`${safeJson(result, 2)}\n`] : verifyText(result));
  session.exitCode = result.exitCode;
}

const OUTCOMES: Record<VerifyResult['outcome'], string> = {
  gone: 'gone',
  reachable: 'STILL REACHABLE',
  incomplete: 'not everything could be read',
  'host-refs-only': 'only refs of the host reach it',
  'unreachable-only': 'only unreachable objects hold it',
};

export function* verifyText(result: VerifyResult): Generator<string> {
  for (const secret of result.secrets) yield* secretText(secret);
  if (result.notRewritten.length > 0)
    yield `Left to rotation, not looked for: ${escapeControl(result.notRewritten.join(', '))}\n`;
  for (const problem of result.problems) yield `NOT LOOKED AT: ${escapeControl(problem)}\n`;
  const gone = result.secrets.filter(({ outcome }) => outcome === 'gone').length;
  yield `${gone} of ${count(result.secrets.length, 'planned secret')} gone; ${count(result.objects, 'object')} read. Verdict: ${OUTCOMES[result.outcome]}\n`;
}

function* secretText({ secret, title, outcome, leftovers }: SecretVerdict): Generator<string> {
  yield `${escapeControl(`${secret.padEnd(4)} ${title}`)}: ${OUTCOMES[outcome]}\n`;
  for (const leftover of leftovers.slice(0, LEFTOVERS_SHOWN)) yield `     ${escapeControl(leftoverText(leftover))}\n`;
  if (leftovers.length > LEFTOVERS_SHOWN) yield `     and ${count(leftovers.length - LEFTOVERS_SHOWN, 'more place')}\n`;
}

function leftoverText({ form, place, object, path, reach, ref }: Leftover): string {
  const where = [place, object === '' ? '' : shortId(object), path].filter((part) => part !== '').join(' ');
  const reached = ref === '' ? reach : `${reach}: ${ref}`;
  return `${where}${form === 'plain' ? '' : ` (${form})`}, ${reached}`;
}

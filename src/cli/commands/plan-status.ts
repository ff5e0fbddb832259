import { resolve } from 'node:path';
import { Command } from 'commander';
import { UnearthError } from '../../errors.js';
import type { PlanState, SecretStatus } from '../../rehearse/status.js';
import { escapeControl, safeJson } from '../../report/escape.js';
import { withCommonFlags } from '../flags.js';
import { writeAll } from '../io.js';
import type { CommonFlags, Session } from '../session.js';

interface StatusFlags extends CommonFlags {
  by?: string;
  note?: string;
}

export function planStatusCommand(session: Session): Command {
  return withCommonFlags(new Command('status').summary('what of a plan is done, and saying that something is'))
    .argument('<dir>', 'folder of the plan')
    .argument('[secret]', 'id of a credential in the plan, such as S1')
    .argument(
      '[state]',
      'owner-known, new-issued, deployed, old-revoked, logs-checked, history-done, closed, risk-accepted',
    )
    .option('--by <name>', 'who did it (default: $USER)')
    .option('--note <text>', 'what there is to say about it; needed for risk-accepted')
    .addHelpText(
      'before',
      'Examples:\n  unearth plan status ~/app-incident\n  unearth plan status ~/app-incident S1 old-revoked --by jane\n',
    )
    .action((dir: string, secret: string | undefined, state: string | undefined, flags: StatusFlags) =>
      planStatus(session, dir, secret, state, flags),
    );
}

async function planStatus(
  session: Session,
  dir: string,
  secret: string | undefined,
  state: string | undefined,
  flags: StatusFlags,
): Promise<void> {
  const { readStatus, recordStatus } = await import('../../rehearse/status.js');
  const folder = resolve(session.io.cwd, dir);
  if (secret !== undefined) {
    if (state === undefined)
      throw new UnearthError('usage', 'name the state that was reached', {
        hint: '`unearth plan status --help` lists them.',
      });
    const { io, services } = session;
    await recordStatus(folder, {
      secret,
      state: state as PlanState,
      by: flags.by ?? io.env['USER'] ?? io.env['LOGNAME'] ?? '',
      at: services.now().toISOString(),
      ...(flags.note === undefined ? {} : { note: flags.note }),
    });
  }
  const statuses = await readStatus(folder);
  if (flags.json) return writeAll(session.io.stdout, [`${safeJson(statuses, 2)}\n`]);
  await writeAll(session.io.stdout, statuses.map(statusText));
}

function statusText({ secret, title, redacted, state, next, missing, history }: SecretStatus): string {
  const last = history.at(-1);
  const who = last ? ` (${last.by}, ${last.at.slice(0, 10)}${last.note ? `: ${last.note}` : ''})` : '';
  const then = next === null ? '' : `  next: ${next}`;
  const skipped = missing.length === 0 ? '' : `  not recorded: ${missing.join(', ')}`;
  return `${escapeControl(`${secret.padEnd(4)} ${state.padEnd(13)} ${title} ${redacted}${who}${then}${skipped}`)}\n`;
}

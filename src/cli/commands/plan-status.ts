import { Command } from 'commander';
import { UnearthError } from '../../errors.js';
import { withCommonFlags } from '../flags.js';
import type { Session } from '../session.js';

export function planStatusCommand(_session: Session): Command {
  return withCommonFlags(new Command('status').summary('how far a plan is')).action(() =>
    Promise.reject(new UnearthError('unsupported', 'plan status is not built yet')),
  );
}

import { Command } from 'commander';
import { UnearthError } from '../../errors.js';
import { withCommonFlags } from '../flags.js';
import type { Session } from '../session.js';

export function rulesImportCommand(_session: Session): Command {
  return withCommonFlags(
    new Command('import').summary('rules of gitleaks, betterleaks, Kingfisher or Nosey Parker, as ours'),
  )
    .argument('<file>', 'their configuration or rule file')
    .action(() => Promise.reject(new UnearthError('unsupported', 'importing rules is not built yet')));
}

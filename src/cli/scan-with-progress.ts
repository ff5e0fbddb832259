import type { ScanResult } from '../findings/model.js';
import type { ScanOptions } from '../scan/options.js';
import { type ScanFlags, toScanOptions } from './flags.js';
import { progressLine } from './progress.js';
import { fromCwd } from './repository-path.js';
import type { Session } from './session.js';

/** Runs a scan (or `trace`, by `work`) with the progress line that the flags ask for. */
export async function scanWithProgress(
  session: Session,
  path: string,
  flags: ScanFlags,
  work: (options: ScanOptions) => Promise<ScanResult> = (options) => session.services.scan(options),
): Promise<ScanResult> {
  const progress = progressLine(session.io, flags.quiet ? false : flags.progress);
  const cache = flags.cache !== false && !flags.stats ? ('objects' as const) : false;
  const options = { ...toScanOptions(fromCwd(path, session.io), flags, session.io), cache };
  try {
    return await work({ ...options, onProgress: (step) => progress.update(step) });
  } finally {
    progress.end();
  }
}

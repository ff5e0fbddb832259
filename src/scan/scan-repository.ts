import type { ScanResult } from '../findings/model.js';
import { UnearthError } from '../errors.js';
import type { ScanOptions } from './options.js';

/** Scans a repository. Throws UnearthError for what stops the run; what could not be looked at is in the coverage. */
export async function scanRepository(options: ScanOptions): Promise<ScanResult> {
  throw new UnearthError('internal', `scanning ${options.path} is being built`);
}

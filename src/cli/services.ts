/** The engines behind the commands, loaded when first used so that `--help` starts fast; tests put their own in place. */
import type { ScanResult } from '../findings/model.js';
import type { ScanOptions } from '../scan/options.js';

export interface Services {
  scan(options: ScanOptions): Promise<ScanResult>;
  now(): Date;
}

export const DEFAULT_SERVICES: Services = {
  scan: async (options) => (await import('../scan/scan-repository.js')).scanRepository(options),
  now: () => new Date(),
};

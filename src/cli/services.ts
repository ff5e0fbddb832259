/** The engines behind the commands, loaded when first used so that `--help` starts fast; tests put their own in place. */
import { UnearthError } from '../errors.js';
import type { ScanResult } from '../findings/model.js';
import type { ScanOptions } from '../scan/options.js';

export interface Services {
  scan(options: ScanOptions): Promise<ScanResult>;
  /** Everywhere the value stands, as a scan result with at most one finding. */
  trace(options: ScanOptions, value: Buffer): Promise<ScanResult>;
  /** Object ids of all refs whose names begin with `prefix`. */
  refIds(path: string, prefix: string): Promise<string[]>;
  now(): Date;
}

export const DEFAULT_SERVICES: Services = {
  scan: async (options) => (await import('../scan/scan-repository.js')).scanRepository(options),
  trace: () => Promise.reject(new UnearthError('unsupported', 'tracing a value is not built yet')),
  refIds,
  now: () => new Date(),
};

async function refIds(path: string, prefix: string): Promise<string[]> {
  const { locateRepository } = await import('../odb/repository-location.js');
  const { readRefs } = await import('../odb/refs.js');
  const { refs } = await readRefs(await locateRepository(path));
  return [...new Set(refs.filter(({ name }) => name.startsWith(prefix)).map(({ id }) => id))];
}

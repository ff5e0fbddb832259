/** The engines behind the commands, loaded when first used so that `--help` starts fast; tests put their own in place. */
import type { ScanResult } from '../findings/model.js';
import type { Plan } from '../plan/model.js';
import type { CollectOptions } from '../rehearse/collect-plan-facts.js';
import type { RehearsalResult, RehearseOptions } from '../rehearse/rehearse.js';
import type { VerifyOptions, VerifyResult } from '../rehearse/verify.js';
import type { WrittenPlan } from '../rehearse/write-plan-folder.js';
import type { ScanOptions } from '../scan/options.js';
import type { ReadingsKeeper } from '../scan/readings.js';

export interface Services {
  /** A keeper gets what was read, for `assemblePlan`. */
  scan(options: ScanOptions, keeper?: ReadingsKeeper): Promise<ScanResult>;
  /** Everywhere the value stands, as a scan result with at most one finding. */
  trace(options: ScanOptions, value: Buffer): Promise<ScanResult>;
  /** The findings of a report of this or another scanner, found again in the repository. */
  importReport(options: ScanOptions, file: string, keeper?: ReadingsKeeper): Promise<ScanResult>;
  /** Object ids of all refs whose names begin with `prefix`. */
  refIds(path: string, prefix: string): Promise<string[]>;
  /** Those of the object ids that the repository has. */
  presentIds(path: string, ids: readonly string[]): Promise<Set<string>>;
  assemblePlan(options: CollectOptions): Promise<Plan>;
  writePlanFolder(plan: Plan, folder: string): Promise<WrittenPlan>;
  rehearse(options: RehearseOptions): Promise<RehearsalResult>;
  verify(options: VerifyOptions): Promise<VerifyResult>;
  now(): Date;
}

export const DEFAULT_SERVICES: Services = {
  scan: async (options, keeper) => (await import('../scan/scan-repository.js')).scanRepository(options, keeper),
  trace,
  importReport,
  refIds,
  presentIds,
  assemblePlan,
  writePlanFolder: async (plan, folder) =>
    (await import('../rehearse/write-plan-folder.js')).writePlanFolder(plan, folder),
  rehearse: async (options) => (await import('../rehearse/rehearse.js')).rehearse(options),
  verify: async (options) => (await import('../rehearse/verify.js')).verifyRewrite(options),
  now: () => new Date(),
};

/** In every form the value could have been written in, and inside archives and compressed data. */
async function trace(options: ScanOptions, value: Buffer): Promise<ScanResult> {
  const [{ traceValue }, { deriveForms }, { wrappedReader }] = await Promise.all([
    import('../scan/trace.js'),
    import('../plan/forms/derived-forms.js'),
    import('../detect/layers/wrapped-reader.js'),
  ]);
  return traceValue(options, deriveForms(value), wrappedReader());
}

async function importReport(options: ScanOptions, file: string, keeper?: ReadingsKeeper): Promise<ScanResult> {
  const [reports, { scanRepository }] = await Promise.all([
    import('../rehearse/import-report.js'),
    import('../scan/scan-repository.js'),
  ]);
  const { path, signal } = options;
  const scan = (at: string): Promise<ScanResult> => scanRepository({ ...options, path: at }, keeper);
  return reports.importReport({ path, file, scan, ...(signal ? { signal } : {}) });
}

async function refIds(path: string, prefix: string): Promise<string[]> {
  const { locateRepository } = await import('../odb/repository-location.js');
  const { readRefs } = await import('../odb/refs.js');
  const { refs } = await readRefs(await locateRepository(path));
  return [...new Set(refs.filter(({ name }) => name.startsWith(prefix)).map(({ id }) => id))];
}

async function presentIds(path: string, ids: readonly string[]): Promise<Set<string>> {
  const { locateRepository } = await import('../odb/repository-location.js');
  const { findPresent } = await import('../odb/batch-read.js');
  const { gitDir } = await locateRepository(path);
  return findPresent({ gitDir, environment: {} }, ids);
}

async function assemblePlan(options: CollectOptions): Promise<Plan> {
  const [{ collectPlanFacts }, plans, { loadRotations }, { rotationPages }] = await Promise.all([
    import('../rehearse/collect-plan-facts.js'),
    import('../plan/assemble-plan.js'),
    import('../detect/rules/load-patterns.js'),
    import('./rotation-pages.js'),
  ]);
  return plans.assemblePlan(await collectPlanFacts({ ...options, rotations: rotationPages(loadRotations()) }));
}

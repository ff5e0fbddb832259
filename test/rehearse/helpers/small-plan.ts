/** A plan for known values of a scratch repository, written beside it, and rewrite.sh run. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { join } from 'node:path';
import { assemblePlan } from '../../../src/plan/assemble-plan.js';
import type { PlanOptions } from '../../../src/plan/facts.js';
import type { Plan } from '../../../src/plan/model.js';
import { collectPlanFacts } from '../../../src/rehearse/collect-plan-facts.js';
import { writePlanFolder } from '../../../src/rehearse/write-plan-folder.js';
import { findFilterRepos } from './filter-repo.js';
import type { Scratch } from './scratch-repository.js';
import { syntheticScan, type PlantedSecret } from './synthetic-scan.js';

export interface SmallPlan {
  plan: Plan;
  folder: string;
  mirror: string;
  rewrite(source?: string, mirror?: string, path?: string): SpawnSyncReturns<string>;
}

export async function makeSmallPlan(
  scratch: Scratch,
  secrets: readonly PlantedSecret[],
  options: Partial<PlanOptions> = {},
  name = 'plan',
): Promise<SmallPlan> {
  const result = syntheticScan(scratch.repository, secrets);
  const plan = assemblePlan(await collectPlanFacts({ path: scratch.repository, result, plan: options }));
  const { folder } = await writePlanFolder(plan, join(scratch.folder, name));
  const mirror = join(scratch.folder, `${name}-mirror.git`);
  return {
    plan,
    folder,
    mirror,
    rewrite: (source = scratch.repository, target = mirror, path = findFilterRepos()[0]?.path ?? '') =>
      spawnSync('sh', [join(folder, 'rewrite.sh'), source, target], {
        encoding: 'utf8',
        env: { ...process.env, PATH: path },
      }),
  };
}

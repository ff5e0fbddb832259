/** Reads the plan.json of a plan folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnearthError } from '../errors.js';
import { PLAN_SCHEMA_VERSION, type PlanDocument } from '../plan/model.js';

/** Throws UnearthError `usage` where the folder has no plan, or one that this version cannot read. */
export async function readPlan(planDir: string): Promise<PlanDocument> {
  const path = join(planDir, 'plan.json');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UnearthError('usage', `no plan.json in ${planDir}`, {
      hint: 'give the folder that `unearth plan` wrote',
    });
  });
  const document = parse(text, path);
  if (document.schemaVersion !== PLAN_SCHEMA_VERSION) {
    throw new UnearthError(
      'unsupported',
      `${path} has schema version ${String(document.schemaVersion)}, this program reads ${PLAN_SCHEMA_VERSION}`,
      {
        hint: 'use the version of unearth that wrote it, or make the plan again',
      },
    );
  }
  if (
    !Array.isArray(document.credentials) ||
    !Array.isArray(document.verification?.probes) ||
    !/^([0-9a-f]{2}){16,}$/.test(document.verification.salt)
  ) {
    throw new UnearthError('usage', `${path} is not a complete plan`, {
      hint: 'make the plan again with `unearth plan`',
    });
  }
  return document;
}

function parse(text: string, path: string): PlanDocument {
  try {
    return JSON.parse(text) as PlanDocument;
  } catch {
    throw new UnearthError('usage', `${path} is not valid JSON`, { hint: 'make the plan again with `unearth plan`' });
  }
}

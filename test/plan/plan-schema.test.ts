/** plan.json against the schema it is published with. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import type { PlanOptions } from '../../src/plan/facts.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { createReadingsKeeper } from '../../src/scan/readings.js';
import { scanRepository } from '../../src/scan/scan-repository.js';
import { rotationPages } from '../../src/cli/rotation-pages.js';
import { loadRotations } from '../../src/detect/rules/load-patterns.js';
import { builderNames, buildFixture, streamNames } from '../helpers/build-fixture.js';
import { makeCanaryRepository } from '../rehearse/helpers/canary-repository.js';
import { makeScratch, type Scratch } from '../rehearse/helpers/scratch-repository.js';
import { makeFacts } from './helpers/facts.js';

const schema = JSON.parse(readFileSync(new URL('../../docs/plan.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({
  allErrors: true,
  formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/ },
}).compile(schema);

const scratches: Scratch[] = [];
afterAll(() => scratches.forEach((scratch) => scratch.remove()));

function keep(scratch: Scratch): string {
  scratches.push(scratch);
  return scratch.repository;
}

/** plan.json of a real plan from a real scan. */
async function planJson(path: string, plan: Partial<PlanOptions>): Promise<Record<string, unknown>> {
  const keeper = createReadingsKeeper();
  const result = await scanRepository({ path, jobs: 1, personalData: plan.personalData ? 'all' : 'default' }, keeper);
  const rotations = rotationPages(loadRotations());
  const facts = await collectPlanFacts({ path, result, plan, rotations, readings: keeper.readings });
  const file = assemblePlan(facts).files.find(({ name }) => name === 'plan.json')!;
  return JSON.parse(file.bytes.toString()) as Record<string, unknown>;
}

const repositories: [string, () => string, Partial<PlanOptions>][] = [
  ['nothing at all', () => keep(makeScratch()), {}],
  ['every kind of place', () => keep(makeCanaryRepository().scratch), { personalData: true }],
  ['SHA-256', () => keep(makeCanaryRepository({ objectFormat: 'sha256' }).scratch), { rewrite: 'recommended' }],
  ...[...streamNames(), ...builderNames()].map((name): [string, () => string, Partial<PlanOptions>] => [
    name,
    () => buildFixture(name).path,
    {},
  ]),
];

describe('plan.json', () => {
  it.each(repositories)('satisfies the published schema: %s', async (_name, make, options) => {
    validate(await planJson(make(), options));
    expect(validate.errors).toBeNull();
  });

  it('has in the schema nothing that may be left out or added in silence', () => {
    const plan = (): any => structuredClone(assemblePlan(makeFacts([{ value: 'a planned value' }])).document);
    expect(validate(plan())).toBe(true);
    for (const spoil of [
      (one: any) => delete one.rewrite.detail.signedCommits,
      (one: any) => (one.credentials[0].value = 'x'),
      (one: any) => (one.credentials[0].decision = 'ignore'),
      (one: any) => (one.schemaVersion = 2),
      (one: any) => (one.verification.probes[0].mac = 'short'),
    ]) {
      const spoiled = plan();
      spoil(spoiled);
      expect(validate(spoiled), String(spoil)).toBe(false);
    }
  });
});

/** A word that people use as a password: taken out where it is one, left alone where it may not be. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Occurrence } from '../../src/findings/model.js';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import type { PlanDocument } from '../../src/plan/model.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { token } from './helpers/canaries.js';
import { makeSmallPlan } from './helpers/small-plan.js';
import { verifyRewrite } from '../../src/rehearse/verify.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { syntheticScan } from './helpers/synthetic-scan.js';

let scratch: Scratch;

beforeEach(() => {
  scratch = makeScratch();
});

afterEach(() => scratch.remove());

/** The plan for a value that the scan reports at its first place in one file of HEAD only. */
async function planFor(value: string, path: string): Promise<PlanDocument> {
  const object = scratch.git('rev-parse', `HEAD:${path}`);
  const start = Buffer.from(scratch.git('cat-file', 'blob', object), 'latin1').indexOf(value);
  const occurrences: Partial<Occurrence>[] = [{ object, path, start, end: start + value.length }];
  const result = syntheticScan(scratch.repository, [{ value, occurrences, reportAll: false }]);
  return assemblePlan(await collectPlanFacts({ path: scratch.repository, result })).document;
}

describe('a common word', () => {
  it('is taken out of every version of the file that has it as a password', async () => {
    for (let i = 0; i < 5; i++) {
      scratch.write('.env', `${'#\n'.repeat(i)}${' '.repeat(i)}DB_PASSWORD=tiger\nOTHER=${i}\n`);
      scratch.commit(`version ${i}`);
    }
    scratch.git('mv', '.env', 'env.production');
    scratch.commit('rename');
    const plan = await planFor('tiger', 'env.production');
    expect(plan.credentials[0]).toMatchObject({ decision: 'rotate-and-rewrite', rewritten: true });
    expect(plan.rewrite.collateral.find(({ form }) => form === 'plain')).toMatchObject({ hits: 5, elsewhere: 0 });
  });

  it.each([
    ['in prose', 'docs/zoo.txt', 'A tiger sleeps.\n'],
    ['inside another word', 'docs/zoo.txt', 'tigers\n'],
    ['in other code', 'zoo.py', 'animal = "tiger"\n'],
  ])('is left to rotation where it also stands %s', async (_, path, content) => {
    scratch.write(path, content);
    scratch.write('.env', 'DB_PASSWORD=tiger\n');
    scratch.commit('all');
    const plan = await planFor('tiger', '.env');
    expect(plan.credentials[0]).toMatchObject({ decision: 'rotate', rewritten: false });
    expect(plan.rewrite).toMatchObject({ needed: false, predicted: { commits: 0, refs: 0, tags: 0 } });
  });

  it.each([
    ['a message', () => scratch.commit('feed the tiger')],
    [
      'a file name',
      () => {
        scratch.write('tiger.txt', 'x\n');
        scratch.commit('add');
      },
    ],
    ['a branch name', () => scratch.git('branch', 'tiger')],
    ['a name of a person', () => scratch.commit('x', { GIT_AUTHOR_NAME: 'Tony tiger' })],
  ])('is left to rotation where %s has it', async (_, also) => {
    scratch.write('.env', 'DB_PASSWORD=tiger\n');
    scratch.commit('env');
    also();
    expect((await planFor('tiger', '.env')).credentials[0]).toMatchObject({ decision: 'rotate' });
  });
});

describe('a random token', () => {
  it('is taken out wherever it stands, and the plan counts where nobody reported it', async () => {
    const value = token('anywhere');
    scratch.write('.env', `KEY=${value}\n`);
    scratch.write('notes.txt', `the old key was ${value}, do not use it\n`);
    scratch.commit('all');
    const plan = await planFor(value, '.env');
    expect(plan.credentials[0]).toMatchObject({ rewritten: true });
    expect(plan.rewrite.collateral[0]).toMatchObject({ hits: 2, elsewhere: 1, instrument: 'literal' });
  });
});

describe('a value that stands in a spelling of its own', () => {
  it('is taken out in every version, as it is written there', async () => {
    const { value, written } = { value: 'pa:ss', written: 'pa%3Ass' };
    for (let i = 0; i < 3; i++) {
      scratch.write('a.c', `${'/* x */\n'.repeat(i)} "https://user:${written}@host.example/"\n`);
      scratch.commit(`version ${i}`);
    }
    const object = scratch.git('rev-parse', 'HEAD~2:a.c');
    const start = Buffer.from(scratch.git('cat-file', 'blob', object)).indexOf(written);
    const occurrences = [{ object, path: 'a.c', start, end: start + written.length }];
    const small = await makeSmallPlan(scratch, [{ value, occurrences, reportAll: false }]);
    expect(small.plan.document.credentials[0]).toMatchObject({ rewritten: true });
    expect(small.plan.document.rewrite.predicted.commits).toBe(3);
    const expressions = small.plan.files.find(({ name }) => name === 'expressions.txt')!.bytes.toString();
    expect(expressions).toMatch(/^literal:pa%3Ass==>REDACTED-/);
    expect(await verifyRewrite({ path: scratch.repository, planDir: small.folder, scan: null })).toMatchObject({
      outcome: 'reachable',
    });
  });
});

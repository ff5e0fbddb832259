/** Commits that are left without a change: predicted, and what git filter-repo makes of them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblePlan, planId } from '../../src/plan/assemble-plan.js';
import type { Plan } from '../../src/plan/model.js';
import { replacementText } from '../../src/plan/replacement-text.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { rehearse } from '../../src/rehearse/rehearse.js';
import { writePlanFolder } from '../../src/rehearse/write-plan-folder.js';
import { pem, token } from './helpers/canaries.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { syntheticScan } from './helpers/synthetic-scan.js';

const versions = findFilterRepos();
const salt = Buffer.alloc(16, 7);
const value = token('emptied');
const key = pem('emptied');
const replacement = replacementText(Buffer.from(value), planId({ salt }), 2);

async function planFor(scratch: Scratch): Promise<Plan> {
  const secrets = [value, key].map((one) => ({ value: one }));
  const result = syntheticScan(scratch.repository, secrets);
  const plan = assemblePlan(await collectPlanFacts({ path: scratch.repository, result, salt }));
  expect(plan.document.credentials.map((one) => one.replacement)).toContain(replacement);
  return plan;
}

/** Commit -> its parents and tree. */
function graphOf(repository: string): Map<string, { tree: string; parents: string[] }> {
  const lines = execFileSync('git', ['-C', repository, 'log', '--all', '--format=%H %T %P'], { encoding: 'utf8' });
  const rows = lines.trim().split('\n');
  return new Map(rows.map((row) => row.split(' ')).map(([id, tree, ...parents]) => [id!, { tree: tree!, parents }]));
}

function mapOf(path: string): Map<string, string> {
  const lines = readFileSync(path, 'latin1').trim().split('\n');
  return new Map(lines.map((line) => line.split(/ +/) as [string, string]));
}

/** Commits with one parent that had a change before and have none now. */
function emptiedIn(before: string, after: string, commitMap: ReadonlyMap<string, string>): string[] {
  const [olds, news] = [graphOf(before), graphOf(after)];
  return [...commitMap.keys()].filter((id) => {
    const [old, now] = [olds.get(id)!, news.get(commitMap.get(id)!)!];
    if (old.parents.length !== 1 || olds.get(old.parents[0]!)!.tree === old.tree) return false;
    return news.get(now.parents[0]!)!.tree === now.tree;
  });
}

/** Each step is a commit; those named with "gone" are to be left without a change. */
function handBuilt(scratch: Scratch): string[] {
  const { write, git, commit } = scratch;
  const gone: string[] = [];
  write('a.txt', `key=${value}\nother\n`);
  write('deploy/key.pem', `${key}\n`);
  commit('leak');
  write('a.txt', `key=${replacement}\nother\n`);
  gone.push(commit('gone: replaced by what the plan puts there'));
  write('a.txt', `key=${value}\nother\n`);
  gone.push(commit('gone: put back'));
  commit('without a change before');
  git('update-index', '--chmod=+x', 'a.txt');
  git('commit', '-q', '-m', 'another mode');
  git('update-index', '--chmod=-x', 'a.txt');
  write('a.txt', `key=${replacement}\nother\n`);
  commit('replaced, and another mode');
  write('a.txt', `key=${value}\nother\n`);
  write('b.txt', 'b\n');
  commit('put back, and another file');
  write('deploy/key.pem', `${key.replaceAll('\n', '\r\n')}\n`);
  gone.push(commit('gone: line breaks of a key'));
  git('mv', 'b.txt', `dump-${value}.txt`);
  commit('a name');
  git('mv', `dump-${value}.txt`, `dump-${replacement}.txt`);
  gone.push(commit('gone: the name as the plan writes it'));
  git('checkout', '-q', '-b', 'side');
  write('a.txt', `key=${replacement}\nother\n`);
  gone.push(commit('gone: on a branch'));
  git('checkout', '-q', 'main');
  write('c.txt', 'c\n');
  commit('main goes on');
  git('merge', '-q', '-m', 'merge', 'side');
  git('rm', '-q', 'a.txt');
  commit('removed');
  return gone;
}

/** Numbers that are the same in every run (Park and Miller, 1988). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

function generated(scratch: Scratch, seed: number): void {
  const next = numbers(seed);
  const texts = [`x=${value}\n`, `x=${replacement}\n`, 'x=1\n', `x=${value} ${value}\n`, `x=${value} ${replacement}\n`];
  const twins = [`d/${value}`, `d/${replacement}`] as [string, string];
  scratch.write(twins[0], 'a name\n');
  scratch.commit('start');
  for (let step = 0; step < 25; step++) {
    const name = ['a', 'b', twins[0], 'd/e/f'][next(4)]!;
    const what = next(6);
    if (what === 0) scratch.git('rm', '-q', '--ignore-unmatch', name === twins[0] ? 'a' : name);
    if (what === 1) {
      scratch.git('mv', ...twins);
      twins.reverse();
    }
    if (what > 1) scratch.write(name, texts[next(texts.length)]!);
    scratch.commit(`step ${step}`);
  }
}

describe.skipIf(versions.length === 0).each(versions)('commits left without a change, with $label', ({ path }) => {
  let scratch: Scratch;

  beforeEach(() => {
    scratch = makeScratch();
  });
  afterEach(() => scratch.remove());

  async function predictedAndActual(): Promise<{ predicted: string[]; actual: string[]; folder: string }> {
    const plan = await planFor(scratch);
    const { folder } = await writePlanFolder(plan, join(scratch.folder, 'plan'));
    const mirror = join(scratch.folder, 'mirror.git');
    const run = spawnSync('sh', [join(folder, 'rewrite.sh'), scratch.repository, mirror], {
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
    });
    expect(run.status, run.stderr).toBe(0);
    const actual = emptiedIn(scratch.repository, mirror, mapOf(join(folder, 'run/commit-map')));
    return { predicted: [...plan.document.rewrite.detail.emptiedCommits].sort(), actual: actual.sort(), folder };
  }

  it('are those predicted, and the rehearsal counts them', async () => {
    const gone = handBuilt(scratch);
    const { predicted, actual, folder } = await predictedAndActual();
    expect(predicted).toEqual(gone.sort());
    expect(actual).toEqual(predicted);
    const result = await rehearse({ path: scratch.repository, planDir: folder, searchPath: path });
    expect(result.emptied).toEqual({ predicted: gone.length, actual: gone.length });
    expect(result.proven).toBe(true);
  });

  it.each([1, 2, 3])('are those predicted in a generated history, %i', async (seed) => {
    generated(scratch, seed);
    const { predicted, actual } = await predictedAndActual();
    expect(predicted.length).toBeGreaterThan(2);
    expect(actual).toEqual(predicted);
  });

  it('are what git filter-repo itself would drop', async () => {
    const { write, commit } = scratch;
    const plan = async (): Promise<string[]> => (await planFor(scratch)).document.rewrite.detail.emptiedCommits;
    for (const text of [value, replacement, value, replacement, value, `${value} 1`, `${replacement} 1`, 'end']) {
      write('a.txt', `key=${text}\n`);
      commit(`now ${text.length}`);
    }
    const clone = join(scratch.folder, 'clone');
    execFileSync('git', ['clone', '-q', '--no-local', scratch.repository, clone]);
    const expressions = join(scratch.folder, 'expressions');
    writeFileSync(expressions, `literal:${value}==>${replacement}\n`);
    const environment = { ...process.env, PATH: path };
    execFileSync('git', ['-C', clone, 'filter-repo', '--quiet', '--replace-text', expressions], { env: environment });
    const dropped = [...mapOf(join(clone, '.git/filter-repo/commit-map'))].filter(([, id]) => /^0+$/.test(id));
    const kept = mapOf(join(clone, '.git/filter-repo/commit-map'));
    const left = [...graphOf(scratch.repository).keys()].filter((id) => !kept.has(id));
    expect([...dropped.map(([id]) => id), ...left].sort()).toEqual((await plan()).sort());
  });
});

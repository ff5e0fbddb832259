/** The way of docs/worked-example.md on a small repository, through the built command line: scan, plan, rewrite, push, proof. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, ScanReport } from '../../src/findings/model.js';
import type { PlanDocument } from '../../src/plan/model.js';
import { objectsWith } from '../rehearse/helpers/all-objects.js';
import { findFilterRepos } from '../rehearse/helpers/filter-repo.js';

const versions = findFilterRepos();
const root = realpathSync(mkdtempSync(join(tmpdir(), 'unearth-example-')));
const clone = join(root, 'shop');
const env = {
  ...process.env,
  HOME: root,
  GIT_CONFIG_NOSYSTEM: '1',
  PATH: versions.at(-1)?.path ?? process.env['PATH'],
};

function run(program: string, ...parameters: string[]): { code: number | null; out: string; printed: string } {
  const { status, stdout, stderr } = spawnSync(program, parameters, { cwd: root, env, encoding: 'utf8' });
  return { code: status, out: stdout, printed: stdout + stderr };
}

const git = (...parameters: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@x.example', ...parameters], {
    cwd: root,
    env,
    encoding: 'utf8',
  });

const unearth = (...parameters: string[]) =>
  run(process.execPath, join(process.cwd(), 'dist/cli/main.js'), ...parameters);

describe.skipIf(versions.length === 0)('the worked example', () => {
  let planted: Record<string, string>;
  const texts: string[] = [];

  const step = (parameters: string[], code: number): string => {
    const { code: exit, out, printed } = unearth(...parameters);
    expect(exit, printed).toBe(code);
    texts.push(printed);
    return out;
  };

  beforeAll(async () => {
    git('init', '-q', '--bare', '-b', 'main', 'host.git');
    git('clone', '-q', 'host.git', 'shop');
    mkdirSync(clone, { recursive: true });
    writeFileSync(join(clone, 'index.js'), "module.exports = require('./pay')\n");
    git('-C', 'shop', 'add', '.');
    git('-C', 'shop', 'commit', '-qm', 'First version');
    const script = pathToFileURL(join(process.cwd(), 'docs/worked-example/plant.mjs')).href;
    const { plant } = (await import(script)) as { plant: (path: string) => Record<string, string> };
    planted = plant(clone);
    git('-C', 'shop', 'push', '-q', 'origin', '--all');
    git('-C', 'shop', 'push', '-q', 'origin', '--tags', 'refs/notes/*');
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('finds, plans, rewrites, pushes and proves each planted value, and prints none', () => {
    const { findings } = JSON.parse(step(['scan', 'shop', '--json', '--no-pii'], 1)) as ScanReport;
    const pushed = (pattern: RegExp): Finding['exposure']['pushed'][] =>
      findings
        .filter(({ occurrences }) => occurrences.some(({ place, reach }) => pattern.test(`${place} ${reach}`)))
        .map(({ exposure }) => exposure.pushed);
    expect(pushed(/stash/)).toEqual(['no']);
    expect(pushed(/tag-message|note/)).toEqual(['unknown', 'unknown']);
    const aws = findings.filter(({ rule }) => rule.startsWith('aws-'));
    expect(aws.map(({ parts }) => parts?.map(({ rule }) => rule))).toEqual([['aws-access-key-id']]);

    step(['plan', 'shop', '--output', 'incident'], 0);
    const plan = JSON.parse(readFileSync(join(root, 'incident/plan.json'), 'utf8')) as PlanDocument;
    expect(plan.credentials.filter(({ rewritten }) => !rewritten)).toEqual([]);
    expect(plan.credentials.filter(({ decision }) => decision === 'amend').map(({ kind }) => kind)).toEqual([
      'openai-api-key',
    ]);
    texts.push(readFileSync(join(root, 'incident/PLAN.md'), 'utf8'));

    expect(step(['rehearse', 'shop', '--plan', 'incident'], 0)).toContain('PROVEN');

    const rewrite = run('sh', 'incident/rewrite.sh', 'host.git', 'rewritten.git');
    expect(rewrite.code, rewrite.printed).toBe(0);
    step(['verify', 'host.git', '--plan', 'incident'], 1);
    const push = run('sh', 'incident/run/push.sh', 'host.git');
    expect(push.code, push.printed).toBe(0);
    step(['verify', 'host.git', '--plan', 'incident'], 5);
    git('-C', 'host.git', 'gc', '-q', '--prune=now');
    expect(step(['verify', 'host.git', '--plan', 'incident'], 0)).toContain('Verdict: gone');

    expect(existsSync(join(root, 'incident/rewrite-data.json'))).toBe(true);
    for (const [place, value] of Object.entries(planted)) {
      expect(objectsWith(join(root, 'host.git'), Buffer.from(value)), place).toEqual([]);
      for (const text of [...texts, rewrite.printed, push.printed]) expect(text.includes(value), place).toBe(false);
    }
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/cli/services.js';
import type { ScanResult } from '../../src/findings/model.js';
import { CANARY, finding, fingerprintOf, occurrence, report } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

let repository: string;
let result: ScanResult;

/** A real repository with one secret, and the scan result that says so: the plan is real, the scan is not. */
beforeAll(() => {
  repository = join(realpathSync(mkdtempSync(join(tmpdir(), 'unearth-plan-'))), 'app');
  mkdirSync(repository);
  const env = { ...process.env, HOME: dirname(repository), GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@x.example', '-c', 'init.defaultBranch=main', ...args],
      { cwd: repository, env, encoding: 'utf8' },
    ).trim();
  git('init', '-q');
  writeFileSync(join(repository, 'settings.py'), `KEY = "${CANARY.aws}"\n`);
  git('add', '.');
  git('commit', '-qm', 'one');
  const commit = {
    id: git('rev-parse', 'HEAD'),
    authorName: 'A',
    authorEmail: 'a@x.example',
    date: '2021-03-04T10:00:00Z',
    subject: 'one',
  };
  const place = occurrence({
    path: 'settings.py',
    object: git('rev-parse', 'HEAD:settings.py'),
    startLine: 1,
    endLine: 1,
    start: 7,
    end: 7 + CANARY.aws.length,
    introduced: commit,
  });
  result = {
    report: report([finding(CANARY.aws, { occurrences: [place] })]),
    values: new Map([[fingerprintOf(CANARY.aws), Buffer.from(CANARY.aws)]]),
  };
});

const withBuffers: Partial<Services> = {
  scan: () => Promise.resolve({ report: structuredClone(result.report), values: result.values }),
};

describe('unearth plan', () => {
  it('writes beside the repository it is run in, and shows no value', async () => {
    const { code, out, err } = await runCli(['plan'], { cwd: repository, services: withBuffers });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const folder = out.split('\n')[0]!;
    expect(folder).toBe(join(dirname(repository), 'unearth-plan-2026-11-24'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))).toMatchObject({
      schemaVersion: 1,
      credentials: [{ decision: 'rotate-and-rewrite' }],
    });
    expect(out).not.toContain(CANARY.aws);
    const second = await runCli(['plan', '--json'], { cwd: repository, services: withBuffers });
    expect(JSON.parse(second.out)).toMatchObject({ folder: `${folder}-2`, credentials: 1 });
  });

  it.each([
    [12, 'PLAN.md, section 1'],
    [70, 'plan.json (credentials)'],
  ])('says where the rest of %i credentials is listed', async (number, where) => {
    const values = Array.from({ length: number }, (_, k) => `value-${k}-${CANARY.aws}`);
    const findings = values.map((value) => finding(value));
    const planDir = join(dirname(repository), `many-${number}`);
    const { out } = await runCli(['plan', '--output', planDir], {
      cwd: repository,
      services: { scan: () => Promise.resolve({ report: report(findings), values: new Map() }) },
    });
    expect(out).toContain(`  and ${number - 10} more: ${planDir}/${where}\n`);
  });

  it('does not write over a folder, and says so before the scan', async () => {
    const scan = () => Promise.reject(new Error('scanned'));
    const { code, err } = await runCli(['plan', '--output', dirname(repository)], {
      cwd: repository,
      services: { scan },
    });
    expect(code).toBe(2);
    expect(err).toContain('exists already');
  });

  it('keeps a state that is only added to', async () => {
    const planDir = join(dirname(repository), 'state');
    await runCli(['plan', '--output', planDir], { cwd: repository, services: withBuffers });
    const recorded = await runCli(['plan', 'status', planDir, 'S1', 'old-revoked', '--by', 'jane', '--json']);
    expect(JSON.parse(recorded.out)).toMatchObject([{ secret: 'S1', state: 'old-revoked', history: [{ by: 'jane' }] }]);
    expect((await runCli(['plan', 'status', planDir, 'S9', 'closed', '--by', 'jane'])).code).toBe(2);
    expect((await runCli(['plan', 'status', planDir])).out).toMatch(/^S1 +old-revoked /);
  });
});

describe('unearth verify', () => {
  it('takes its exit code from the outcome and heeds no flag that accepts', async () => {
    const verify: Services['verify'] = () =>
      Promise.resolve({
        outcome: 'host-refs-only',
        exitCode: 4,
        secrets: [
          {
            secret: 'S1',
            title: 'T',
            outcome: 'host-refs-only',
            leftovers: [
              {
                secret: 'S1',
                form: 'base64',
                place: 'blob',
                object: 'a'.repeat(40),
                path: 'x\ny',
                reach: 'host-ref',
                ref: 'refs/pull/1/head',
              },
            ],
          },
        ],
        notRewritten: ['S2'],
        objects: 9,
        signedCommits: 0,
        problems: [],
      });
    const { code, out } = await runCli(['verify', '.', '--plan', 'p'], { services: { verify } });
    expect(code).toBe(4);
    expect(out).toContain('blob aaaaaaaaaa x\\ny (base64), host-ref: refs/pull/1/head');
    expect((await runCli(['verify', '.', '--plan', 'p', '--baseline', 'b'], { services: { verify } })).code).toBe(2);
    expect((await runCli(['verify', '.'], { services: { verify } })).code).toBe(2);
  });
});

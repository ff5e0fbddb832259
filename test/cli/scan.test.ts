import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { CANARY, finding, report, sampleResult } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'unearth-cli-'));
const clean = { report: report([]), values: new Map<string, Buffer>() };
const emptyIncomplete = () => {
  const base = report([]);
  return { report: { ...base, coverage: { ...base.coverage, complete: false } }, values: new Map<string, Buffer>() };
};

describe('unearth scan', () => {
  it('exits with 0, 1, 3 as the contract says', async () => {
    expect((await runCli(['scan'], { result: clean })).code).toBe(0);
    expect((await runCli(['scan'], { result: sampleResult() })).code).toBe(1);
    expect((await runCli(['scan'], { result: emptyIncomplete() })).code).toBe(3);
    expect((await runCli(['scan', '--allow-incomplete'], { result: emptyIncomplete() })).code).toBe(0);
    expect((await runCli(['scan', '--exit-zero'], { result: sampleResult() })).code).toBe(0);
  });

  it('fails only at or above --fail-on', async () => {
    const medium = { report: report([finding(CANARY.aws, { severity: 'medium' })]), values: new Map<string, Buffer>() };
    expect((await runCli(['scan', '--fail-on', 'high'], { result: medium })).code).toBe(0);
    expect((await runCli(['scan', '--fail-on', 'medium'], { result: medium })).code).toBe(1);
  });

  it('does not fail for accepted findings, and does with --no-ignore', async () => {
    const accepted = {
      report: report([finding(CANARY.aws, { accepted: { by: 'gitleaks:allow', reason: 'x' } })]),
      values: new Map<string, Buffer>(),
    };
    expect((await runCli(['scan'], { result: accepted })).code).toBe(0);
    expect((await runCli(['scan', '--no-ignore'], { result: accepted })).code).toBe(1);
  });

  it('hands its flags to the engine', async () => {
    const { asked } = await runCli(
      [
        'scan',
        'repo',
        '--range',
        'a..b',
        '--jobs',
        '3',
        '--no-cache',
        '--no-pii',
        '--whole',
        '--engine',
        'v8',
        '--max-memory',
        '512M',
      ],
      { result: clean },
    );
    expect(asked).toMatchObject({
      path: 'repo',
      range: 'a..b',
      jobs: 3,
      cache: false,
      personalData: 'none',
      whole: true,
      engine: 'v8',
      maxMemory: 512 * 2 ** 20,
    });
    expect((await runCli(['scan', '--pii'], { result: clean })).asked?.personalData).toBe('all');
    expect((await runCli(['scan'], { result: clean })).asked?.personalData).toBeUndefined();
  });

  it.each([
    [['scan', '--format', 'xml']],
    [['scan', '--fail-on', 'terrible']],
    [['scan', '--jobs', '0']],
    [['scan', '--nonsense']],
    [['scan', 'a', 'b']],
    [['scan', '--staged', '--worktree']],
    [['scan', '--report', 'nope=x']],
    [['scan', '--baseline', '/nonexistent/file']],
    [['frobnicate']],
  ])('takes %j as a usage error: 2, nothing on stdout, no scan', async (argv) => {
    const { code, out, err, asked } = await runCli(argv, { result: clean });
    expect({ code, out, asked }).toEqual({ code: 2, out: '', asked: undefined });
    expect(err).toMatch(/^unearth: /);
  });

  it('says an error of the engine in one line with the way out', async () => {
    const error = new UnearthError('not-a-repository', '/x is not a Git repository', { hint: 'Name a folder.' });
    const { code, out, err } = await runCli(['scan', '/x'], { result: error });
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: 'unearth: /x is not a Git repository\n  Name a folder.\n',
    });
  });

  it('shows neither message nor stack of an unknown error, and masks the message with --debug', async () => {
    const error = new SyntaxError(`Unexpected token in "${CANARY.aws}"`);
    const { code, err } = await runCli(['scan'], { result: error });
    expect(code).toBe(2);
    expect(err).toMatch(/^unearth: internal error \(SyntaxError\)\n.*report/);
    const debug = await runCli(['scan', '--debug'], { result: error });
    expect(debug.err).toContain('    at ');
    expect(err + debug.err).not.toContain(CANARY.aws);
  });

  it('exits with 130 when interrupted', async () => {
    const { code, err } = await runCli(['scan'], { result: new UnearthError('interrupted', 'stopped') });
    expect({ code, err }).toEqual({ code: 130, err: 'unearth: interrupted\n' });
  });

  it('writes files whole, beside standard output, and leaves nothing else behind', async () => {
    const cwd = folder();
    const { code, out } = await runCli(
      ['scan', '--format', 'ndjson', '--report', 'sarif=a.sarif', '--report', 'csv=b.csv'],
      {
        result: sampleResult(),
        cwd,
      },
    );
    expect(code).toBe(1);
    expect(out.trim().split('\n').at(-1)).toContain('"type":"scan"');
    expect(readdirSync(cwd).sort()).toEqual(['a.sarif', 'b.csv']);
    expect(JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8'))).toHaveProperty('version', '2.1.0');
  });

  it('chooses the format by --json, by the extension of --output, and keeps secrets in a private file', async () => {
    const cwd = folder();
    expect(JSON.parse((await runCli(['scan', '--json'], { result: clean })).out)).toHaveProperty('schemaVersion', 1);
    await runCli(['scan', '--output', 'r.json', '--show-secrets'], { result: sampleResult(), cwd });
    expect(readFileSync(join(cwd, 'r.json'), 'utf8')).toContain(CANARY.aws);
    expect(statSync(join(cwd, 'r.json')).mode & 0o777).toBe(0o600);
    const failed = await runCli(['scan', '--output', 'no/such/r.json'], { result: clean, cwd });
    expect(failed).toMatchObject({ code: 2, err: expect.stringContaining('cannot write') as string });
  });

  it('writes to a device without replacing it', async () => {
    const { code } = await runCli(['scan', '--output', '/dev/null', '--format', 'json'], { result: clean });
    expect(code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('heeds ignore files in the root of the work tree, and not with --no-ignore', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, '.git'));
    mkdirSync(join(cwd, 'sub'));
    const only = { report: report([finding(CANARY.aws)]), values: new Map<string, Buffer>() };
    const { fingerprint } = only.report.findings[0]!;
    writeFileSync(join(cwd, '.unearthignore'), `${fingerprint} -- revoked in 2020\n`);
    expect(await runCli(['scan', 'sub'], { result: only, cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 finding accepted') as string,
    });
    expect((await runCli(['scan', 'sub', '--no-ignore'], { result: only, cwd })).code).toBe(1);
  });

  it('warns of expired acceptances, which accept nothing', async () => {
    const cwd = folder();
    const only = { report: report([finding(CANARY.aws)]), values: new Map<string, Buffer>() };
    writeFileSync(
      join(cwd, 'my.unearthignore'),
      `${only.report.findings[0]!.fingerprint} until:2026-11-24 -- till then\n`,
    );
    const { code, err } = await runCli(['scan', '--baseline', 'my.unearthignore'], { result: only, cwd });
    expect(code).toBe(1);
    expect(err).toContain('1 acceptance expired');
  });

  it('repeats no credential of a URL', async () => {
    const token = ['glpat', 'abcdefghij0123456789'].join('-');
    const leak = { report: report([finding(CANARY.aws)]), values: new Map<string, Buffer>() };
    const { out, err } = await runCli(['scan', `https://user:${token}@git.example/x.git`], { result: leak });
    expect(out).toContain('unearth plan ./app');
    expect(out + err).not.toContain(token);
  });

  it('asks for a remembered answer only where no value is needed', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, '.git'));
    const cache = async (...argv: string[]) => (await runCli(['scan', ...argv], { result: clean, cwd })).asked?.cache;
    expect(await cache()).toBe(true);
    expect(await cache('--no-cache')).toBe(false);
    expect(await cache('--show-secrets')).toBe('objects');
    writeFileSync(join(cwd, '.betterleaksignore'), `${'0'.repeat(64)}\n`);
    expect(await cache()).toBe('objects');
  });

  it('prints what rules cost with --stats', async () => {
    const statistics = [
      { owner: 'generic', candidates: 10, matches: 2, milliseconds: 30 },
      { owner: 'jwt', candidates: 1, matches: 0, milliseconds: 10 },
    ];
    const { err } = await runCli(['scan', '--stats', '--quiet'], { result: { ...clean, statistics } });
    expect(err).toMatch(/30 75\.0 % +10 +2 {2}generic/);
  });

  it('lists accepted findings last, whoever accepted them', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, '.git'));
    const two = {
      report: report([finding(CANARY.aws), finding(CANARY.password, { severity: 'low' })]),
      values: new Map<string, Buffer>(),
    };
    writeFileSync(join(cwd, '.unearthignore'), `${two.report.findings[0]!.fingerprint} -- known\n`);
    const { findings } = JSON.parse((await runCli(['scan', '--json'], { result: two, cwd })).out) as {
      findings: { accepted?: object }[];
    };
    expect(findings.map(({ accepted }) => accepted !== undefined)).toEqual([false, true]);
  });
});

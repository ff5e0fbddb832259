import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANARY, finding, fingerprintOf, report } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

const both = { report: report([finding(CANARY.aws), finding(CANARY.password)]), values: new Map<string, Buffer>() };
const one = { report: report([finding(CANARY.password)]), values: new Map<string, Buffer>() };
const folder = (): string => mkdtempSync(join(tmpdir(), 'unearth-baseline-'));

describe('unearth baseline', () => {
  it('writes a file that makes the next scan pass', async () => {
    const cwd = folder();
    const created = await runCli(['baseline', 'create', '--reason', 'reviewed', '--expires', '2027-01-01'], {
      result: both,
      cwd,
    });
    expect(created).toMatchObject({ code: 0, err: expect.stringContaining('2 accepted findings') as string });
    expect((await runCli(['scan', '--baseline', 'unearth-baseline.yml'], { result: both, cwd })).code).toBe(0);
    expect((await runCli(['scan'], { result: both, cwd })).code).toBe(1);
  });

  it('updates: keeps what is known, adds with a reason, drops what is gone', async () => {
    const cwd = folder();
    await runCli(['baseline', 'create', '--reason', 'first', '--only', fingerprintOf(CANARY.aws)], {
      result: both,
      cwd,
    });
    expect(await runCli(['baseline', 'update'], { result: both, cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('need a reason') as string,
    });
    const updated = await runCli(['baseline', 'update', '--reason', 'second', '--json'], { result: one, cwd });
    expect(JSON.parse(updated.out)).toEqual({ file: 'unearth-baseline.yml', entries: 1, added: 1, dropped: 1 });
    expect(readFileSync(join(cwd, 'unearth-baseline.yml'), 'utf8')).toContain('second');
  });

  it('holds the parts of a credential and files of personal data, so that scans and plans accept the same', async () => {
    const cwd = folder();
    const secret = finding(CANARY.aws, { relatedTo: [fingerprintOf('the id')] });
    const identifier = finding('the id', { kind: 'identifier', relatedTo: [secret.fingerprint] });
    const people = Array.from({ length: 25 }, (_, number) =>
      finding(`person ${number}`, { kind: 'personal-data', rule: 'pii-email', title: 'E-mail address' }),
    );
    const result = { report: report([secret, identifier, ...people]), values: new Map<string, Buffer>() };
    const created = await runCli(['baseline', 'create', '--reason', 'made up', '--json'], { result, cwd });
    expect(JSON.parse(created.out)).toMatchObject({ entries: 3 });
    expect((await runCli(['scan', '--baseline', 'unearth-baseline.yml'], { result, cwd })).code).toBe(0);
  });

  it('wants a fingerprint that a finding has, and accepts nothing else', async () => {
    const cwd = folder();
    const only = (fingerprint: string) => ['baseline', 'create', '--reason', 'x', '--only', fingerprint];
    for (const unknown of ['0123456789abcdef', fingerprintOf(CANARY.aws).slice(0, 7), '']) {
      expect(await runCli(only(unknown), { result: both, cwd })).toMatchObject({
        code: 2,
        err: expect.stringContaining('no finding has the fingerprint') as string,
      });
    }
    expect(readdirSync(cwd)).toEqual([]);
    const { err } = await runCli(only(fingerprintOf(CANARY.aws).slice(0, 8)), { result: both, cwd });
    expect(err).toContain('1 accepted finding');
  });

  it('is written to standard output for -', async () => {
    const cwd = folder();
    const { code, out } = await runCli(['baseline', 'create', '--reason', 'x', '-o', '-'], { result: one, cwd });
    expect({ code, files: readdirSync(cwd) }).toEqual({ code: 0, files: [] });
    expect(out).toContain(`fingerprint: ${fingerprintOf(CANARY.password)}`);
  });

  it('opens expired entries again unless they are accepted anew', async () => {
    const cwd = folder();
    const fingerprint = fingerprintOf(CANARY.password);
    writeFileSync(
      join(cwd, 'b.yml'),
      `version: 1\naccepted:\n  - fingerprint: "${fingerprint}"\n    reason: old\n    expires: 2026-01-01\n`,
    );
    expect((await runCli(['baseline', 'update', '-o', 'b.yml'], { result: one, cwd })).code).toBe(2);
    expect((await runCli(['baseline', 'update', '-o', 'b.yml', '--reason', 'anew'], { result: one, cwd })).code).toBe(
      0,
    );
    expect(readFileSync(join(cwd, 'b.yml'), 'utf8')).toMatch(/reason: anew/);
  });

  it('does not overwrite, and wants a reason before it scans', async () => {
    const cwd = folder();
    expect(await runCli(['baseline', 'create'], { result: both, cwd })).toMatchObject({ code: 2, asked: undefined });
    writeFileSync(join(cwd, 'unearth-baseline.yml'), '');
    expect(await runCli(['baseline', 'create', '--reason', 'x'], { result: both, cwd })).toMatchObject({
      code: 2,
      asked: undefined,
    });
  });
});

describe('--baseline takes any kind of file, whatever it is called', () => {
  const id = fingerprintOf(CANARY.password);
  it.each([
    ['our ignore file', 'accepted.txt', `# why\n${id} -- made up\n`, 0],
    ['our ignore file under another name in `ignore`', 'tests.ignore', `${id} -- made up\n`, 0],
    ['a path of our ignore file', 'paths', 'path:** -- all of it is made up\n', 0],
    ["gitleaks' ignore file", 'known.list', 'app/settings.py:generic-api-key:1\n', 1],
    ["betterleaks' digests", 'known.list', `${createHash('sha256').update(CANARY.password).digest('hex')}\n`, 0],
    ['our baseline', 'accepted', `version: 1\naccepted:\n  - fingerprint: "${id}"\n    reason: r\n`, 0],
    ["gitleaks' report", 'accepted', '[]', 1],
    ['nothing', 'accepted', '# nothing yet\n', 1],
    ['something else', 'notes.md', 'Dear all,\nplease look\n', 2],
    ['a mistake in ours', 'accepted.txt', `${id}\n`, 2],
  ])('%s', async (_kind, name, content, code) => {
    const cwd = folder();
    writeFileSync(join(cwd, name), content);
    const result = { ...one, values: new Map([[id, Buffer.from(CANARY.password)]]) };
    expect((await runCli(['scan', '--baseline', name], { result, cwd })).code).toBe(code);
  });
});

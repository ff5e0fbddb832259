import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'unearth-rules-'));

describe('unearth rules', () => {
  it('lists rules, filtered, as text and as JSON', async () => {
    const { code, out } = await runCli(['rules', 'list', '--provider', 'github']);
    expect(code).toBe(0);
    expect(out).toMatch(/^github-pat-classic +critical +GitHub personal access token/m);
    expect(out).not.toContain('stripe');
    const all = JSON.parse((await runCli(['rules', 'list', '--json', '--kind', 'secret'])).out) as {
      id: string;
      kind: string;
    }[];
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['secret']));
  });

  it('knows the kinds of rules, so that a mistyped one does not list nothing', async () => {
    expect(await runCli(['rules', 'list', '--kind', 'secrets'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('secret, identifier, personal-data') as string,
    });
  });

  it('says as JSON which file it started', async () => {
    const { out } = await runCli(['rules', 'new', 'Acme', '--json'], { cwd: folder() });
    expect(JSON.parse(out)).toEqual({ file: 'acme.yml' });
  });

  it('shows a rule with how to rotate it, and suggests a near name', async () => {
    const { out } = await runCli(['rules', 'show', 'github-pat-classic']);
    expect(out).toContain('keywords    ghp_');
    expect(await runCli(['rules', 'show', 'github-pat-clasic'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean github-pat-classic?') as string,
    });
  });

  it('starts a file that passes the check, whatever the provider is called', async () => {
    const provider = 'Müller & "9 Söhne": x';
    const cwd = folder();
    expect(await runCli(['rules', 'new', provider, '-o', 'new.yml'], { cwd })).toMatchObject({ code: 0 });
    expect(await runCli(['rules', 'check', 'new.yml'], { cwd })).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(join(cwd, 'new.yml'), 'utf8')).toContain('examples:');
    expect((await runCli(['rules', 'new', provider, '-o', 'new.yml'], { cwd })).code).toBe(2);
  });

  it('says with line and column what is wrong, and exits with 1', async () => {
    const cwd = folder();
    await runCli(['rules', 'new', 'Bad', '-o', 'bad.yml'], { cwd });
    const good = readFileSync(join(cwd, 'bad.yml'), 'utf8');
    writeFileSync(join(cwd, 'bad.yml'), good.replace('entropy: 3.0', 'entropie: 3.0'));
    const { code, out } = await runCli(['rules', 'check', 'bad.yml', '--json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      problems: [
        {
          file: expect.stringContaining('bad.yml') as string,
          position: { line: 15, column: 5 },
          message: expect.stringContaining('entropie') as string,
        },
      ],
    });
  });
});

describe('unearth explain', () => {
  it('says why a candidate in a text is reported and another is not', async () => {
    const secret = ['Hq7', 'vKx92', 'LmPq4', 'RtZw8'].join('');
    const { code, out } = await runCli(['explain'], {
      stdin: `name = x\ndb_password = "${secret}"\npassword = "\${DB_PASSWORD}"\n`,
    });
    expect(code).toBe(0);
    expect(out).toMatch(/line 2: generic-password/);
    expect(out).toMatch(/line 3: password: turned away/);
    expect(out).not.toContain(secret);
  });

  it('wants a fingerprint that exists', async () => {
    expect((await runCli(['explain', 'xyz'])).code).toBe(2);
  });
});

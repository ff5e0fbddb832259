import { describe, expect, it } from 'vitest';
import { broughtBy, parsePrePush, parsePreReceive } from '../../src/cli/hook-input.js';
import { CANARY, finding, fingerprintOf, report } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

const id = (digit: string): string => digit.repeat(40);
const ZERO = id('0');
const leak = {
  report: report([finding(CANARY.aws)]),
  values: new Map([[fingerprintOf(CANARY.aws), Buffer.from(CANARY.aws)]]),
};
const clean = { report: report([]), values: new Map<string, Buffer>() };
/** A repository with these refs, and all objects but the foreign ones. */
const knownRefs = (ids: string[] = [], foreign: string[] = []) => ({
  services: {
    refIds: () => Promise.resolve(ids),
    presentIds: (_path: string, asked: readonly string[]) =>
      Promise.resolve(new Set(asked.filter((one) => !foreign.includes(one)))),
  },
});

describe('guard pre-commit', () => {
  it('scans what is staged, in the index that Git names, without personal data', async () => {
    const { code, asked } = await runCli(['guard', 'pre-commit'], {
      result: clean,
      cwd: '/w',
      env: { GIT_INDEX_FILE: '.git/next-index-7.lock' },
    });
    expect(code).toBe(0);
    expect(asked).toMatchObject({ staged: true, indexFile: '/w/.git/next-index-7.lock', personalData: 'none' });
  });

  it('refuses a credential, says what and where, and shows no value', async () => {
    const { code, out, err } = await runCli(['guard', 'pre-commit'], { result: leak });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('CRITICAL  AWS secret access key');
    expect(err).toContain('config/settings.py:12');
    expect(err).not.toContain(CANARY.aws);
  });

  it('refuses what it could not look at', async () => {
    const base = report([]);
    const gap = { kind: 'object-missing', count: 1, message: '1 object is missing', examples: [], incomplete: true };
    const result = {
      report: { ...base, coverage: { ...base.coverage, complete: false, gaps: [gap] } },
      values: new Map<string, Buffer>(),
    };
    expect(await runCli(['guard', 'pre-commit'], { result })).toMatchObject({
      code: 3,
      err: expect.stringContaining('1 object is missing') as string,
    });
    expect((await runCli(['guard', 'pre-commit', '--allow-incomplete'], { result })).code).toBe(0);
  });
});

describe('guard pre-push', () => {
  it('scans what the remote does not have', async () => {
    const stdin = `refs/heads/main ${id('a')} refs/heads/main ${id('b')}\nrefs/heads/x ${id('c')} refs/heads/x ${ZERO}\n`;
    const { code, asked } = await runCli(['guard', 'pre-push', 'origin', 'git@h:x'], {
      result: clean,
      stdin,
      ...knownRefs([id('d')]),
    });
    expect(code).toBe(0);
    expect(asked?.range).toBe(`${id('a')} ${id('c')} ^${id('b')} ^${id('d')}`);
  });

  it('passes over an id that the remote has and this repository has not, as before a forced push', async () => {
    const stdin = `refs/heads/main ${id('a')} refs/heads/main ${id('b')}\n`;
    const { asked } = await runCli(['guard', 'pre-push', 'origin', 'u'], {
      result: clean,
      stdin,
      ...knownRefs([id('d')], [id('b')]),
    });
    expect(asked?.range).toBe(`${id('a')} ^${id('d')}`);
  });

  it('does not scan where nothing is brought', async () => {
    const stdin = `(delete) ${ZERO} refs/heads/old ${id('b')}\n`;
    expect(await runCli(['guard', 'pre-push', 'origin', 'u'], { result: leak, stdin, ...knownRefs() })).toMatchObject({
      code: 0,
      asked: undefined,
    });
    expect(
      await runCli(['guard', 'pre-push', 'origin', 'u'], { result: leak, stdin: '', ...knownRefs() }),
    ).toMatchObject({ code: 0, asked: undefined });
  });
});

describe('guard pre-receive', () => {
  it('looks into the quarantine', async () => {
    const env = {
      GIT_OBJECT_DIRECTORY: 'objects/tmp_objdir-incoming-x',
      GIT_ALTERNATE_OBJECT_DIRECTORIES: '/srv/r.git/objects',
    };
    const stdin = `${id('b')} ${id('a')} refs/heads/main\n`;
    const { code, asked } = await runCli(['guard', 'pre-receive'], {
      result: leak,
      cwd: '/srv/r.git',
      stdin,
      env,
      ...knownRefs([id('b')]),
    });
    expect(code).toBe(1);
    expect(asked).toMatchObject({
      range: `${id('a')} ^${id('b')}`,
      extraObjectDirs: ['/srv/r.git/objects/tmp_objdir-incoming-x', '/srv/r.git/objects'],
    });
  });
});

describe('what Git tells a hook', () => {
  it('knows new and deleted refs', () => {
    expect(parsePreReceive(`${ZERO} ${id('a')} refs/heads/n\n`)).toEqual([
      { ref: 'refs/heads/n', from: null, to: id('a') },
    ]);
    expect(parsePrePush(`(delete) ${ZERO} refs/heads/n ${id('a')}\n`)).toEqual([
      { ref: 'refs/heads/n', from: id('a'), to: null },
    ]);
  });

  it.each(['nonsense', `${id('a')} refs/heads/x`, `${id('a')} ${id('b')} ref with space`])(
    'refuses %j and does not repeat it',
    (line) => {
      expect(() => parsePreReceive(line)).toThrow(/^line 1 of standard input is not what Git gives this hook$/);
    },
  );

  it('brings nothing where all is known', () => {
    expect(broughtBy([{ ref: 'r', from: null, to: id('a') }], [id('a')])).toBeNull();
  });
});

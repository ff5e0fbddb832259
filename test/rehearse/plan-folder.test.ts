import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import type { Plan } from '../../src/plan/model.js';
import { readPlan } from '../../src/rehearse/read-plan.js';
import { readStatus, recordStatus } from '../../src/rehearse/status.js';
import { writePlanFolder } from '../../src/rehearse/write-plan-folder.js';
import { makeFacts } from '../plan/helpers/facts.js';
import { token } from './helpers/canaries.js';
import { makeScratch } from './helpers/scratch-repository.js';

let folder: string;
let plan: Plan;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unearth-folder-'));
  plan = assemblePlan(makeFacts([{ value: token('folder') }, { value: token('other') }]));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the plan folder', () => {
  it('is readable by its owner alone, every file of it', async () => {
    const { folder: written, files } = await writePlanFolder(plan, join(folder, 'plan'));
    expect(statSync(written).mode & 0o777).toBe(0o700);
    for (const { path } of files) expect(statSync(path).mode & 0o077, path).toBe(0);
    expect(statSync(join(written, 'rewrite.sh')).mode & 0o100).toBe(0o100);
    expect(files.filter(({ secret }) => secret).map(({ path }) => path.slice(written.length + 1))).toEqual([
      'rewrite-data.json',
      'expressions.txt',
    ]);
  });

  it('is not written over one that exists, but into an empty folder', async () => {
    mkdirSync(join(folder, 'empty'));
    await writePlanFolder(plan, join(folder, 'empty'));
    await expect(writePlanFolder(plan, join(folder, 'empty'))).rejects.toThrow('exists already');
    symlinkSync('/nowhere', join(folder, 'link'));
    await expect(writePlanFolder(plan, join(folder, 'link'))).rejects.toThrow('exists already');
  });

  it('is not written inside a repository, a bare one neither', async () => {
    const scratch = makeScratch();
    mkdirSync(join(scratch.repository, 'sub'));
    for (const inside of ['plan', 'sub/plan', '.git/plan']) {
      await expect(writePlanFolder(plan, join(scratch.repository, inside))).rejects.toThrow('inside a Git repository');
    }
    symlinkSync(join(scratch.repository, 'sub'), join(folder, 'outside'));
    await expect(writePlanFolder(plan, join(folder, 'outside/plan'))).rejects.toThrow('inside a Git repository');
    scratch.remove();
  });

  it('leaves nothing behind when it cannot be written', async () => {
    const broken: Plan = { ...plan, files: [...plan.files, { ...plan.files[0]!, name: '../outside' }] };
    await expect(writePlanFolder(broken, join(folder, 'plan'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(folder, '../outside'))).toBe(false);
    await expect(writePlanFolder(plan, join(folder, 'no/such/plan'))).rejects.toThrow('does not exist');
  });

  it('is read again as it was written', async () => {
    const { folder: written } = await writePlanFolder(plan, join(folder, 'plan'));
    expect(await readPlan(written)).toEqual(JSON.parse(JSON.stringify(plan.document)));
  });

  it.each([
    ['none', null, 'no plan.json'],
    ['damaged', '{', 'not valid JSON'],
    ['of another version', '{"schemaVersion":99}', 'schema version 99'],
    ['half', '{"schemaVersion":1,"credentials":[]}', 'not a complete plan'],
    [
      'without a salt',
      '{"schemaVersion":1,"credentials":[],"verification":{"probes":[],"salt":"00"}}',
      'not a complete plan',
    ],
  ])('is refused where it is %s', async (_, content, words) => {
    if (content !== null) writeFileSync(join(folder, 'plan.json'), content);
    await expect(readPlan(folder)).rejects.toThrow(words);
  });
});

describe('plan status', () => {
  const entry = (state: string, more = {}) =>
    ({ secret: 'S1', state, by: 'Ada', at: '2026-11-24T10:00:00Z', ...more }) as never;

  it('only ever adds lines, and says what is open', async () => {
    const { folder: planDir } = await writePlanFolder(plan, join(folder, 'plan'));
    expect((await readStatus(planDir)).map(({ secret, state }) => [secret, state])).toEqual([
      ['S1', 'found'],
      ['S2', 'found'],
    ]);
    await recordStatus(planDir, entry('owner-known'));
    await recordStatus(planDir, entry('old-revoked', { note: 'by phone' }));
    const [status] = await readStatus(planDir);
    expect(status).toMatchObject({ state: 'old-revoked', next: 'logs-checked', missing: ['new-issued', 'deployed'] });
    expect(readFileSync(join(planDir, 'status.jsonl'), 'utf8').split('\n')).toHaveLength(3);
    expect(statSync(join(planDir, 'status.jsonl')).mode & 0o077).toBe(0);
    await recordStatus(planDir, entry('closed'));
    expect((await readStatus(planDir))[0]).toMatchObject({ state: 'closed', next: null });
  });

  it.each([
    [[], 'found', 'owner-known', []],
    [['old-revoked', 'owner-known'], 'old-revoked', 'logs-checked', ['new-issued', 'deployed']],
    [['owner-known', 'new-issued', 'deployed', 'old-revoked', 'logs-checked'], 'logs-checked', 'history-done', []],
    [['owner-known', 'risk-accepted'], 'risk-accepted', null, []],
    [['risk-accepted', 'owner-known'], 'owner-known', 'new-issued', []],
    [['owner-known', 'closed', 'found'], 'found', 'owner-known', []],
  ] as const)('after %j', async (states, state, next, missing) => {
    const { folder: planDir } = await writePlanFolder(plan, join(folder, 'plan'));
    for (const one of states) await recordStatus(planDir, entry(one, { note: 'n' }));
    expect((await readStatus(planDir))[0]).toMatchObject({ state, next, missing });
  });

  it('asks for no new value of personal data, and for no rewrite of what stays', async () => {
    const person = { value: 'someone@mail.test', finding: { kind: 'personal-data' as const } };
    const facts = makeFacts([{ value: token('stays'), finding: {} }, person], {
      options: { rewrite: 'none', personalData: true },
    });
    const { folder: planDir } = await writePlanFolder(assemblePlan(facts), join(folder, 'other'));
    await recordStatus(planDir, entry('logs-checked'));
    await recordStatus(planDir, entry('owner-known', { secret: 'P1' }));
    expect((await readStatus(planDir)).map(({ next }) => next)).toEqual(['closed', 'logs-checked']);
  });

  it.each([
    [{ secret: 'S9' }, 'has no "S9"'],
    [{ state: 'finished' }, 'not a state'],
    [{ by: ' ' }, 'who did it'],
    [{ state: 'risk-accepted' }, 'needs a reason'],
  ])('refuses %j', async (more, words) => {
    const { folder: planDir } = await writePlanFolder(plan, join(folder, 'plan'));
    await expect(recordStatus(planDir, entry('found', more))).rejects.toThrow(words);
    expect(existsSync(join(planDir, 'status.jsonl'))).toBe(false);
  });

  it('names the line that is damaged', async () => {
    const { folder: planDir } = await writePlanFolder(plan, join(folder, 'plan'));
    await recordStatus(planDir, entry('found'));
    chmodSync(join(planDir, 'status.jsonl'), 0o600);
    writeFileSync(join(planDir, 'status.jsonl'), '{"a":1}\nhalf a li', { flag: 'a' });
    await expect(readStatus(planDir)).rejects.toThrow('status.jsonl:3 is not');
  });
});

import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

const COMMANDS = [
  [],
  ['scan'],
  ['plan'],
  ['plan', 'status'],
  ['rehearse'],
  ['verify'],
  ['trace'],
  ['guard'],
  ['guard', 'pre-commit'],
  ['guard', 'pre-push'],
  ['guard', 'pre-receive'],
  ['baseline'],
  ['baseline', 'create'],
  ['baseline', 'update'],
  ['explain'],
  ['rules'],
  ['rules', 'list'],
  ['rules', 'show'],
  ['rules', 'check'],
  ['rules', 'import'],
  ['rules', 'new'],
];

describe('help', () => {
  it.each(COMMANDS.map((words) => [words.join(' '), words] as const))('of `unearth %s`', async (_name, words) => {
    const { code, out, err } = await runCli([...words, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchSnapshot();
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(88);
  });

  it('has --json, --quiet and --no-color on every command that does something', async () => {
    const doing = COMMANDS.filter((words) => !['', 'guard', 'baseline', 'rules'].includes(words.join(' ')));
    for (const words of doing) {
      const { out } = await runCli([...words, '--help']);
      for (const flag of ['--json', '--quiet', '--no-color']) expect(out, words.join(' ')).toContain(flag);
    }
  });

  it('is short where nothing is asked', async () => {
    const { code, out } = await runCli([]);
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });
});

it('--version says what decides what is found', async () => {
  const { code, out } = await runCli(['--version']);
  expect(code).toBe(0);
  expect(out).toMatch(/^unearth \d+\.\d+\.\d+\nrules [\d,]+\nengine (re2|v8)\nnode [\d.]+\ngit [\d.]+/);
});

it('suggests the command that was meant', async () => {
  const { code, err } = await runCli(['scann']);
  expect(code).toBe(2);
  expect(err).toContain('Did you mean scan?');
});

it('repeats no value given to an unknown flag', async () => {
  const value = ['gh', 'p_abcdefghijklmnop'].join('');
  const { code, err } = await runCli(['scan', `--token=${value}`]);
  expect(code).toBe(2);
  expect(err).not.toContain(value);
});

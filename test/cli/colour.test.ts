import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../src/cli/colour.js';
import { sampleResult } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

const terminal = Object.assign(new PassThrough(), { isTTY: true });
const pipe = new PassThrough();

describe('wantsColour', () => {
  it.each([
    ['a terminal', terminal, {}, undefined, true],
    ['a pipe', pipe, {}, undefined, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, undefined, false],
    ['empty NO_COLOR', terminal, { NO_COLOR: '' }, undefined, true],
    ['TERM=dumb', terminal, { TERM: 'dumb' }, undefined, false],
    ['--no-color', terminal, { FORCE_COLOR: '1' }, false, false],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, undefined, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, undefined, false],
  ])('%s', (_name, stream, env, flag, expected) => {
    expect(wantsColour(stream, env, flag)).toBe(expected);
  });
});

it('colours only a terminal, and never the table border', async () => {
  const coloured = await runCli(['scan'], { result: sampleResult(), terminal: true });
  expect(coloured.out).toContain('\x1b[');
  for (const settings of [{ terminal: false }, { terminal: true, env: { NO_COLOR: '1' } }]) {
    expect((await runCli(['scan'], { result: sampleResult(), ...settings })).out).not.toContain('\x1b[');
  }
  expect((await runCli(['scan', '--no-color'], { result: sampleResult(), terminal: true })).out).not.toContain('\x1b[');
});

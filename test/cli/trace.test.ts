import { describe, expect, it } from 'vitest';
import type { ScanResult } from '../../src/findings/model.js';
import { CANARY, finding, fingerprintOf, report } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

const found: ScanResult = {
  report: report([finding(CANARY.aws)]),
  values: new Map([[fingerprintOf(CANARY.aws), Buffer.from(CANARY.aws)]]),
};
const nothing: ScanResult = { report: report([]), values: new Map<string, Buffer>() };

async function trace(argv: string[], stdin: string, result = found) {
  let value: Buffer | undefined;
  const services = {
    trace: (_options: unknown, given: Buffer) => {
      value = given;
      return Promise.resolve(structuredClone(result));
    },
  };
  return { ...(await runCli(['trace', ...argv], { stdin, services })), value: value?.toString() };
}

describe('unearth trace', () => {
  it('looks for the value on standard input, without the line break at its end', async () => {
    expect(await trace([], `${CANARY.aws}\n`)).toMatchObject({ code: 1, value: CANARY.aws });
    expect(await trace([], `${CANARY.aws}\r\n`)).toMatchObject({ value: CANARY.aws });
    expect(await trace(['--raw'], `${CANARY.aws}\n`)).toMatchObject({ value: `${CANARY.aws}\n` });
  });

  it('never shows the value', async () => {
    const { out, err } = await trace([], CANARY.aws);
    expect(out).toContain('config/settings.py:12');
    expect(out + err).not.toContain(CANARY.aws);
  });

  it('says when it stands nowhere', async () => {
    expect(await trace([], CANARY.aws, nothing)).toMatchObject({
      code: 0,
      err: 'The value does not stand in this history.\n',
    });
  });

  it('takes neither an empty value nor one in place of the path, and repeats neither', async () => {
    expect(await trace([], '\n')).toMatchObject({ code: 2, value: undefined });
    const mistaken = await trace([CANARY.aws], '');
    expect(mistaken).toMatchObject({ code: 2, value: undefined });
    expect(mistaken.err).not.toContain(CANARY.aws);
  });
});

/** Text in UTF-16 is named by the byte order in which it is written, wherever it stands in its file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveForms } from '../../src/plan/forms/derived-forms.js';
import { verifyRewrite } from '../../src/rehearse/verify.js';
import { traceValue } from '../../src/scan/trace.js';
import { token } from './helpers/canaries.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { makeSmallPlan, type SmallPlan } from './helpers/small-plan.js';

const secret = token('utf-16');
const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const files: [string, string, Buffer][] = [
  ['le.txt', 'utf-16le', Buffer.from(`\uFEFFkey=${secret};\n`, 'utf16le')],
  ['le-at-the-start.txt', 'utf-16le', Buffer.from(`${secret} 2\n`, 'utf16le')],
  ['le-at-the-end.txt', 'utf-16le', Buffer.from(`3 ${secret}`, 'utf16le')],
  ['be.txt', 'utf-16be', big(`\uFEFFkey=${secret};\n`)],
  ['be-at-the-start.txt', 'utf-16be', big(`${secret} 5\n`)],
  ['be-at-the-end.txt', 'utf-16be', big(`6 ${secret}`)],
];

describe('UTF-16', () => {
  let scratch: Scratch;
  let small: SmallPlan;

  beforeAll(async () => {
    scratch = makeScratch();
    for (const [name, , content] of files) scratch.write(name, content);
    scratch.commit('all');
    small = await makeSmallPlan(scratch, [{ value: secret }]);
  });

  afterAll(() => scratch.remove());

  it.each(files)('is named right by verify: %s', async (name, form) => {
    const { secrets } = await verifyRewrite({ path: scratch.repository, planDir: small.folder, scan: null });
    const [verdict] = secrets;
    expect(verdict!.leftovers.filter(({ path }) => path === name).map((left) => left.form)).toEqual([form]);
  });

  it.each(files)('is named right by trace: %s', async (name, form) => {
    const { report } = await traceValue({ path: scratch.repository }, deriveForms(Buffer.from(secret)));
    const places = report.findings.flatMap(({ occurrences }) => occurrences).filter(({ path }) => path === name);
    expect(places.map(({ layers }) => layers)).toEqual([[form]]);
  });

  it('is counted once by the plan', () => {
    const rows = small.plan.document.rewrite.collateral.map(({ form, hits }) => [form, hits]);
    expect(rows).toEqual([
      ['utf-16le', 3],
      ['utf-16be', 3],
    ]);
  });

  it('is taken out', async () => {
    expect(small.rewrite().status).toBe(0);
    expect((await verifyRewrite({ path: small.mirror, planDir: small.folder, scan: null })).outcome).toBe('gone');
  });
});

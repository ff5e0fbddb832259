import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { expandTemplate } from '../../src/detect/examples/expand-template.js';
import { importReport } from '../../src/rehearse/import-report.js';
import type { ScanResult } from '../../src/findings/model.js';
import { token } from './helpers/canaries.js';
import { makeScratch } from './helpers/scratch-repository.js';
import { syntheticScan } from './helpers/synthetic-scan.js';

const scratch = makeScratch();
const known = token('known');
const unknown = token('unknown');
let first: string;
let scanned: ScanResult;

beforeAll(() => {
  scratch.write('src/a.txt', `one\ntwo ${unknown}\nkey = ${known}\n`);
  first = scratch.commit('leak');
  scratch.write('src/a.txt', 'one\n');
  scratch.commit('gone');
  scratch.git('mv', 'src/a.txt', 'b.txt');
  scratch.write('b.txt', `again ${unknown}\n`);
  scratch.commit(`message ${unknown}`);
  scanned = syntheticScan(scratch.repository, [{ value: known }]);
  for (const place of scanned.report.findings[0]!.occurrences)
    Object.assign(place, { path: 'src/a.txt', startLine: 3, endLine: 3, atHead: true });
});

afterAll(() => scratch.remove());

const importRows = (rows: unknown[], scan = scanned): Promise<ScanResult> => {
  const file = join(scratch.folder, 'report.json');
  writeFileSync(file, JSON.stringify(rows));
  return importReport({ path: scratch.repository, file, scan: () => Promise.resolve(scan) });
};
const row = (secret: string, more: Record<string, unknown> = {}) => ({
  RuleID: 'their-rule',
  Description: 'Their title',
  Secret: secret,
  File: 'src/a.txt',
  StartLine: 2,
  Commit: first,
  ...more,
});

describe('a plan from another scanner’s report', () => {
  it('keeps our finding where our scan has the value', async () => {
    const { report, values } = await importRows([row(known)]);
    expect(report.findings).toEqual(scanned.report.findings);
    expect([...values.values()].map(String)).toEqual([known]);
    expect(report.coverage.complete).toBe(true);
  });

  it('finds a value that our scan does not have in all its places', async () => {
    const { report } = await importRows([row(unknown)]);
    const [finding] = report.findings;
    expect(finding).toMatchObject({
      rule: 'their-rule',
      title: 'Their title',
      kind: 'secret',
      exposure: { atHead: true, reach: 'head' },
    });
    expect(
      finding!.occurrences.map(({ place, path, startLine, atHead }) => [place, path, startLine, atHead]).sort(),
    ).toEqual(
      [
        ['blob', 'b.txt', 1, true],
        ['blob', 'src/a.txt', 2, false],
        ['commit-message', '', 6, false],
      ].sort(),
    );
    expect(finding!.occurrences.find(({ path }) => path === 'src/a.txt')!.introduced!.id).toBe(first);
    expect(JSON.stringify(report)).not.toContain(unknown);
  });

  it('finds a masked value by its place', async () => {
    const { report } = await importRows([row('REDACTED', { StartLine: 3 })]);
    expect(report.findings).toEqual(scanned.report.findings);
  });

  it('says what it could not find again', async () => {
    const { report } = await importRows([row('REDACTED', { StartLine: 77 }), row(token('nowhere'))]);
    expect(report.findings).toEqual([]);
    expect(report.coverage.complete).toBe(false);
    expect(report.coverage.gaps[0]).toMatchObject({ kind: 'report', count: 2 });
  });

  it('plans the rewrite of all of it', async () => {
    const result = await importRows([row(unknown), row(known)]);
    const plan = assemblePlan(await collectPlanFacts({ path: scratch.repository, result }));
    expect(plan.document.credentials.map(({ rewritten }) => rewritten)).toEqual([true, true]);
    expect(plan.document.rewrite.predicted.commits).toBe(3);
  });

  it('brings the secret along where the report names only the id of a key', async () => {
    const [id, secret] = ['key id', 'secret key'].map((name) => ({ name, value: token(name) }));
    const both = syntheticScan(scratch.repository, [{ value: id!.value }, { value: secret!.value }]);
    const [first, second] = both.report.findings;
    Object.assign(first!, { kind: 'identifier', rotation: 'aws', relatedTo: [second!.fingerprint] });
    Object.assign(second!, { rotation: 'aws', relatedTo: [first!.fingerprint] });
    const result = await importRows([row(id!.value)], both);
    expect(result.report.findings.map(({ kind }) => kind)).toEqual(['identifier', 'secret']);
    expect([...result.values.values()].map(String).sort()).toEqual([id!.value, secret!.value].sort());

    Object.assign(first!, { relatedTo: [] });
    const alone = await importRows([row(id!.value)], both);
    expect(alone.report.findings.map(({ kind }) => kind)).toEqual(['secret']);
  });

  it('takes a private key for the same in every spelling of its line breaks', async () => {
    const key = expandTemplate('{{pem:rsa}}', 'import').text;
    const keys = syntheticScan(scratch.repository, [{ value: key }]);
    const spellings = [key, key.replaceAll('\n', '\r\n'), key.replaceAll('\n', '\\n'), key.replaceAll('\n', '\n    ')];
    const { report } = await importRows(
      spellings.map((text) => row(text)),
      keys,
    );
    expect(report.findings).toHaveLength(1);
    expect(report.coverage.complete).toBe(true);
  });

  it('says how much more the repository holds than the report names', async () => {
    const { report } = await importRows([row(unknown)]);
    expect(report.coverage.gaps).toMatchObject([{ kind: 'beyond-report', count: 1, incomplete: false }]);
    expect(report.coverage.complete).toBe(true);
  });

  it('finds a masked value in a file that the report names from above or from the root', async () => {
    for (const File of ['checkout/src/a.txt', '/home/x/checkout/src/a.txt']) {
      const { report } = await importRows([row('REDACTED', { StartLine: 3, File })]);
      expect(report.findings).toEqual(scanned.report.findings);
    }
  });

  it('does not miss what was only a guess', async () => {
    const file = join(scratch.folder, 'trufflehog.json');
    const Git = { commit: first, file: 'src/a.txt', line: 3 };
    const line = {
      DetectorName: 'X',
      SourceMetadata: { Data: { Git } },
      Raw: known,
      RawV2: `${known}:${token('none')}`,
    };
    writeFileSync(file, JSON.stringify(line));
    const { report } = await importReport({ path: scratch.repository, file, scan: () => Promise.resolve(scanned) });
    expect(report.coverage.complete).toBe(true);
  });

  it('refuses a file that is not there', async () => {
    const options = {
      path: scratch.repository,
      file: join(scratch.folder, 'none.json'),
      scan: () => Promise.resolve(scanned),
    };
    await expect(importReport(options)).rejects.toThrow('cannot be read');
  });
});

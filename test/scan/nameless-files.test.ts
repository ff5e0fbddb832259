import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { scanRepository } from '../../src/scan/scan-repository.js';

const root = mkdtempSync(join(tmpdir(), 'unearth-nameless-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('a blob that nothing reaches any more is read by the parser its content asks for', async () => {
  const result = ['harbor', 'Lantern', '8471'].join('-');
  const instances = [{ attributes: { length: 19, result } }];
  const state = {
    version: 4,
    terraform_version: '1.5.0',
    resources: [{ type: 'random_password', name: 'db', instances }],
  };
  execFileSync('git', ['init', '-q', root]);
  execFileSync('git', ['-C', root, 'hash-object', '-w', '--stdin'], { input: JSON.stringify(state, null, 2) });
  const { report } = await scanRepository({ path: root, jobs: 1, personalData: 'none' });
  expect(report.findings.map(({ rule, occurrences }) => [rule, occurrences[0]?.reach])).toEqual([
    ['generic-infrastructure-state', 'unreachable'],
  ]);
});

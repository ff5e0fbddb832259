import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { scanRepository } from '../../src/scan/scan-repository.js';

const root = mkdtempSync(join(tmpdir(), 'unearth-nameless-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('a settings file too large for its parser is named, in every kind of scan', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unearth-large-'));
  const git = (...words: string[]): void =>
    void execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@corp.example', ...words]);
  git('init', '-q');
  writeFileSync(join(folder, 'big.env'), `${'#'.repeat(1023)}\n`.repeat(16 * 1024 + 1));
  git('add', '.');
  for (const scope of [{ worktree: true }, { staged: true }]) {
    const { report } = await scanRepository({ path: folder, jobs: 1, ...scope });
    expect(report.coverage.gaps).toMatchObject([{ kind: 'structured-size', examples: ['big.env'], incomplete: false }]);
  }
  git('commit', '-qm', 'settings');
  const { report } = await scanRepository({ path: folder, jobs: 1 });
  expect(report.coverage.gaps).toMatchObject([{ kind: 'structured-size', examples: ['big.env'], incomplete: false }]);
  rmSync(folder, { recursive: true });
});

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

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkRuleFiles } from '../../src/detect/rules/check-command.js';
import { PATTERNS_FOLDER, ruleFilesIn } from '../../src/detect/rules/load-patterns.js';

describe('the rule files of the package', () => {
  it('are fit for use: form, both engines, examples, counter-examples, names that resolve', () => {
    expect(ruleFilesIn(PATTERNS_FOLDER).length).toBeGreaterThan(0);
    expect(checkRuleFiles([], { requireRotations: false }).lines).toEqual([]);
  });

  it('name rotation pages that exist', () => {
    expect(checkRuleFiles([]).lines.filter((line) => line.includes('no page'))).toEqual([]);
  });
});

it('are checked without a build by the command that CONTRIBUTING names', () => {
  const run = spawnSync('node', ['scripts/rules-check.mjs', 'patterns/github.yml'], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^ok: 1 files/);
  expect(run.status).toBe(0);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultDetector, defaultRules } from '../../src/detect/default-detector.js';
import {
  loadRuleFiles,
  PATTERNS_FOLDER,
  ruleFilesIn,
  withoutDocumentation,
} from '../../src/detect/rules/load-patterns.js';

const folder = mkdtempSync(join(tmpdir(), 'unearth-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rule = (id: string): string =>
  `provider: Mine\nrules: [{id: ${id}, name: n, kind: secret, category: c, severity: low, confidence: low, attacker: a, keywords: [mine_], pattern: '(mine_[0-9]{9})'}]\n`;

describe('the default rules', () => {
  it('lose nothing on their way through the compiled file', () => {
    const rules = withoutDocumentation(loadRuleFiles(ruleFilesIn(PATTERNS_FOLDER)));
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });

  it('take in a folder of the user, and refuse ids of ours', () => {
    writeFileSync(join(folder, 'mine.yml'), rule('mine-token'));
    expect(defaultDetector({ rulePaths: [folder] }).rules.some(({ id }) => id === 'mine-token')).toBe(true);
    writeFileSync(join(folder, 'mine.yml'), rule('github-pat-classic'));
    expect(() => defaultRules([folder])).toThrow(
      /mine\.yml:2:9 rule github-pat-classic: id is taken by a rule of the package/,
    );
  });
});

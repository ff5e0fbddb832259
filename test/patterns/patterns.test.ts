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

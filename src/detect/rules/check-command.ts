import { resolve } from 'node:path';
import { ownCodeDetectors } from '../code-detectors.js';
import { structuredReader } from '../structured/structured-reader.js';
import { checkRules } from './check-rules.js';
import { PATTERNS_FOLDER, readRuleFiles, ruleFilesIn } from './load-patterns.js';
import { formatProblem, type RuleProblem } from './rule-problem.js';

export interface CheckedRules {
  readonly problems: RuleProblem[];
  readonly lines: string[];
  readonly files: number;
  readonly rules: number;
}

/**
 * Checks the rule files (or folders) at `paths`, together with the package's own rules, so that companions and doubles are seen; what is
 * wrong in files that were not asked for is left out. Without paths: all of the package's own.
 */
export function checkRuleFiles(paths: readonly string[], options: { requireRotations?: boolean } = {}): CheckedRules {
  const own = ruleFilesIn(PATTERNS_FOLDER);
  const asked = paths.length === 0 ? own : paths.flatMap((path) => ruleFilesIn(resolve(path)));
  const read = readRuleFiles([...new Set([...asked, ...own])]);
  const askedFiles = read.files.slice(0, asked.length);
  const only = askedFiles.map((file) => file.path);
  const formal = read.problems.filter((problem) => only.includes(problem.file));
  const problems = [
    ...formal,
    ...checkRules(read.files, {
      only,
      readProblems: read.problems,
      codeDetectors: ownCodeDetectors(),
      structured: structuredReader(),
      ...options,
    }),
  ];
  return {
    problems,
    lines: problems.map(formatProblem),
    files: askedFiles.length,
    rules: askedFiles.reduce((sum, file) => sum + file.rules.length, 0),
  };
}

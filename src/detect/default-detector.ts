import { ownCodeDetectors } from './code-detectors.js';
import { createDetector, type DetectorOptions, type MeasuredDetector } from './create-detector.js';
import { wrappedReader } from './layers/wrapped-reader.js';
import { loadOwnRules, loadRuleFiles, ruleFilesIn } from './rules/load-patterns.js';
import { loadPreparedTables } from './rules/prepared-table-files.js';
import type { DocumentedRule, RuleFile } from './rules/rule.js';
import { rulesInvalid, type RuleProblem } from './rules/rule-problem.js';
import { structuredReader } from './structured/structured-reader.js';

export interface DefaultDetectorOptions extends Pick<
  DetectorOptions,
  'engine' | 'personalData' | 'stats' | 'kernelRoom' | 'everyLine' | 'kernelModule'
> {
  /** Files and folders with more rules. Their ids must not be ours. */
  rulePaths?: readonly string[];
}

/** The package's rules and the user's, loaded and checked. Throws UnearthError for a broken rule file. */
export function defaultRules(rulePaths: readonly string[] = []): RuleFile[] {
  const own = loadOwnRules();
  if (rulePaths.length === 0) return own;
  const more = loadRuleFiles(rulePaths.flatMap(ruleFilesIn));
  const taken = new Set(own.flatMap((file) => file.rules.map((rule) => rule.id)));
  const doubles = more.flatMap((file) =>
    file.rules.filter((rule) => taken.has(rule.id)).map((rule) => doubleId(file.path, rule)),
  );
  if (doubles.length > 0) throw rulesInvalid(doubles);
  return [...own, ...more];
}

function doubleId(file: string, rule: DocumentedRule): RuleProblem {
  return {
    file,
    position: rule.position,
    subject: `rule ${rule.id}`,
    message: 'id is taken by a rule of the package; choose another',
  };
}

/** The detector that a scan uses: the rules of patterns/, all code detectors, the readers of other encodings and of structured files. */
export function defaultDetector(options: DefaultDetectorOptions = {}): MeasuredDetector {
  const { rulePaths, ...rest } = options;
  const { personalData = 'default' } = rest;
  const hasOwnTables = (rulePaths ?? []).length === 0 && personalData !== 'none';
  return createDetector({
    ...rest,
    rules: defaultRules(rulePaths),
    codeDetectors: ownCodeDetectors(),
    prepared: hasOwnTables ? loadPreparedTables(personalData) : null,
    wrapped: wrappedReader(),
    structured: structuredReader(),
  });
}

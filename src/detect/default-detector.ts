import { ownCodeDetectors } from './code-detectors.js';
import { createDetector, type DetectorOptions } from './create-detector.js';
import { wrappedReader } from './layers/wrapped-reader.js';
import { loadOwnRules, loadRuleFiles, ruleFilesIn } from './rules/load-patterns.js';
import type { RuleFile } from './rules/rule.js';
import { structuredReader } from './structured/structured-reader.js';
import type { Detector } from './types.js';

export interface DefaultDetectorOptions extends Pick<DetectorOptions, 'engine' | 'personalData'> {
  /** Files and folders with more rules. Their ids must not be ours. */
  rulePaths?: readonly string[];
}

/** The package's rules and the user's, loaded and checked. Throws UnearthError for a broken rule file. */
export function defaultRules(rulePaths: readonly string[] = []): RuleFile[] {
  const own = loadOwnRules();
  return rulePaths.length === 0 ? own : [...own, ...loadRuleFiles(rulePaths.flatMap(ruleFilesIn))];
}

/** The detector that a scan uses: the rules of patterns/, all code detectors, the readers of other encodings and of structured files. */
export function defaultDetector(options: DefaultDetectorOptions = {}): Detector {
  const { rulePaths, ...rest } = options;
  return createDetector({
    ...rest,
    rules: defaultRules(rulePaths),
    codeDetectors: ownCodeDetectors(),
    wrapped: wrappedReader(),
    structured: structuredReader(),
  });
}

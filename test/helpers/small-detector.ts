import { fileURLToPath } from 'node:url';
import { createDetector } from '../../src/detect/create-detector.js';
import { loadRuleFiles } from '../../src/detect/rules/load-patterns.js';
import type { Detector } from '../../src/detect/types.js';

const GITHUB_RULES = fileURLToPath(new URL('../../patterns/github.yml', import.meta.url));

/** A detector of one rule file, for tests that are about anything but the rules: it starts in milliseconds. */
export function smallDetector(): Detector {
  return createDetector({ rules: loadRuleFiles([GITHUB_RULES]), codeDetectors: [] });
}

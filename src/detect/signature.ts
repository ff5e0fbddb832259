import { createHash } from 'node:crypto';
import type { CodeDetector } from './code-detector.js';
import type { Rule } from './rules/rule.js';

/** Raise when detection code changes what can be found: caches of earlier results are then void. */
const DETECTION_VERSION = 1;

/** 32 hexadecimal digits that change with rules, code detectors and detection code. The engine does not count: both find the same. */
export function detectionSignature(rules: readonly Rule[], codeDetectors: readonly CodeDetector[]): string {
  const content = JSON.stringify([
    DETECTION_VERSION,
    rules,
    codeDetectors.map(({ name, triggers, modes }) => [name, triggers, modes]),
  ]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

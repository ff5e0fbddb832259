// Part of `npm run build`: checks patterns/*.yml and writes them as dist/patterns.json, which is read in a tenth of the time.
import { writeFileSync } from 'node:fs';
import {
  COMPILED_PATTERNS,
  loadRuleFiles,
  PATTERNS_FOLDER,
  ruleFilesIn,
  withoutDocumentation,
} from '../dist/detect/rules/load-patterns.js';

const files = withoutDocumentation(loadRuleFiles(ruleFilesIn(PATTERNS_FOLDER)));
writeFileSync(COMPILED_PATTERNS, JSON.stringify(files));

// Part of `npm run build`: lays out the search tables of the package's own rules, so that a scan need not.
import { writeFileSync } from 'node:fs';
import { ownCodeDetectors } from '../dist/detect/code-detectors.js';
import { prepareTables } from '../dist/detect/create-detector.js';
import { encodePrepared } from '../dist/detect/prefilter/prepared-tables.js';
import { loadOwnRules } from '../dist/detect/rules/load-patterns.js';
import { preparedTableFile } from '../dist/detect/rules/prepared-table-files.js';

const rules = loadOwnRules();
for (const personalData of ['default', 'all']) {
  const prepared = prepareTables({ rules, codeDetectors: ownCodeDetectors(), personalData });
  writeFileSync(preparedTableFile(personalData), encodePrepared(prepared));
}

/** All files of a plan folder. */
import type { PlanFacts } from '../facts.js';
import type { Instruments } from '../instruments.js';
import type { PlanDocument, PlanFile } from '../model.js';
import { file, type FilterSetup } from './filter-options.js';
import { rewriteScript } from './rewrite-script.js';

export interface PlanFileInput {
  facts: PlanFacts;
  /** Scrubbed; its list of files is filled in here. */
  document: PlanDocument;
  instruments: Instruments;
  setup: FilterSetup;
  needed: boolean;
}

export function planFiles(input: PlanFileInput): PlanFile[] {
  const { document, setup, needed } = input;
  const files = [
    file('rewrite.sh', rewriteScript({ needed, options: setup.options }), 'rewrites a mirror clone: sh rewrite.sh SOURCE MIRROR', false, true),
    ...(needed ? setup.files : []),
  ];
  document.rewrite.files = [
    { name: 'plan.json', purpose: 'this plan as data; verification and rehearsal read it', secret: false },
    ...files.map(({ name, purpose, secret }) => ({ name, purpose, secret })),
  ];
  const json = Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
  return [file('plan.json', json, 'this plan as data; verification and rehearsal read it', false), ...files];
}

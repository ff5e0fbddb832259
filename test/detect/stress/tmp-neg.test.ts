import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { QUIET_TEXTS } from './quiet-texts.js';
import { findAll } from './find-all.js';
it('x', () => {
  const out: string[] = []; 
  for (const [g, forms] of Object.entries(QUIET_TEXTS)) for (const form of forms) {
    let text = form; 
    try { text = expandTemplate(form.replace(/\{\{ /g, '{ {').replace('{{resolve', '{ {resolve'), form).text.replaceAll('{ {', '{{'); } catch (e) { out.push('BAD ' + form + e); }
    for (const f of findAll(text)) out.push(`${g}: ${f.rule} ${f.severity} ${f.confidence} ${f.value.slice(0, 50)} IN ${JSON.stringify(text.slice(0, 160))}`);
  }
  writeFileSync('/tmp/det/neg.txt', out.join('\n') + '\n');
});

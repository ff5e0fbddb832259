import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { SECRETS } from './secrets-in-the-wild.js';
import { findAll } from './find-all.js';
const values: Record<string,string> = { mixed: 'hT7wQ2vLmX9cRb', hex: '9f3c1be07a52d84e6fb1093ac7de5528', word: 'Marigold1987', lower: 'copperkettle42', phrase: 'brave-otter-lamp-71', letters: 'harvestmoon', special: 'Vk!8rw_Tz2p' };
it('x', () => {
  const out: string[] = []; const tot: Record<string,[number,number]> = {};
  for (const [g, forms] of Object.entries(SECRETS)) for (const form of forms) {
    const miss: string[] = [];
    for (const [k, v] of Object.entries(values)) {
      const t = (tot[k] ??= [0,0]); t[1]++;
      const found = findAll(form.replaceAll('VALUE', v)).some((f) => f.value.includes(v));
      if (found) t[0]++; else miss.push(k);
    }
    if (miss.length) out.push(`${g}: ${JSON.stringify(form)}  -- ${miss.length === 7 ? 'ALL' : miss.join(' ')}`);
  }
  writeFileSync('/tmp/det/pos.txt', out.join('\n') + '\n' + JSON.stringify(tot));
});

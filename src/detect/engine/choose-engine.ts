import { UnearthError } from '../../errors.js';
import { loadRe2 } from './re2.js';
import type { RegexEngine } from './regex-engine.js';
import { loadV8 } from './v8.js';

/** The engine asked for; without a wish RE2 where it loads, else V8's. */
export function chooseEngine(wish?: 're2' | 'v8'): RegexEngine {
  if (wish === 'v8') return loadV8();
  const re2 = loadRe2();
  if (re2 !== null) return re2;
  if (wish === undefined) return loadV8();
  throw new UnearthError('tool-missing', 're2 is not installed, or its native part does not load', {
    hint: 'allow its install script (npm install --allow-scripts=re2), or leave the engine out to use V8',
  });
}

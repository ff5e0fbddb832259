import { createRequire } from 'node:module';
import { compiledPattern, type RegexEngine } from './regex-engine.js';

type Re2Constructor = new (
  source: string,
  flags: string,
) => { lastIndex: number; exec(text: string): RegExpExecArray | null };

let loaded: RegexEngine | null | undefined;

/**
 * The RE2 engine, or null where its native part is not installed (npm 12, pnpm and others do not run dependencies'
 * install scripts unless allowed) or does not work: one match is tried before it is trusted.
 */
export function loadRe2(): RegexEngine | null {
  loaded ??= tryRe2();
  return loaded;
}

function tryRe2(): RegexEngine | null {
  try {
    const RE2 = createRequire(import.meta.url)('re2') as Re2Constructor;
    const engine: RegexEngine = {
      name: 're2',
      compile: (source, group) => {
        // Compiled at once, so that a pattern RE2 refuses is known here.
        const first = new RE2(source, 'dy');
        return compiledPattern((flags) => (flags === 'dy' ? first : new RE2(source, flags)), group);
      },
    };
    const found = new Int32Array(4);
    const works = engine.compile('a(b)', 1).match('xab', 1, true, found) && found[2] === 2;
    return works ? engine : null;
  } catch {
    return null;
  }
}

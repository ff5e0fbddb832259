import { setFlagsFromString } from 'node:v8';
import { compiledPattern, type RegexEngine } from './regex-engine.js';

let ready = false;

/**
 * V8's own engine. Where a pattern backtracks too much, V8 goes on with its linear-time engine, if the pattern's form allows it
 * (v8/src/regexp/experimental: no counted repeat above 16 times); the bounded text and the rules' own time check do the rest.
 */
export function loadV8(): RegexEngine {
  if (!ready) {
    setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
    ready = true;
  }
  return {
    name: 'v8',
    compile: (source, group) => {
      const first = new RegExp(source, 'dy');
      return compiledPattern((flags) => (flags === 'dy' ? first : new RegExp(source, flags)), group);
    },
  };
}

/**
 * Loads the program's chunks with the machine-independent code that V8 made of them at build time, so that nothing is parsed and compiled
 * at every start. V8 checks that such code fits its version and flags, and the length of the source; where it does not, the chunk is
 * compiled as usual. (Node 20 does this for no module by itself: https://nodejs.org/docs/latest-v20.x/api/vm.html#new-vmscriptcode-options)
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

/** Code of chunk X stands beside it in a file of this name. */
export const CODE_SUFFIX = '.code';

export interface Chunk {
  file: string;
  script: vm.Script;
}

/** What a chunk of the CommonJS form is called with. */
type ChunkFunction = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
) => void;

const WRAPPER = ['(function (exports, require, module, __filename) {', '\n})'] as const;

/** Runs a chunk with all that it requires; `onCompiled` is told of each chunk. Returns what it exports. */
export function loadChunk(first: string | URL, onCompiled?: (chunk: Chunk) => void): unknown {
  const folder = path.dirname(filePath(first));
  const requireOutside = createRequire(filePath(first));
  const loaded = new Map<string, { exports: unknown }>();
  return load(filePath(first));

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const script = compileChunk(file);
    onCompiled?.({ file, script });
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const run = script.runInThisContext() as ChunkFunction;
    run(module.exports, (id) => (id.startsWith('./') ? load(path.join(folder, id)) : requireOutside(id)), module, file);
    return module.exports;
  }
}

function filePath(file: string | URL): string {
  return typeof file === 'string' ? file : fileURLToPath(file);
}

/** Compiles a chunk, or takes the code kept for it. */
export function compileChunk(filename: string): vm.Script {
  const source = WRAPPER.join(readFileSync(filename, 'utf8'));
  const cachedData = readCode(filename + CODE_SUFFIX);
  return new vm.Script(source, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
}

/** Without it everything works, a little later. */
function readCode(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

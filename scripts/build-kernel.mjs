// Part of `npm run build`: compiles src/kernel/assembly (AssemblyScript) into a TypeScript file that holds the module as base64, so
// that the program needs no file beside it and detection stays free of file access.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const source = fileURLToPath(new URL('../src/kernel/assembly/index.ts', import.meta.url));
const target = new URL('../src/kernel/kernel-bytes.ts', import.meta.url);
const folder = mkdtempSync(path.join(os.tmpdir(), 'unearth-kernel-'));
const binary = path.join(folder, 'kernel.wasm');
try {
  const { error, stderr } = await asc.main([
    source,
    ...['--outFile', binary, '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--memoryBase', '64'],
    ...['--enable', 'simd', '--enable', 'bulk-memory', '--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ]);
  if (error) throw new Error(`src/kernel/assembly does not compile: ${error.message}\n${stderr.toString()}`);
  const text = readFileSync(binary).toString('base64');
  writeFileSync(target, `/** Made by scripts/build-kernel.mjs from src/kernel/assembly. */\nexport const KERNEL_BYTES =\n  '${text}';\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

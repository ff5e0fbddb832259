import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CODE_SUFFIX, compileChunk, loadChunk, type Chunk } from '../../src/launch/load-chunk.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'unearth-chunk-'));
  write('main.cjs', "exports.sum = require('./other.cjs').twice(4) + require('./other.cjs').calls();");
  write('other.cjs', 'let calls = 0; exports.twice = (n) => (calls++, 2 * n); exports.calls = () => calls;');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a chunk gets what it requires, each chunk runs once', () => {
  expect(load()).toEqual({ sum: 9 });
});

test('kept code is used, and gives the same', () => {
  keepCode();
  expect(load()).toEqual({ sum: 9 });
  expect(compileChunk(path.join(folder, 'main.cjs')).cachedDataRejected).toBe(false);
});

test.each([
  ['of another source', () => write('main.cjs', "exports.sum = 'changed';"), { sum: 'changed' }],
  ['cut off', () => write(`main.cjs${CODE_SUFFIX}`, 'half'), { sum: 9 }],
  ['empty', () => write(`main.cjs${CODE_SUFFIX}`, ''), { sum: 9 }],
])('code that is %s is not used', (_, spoil, expected) => {
  keepCode();
  spoil();
  expect(load()).toEqual(expected);
});

test('the build keeps code that this engine takes, for every chunk', () => {
  const refused = execFileSync(process.execPath, ['--input-type=module', '--eval', LIST_REFUSED], {
    cwd: new URL('dist/bundle/', PACKAGE_ROOT),
    encoding: 'utf8',
  });
  expect(JSON.parse(refused)).toEqual([]);
});

/** Code holds for the flags it was made with; those are set for a whole process. */
const LIST_REFUSED = `
  import { readdirSync } from 'node:fs';
  import { pathToFileURL } from 'node:url';
  const here = pathToFileURL(process.cwd() + '/');
  const { compileChunk } = await import(new URL('load-chunk.js', here));
  const { tuneEngine } = await import(new URL('tune-engine.js', here));
  tuneEngine();
  const chunks = readdirSync('.').filter((name) => name.endsWith('.cjs'));
  if (chunks.length < 10) throw new Error('no bundle');
  const refused = chunks.filter((name) => compileChunk(process.cwd() + '/' + name).cachedDataRejected !== false);
  console.log(JSON.stringify(refused));
`;

function load(onCompiled?: (chunk: Chunk) => void): unknown {
  return loadChunk(path.join(folder, 'main.cjs'), onCompiled);
}

function keepCode(): void {
  const chunks: Chunk[] = [];
  load((chunk) => chunks.push(chunk));
  for (const { file, script } of chunks) write(path.basename(file) + CODE_SUFFIX, script.createCachedData());
}

function write(name: string, content: string | Buffer): void {
  writeFileSync(path.join(folder, name), content);
}

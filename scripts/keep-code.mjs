// Part of `npm run build`: scans a small repository with the bundled program and keeps the code that V8 made of it meanwhile beside the chunks
// (src/launch/load-chunk.ts loads it). Only what has run is in it; where git is missing that is less, and the program works all the same.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODE_SUFFIX, compileChunk, loadChunk } from '../dist/bundle/load-chunk.js';
import { tuneEngine } from '../dist/bundle/tune-engine.js';

const root = new URL('../', import.meta.url);
const bundle = fileURLToPath(new URL('dist/bundle/', root));
tuneEngine();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'unearth-code-'));
const scripts = new Map(chunkFiles().map((file) => [file, compileChunk(file)]));

process.on('exit', () => {
  for (const [file, script] of scripts) writeFileSync(file + CODE_SUFFIX, script.createCachedData());
  rmSync(scratch, { recursive: true, force: true });
  process.exitCode = 0;
});
if (makeRepository()) {
  process.argv = [process.argv[0], 'unearth', 'scan', scratch, '--no-cache', '--quiet', '--jobs', '1'];
  process.argv.push('--output', path.join(scratch, 'report.txt'));
  loadChunk(path.join(bundle, 'main.cjs'), ({ file, script }) => scripts.set(file, script));
}

function chunkFiles() {
  return readdirSync(bundle).flatMap((name) => (name.endsWith('.cjs') ? [path.join(bundle, name)] : []));
}

/** This package's own sources: text of the kind that is scanned most, with a version that differs, so that there are deltas. */
function makeRepository() {
  const folder = path.join(scratch, 'src');
  cpSync(fileURLToPath(new URL('src/', root)), folder, { recursive: true });
  try {
    git('init', '--quiet');
    commit();
    for (const name of readdirSync(folder, { recursive: true })) change(path.join(folder, name));
    commit();
    git('gc', '--quiet');
    return true;
  } catch (error) {
    console.warn(`no code kept: ${error.message}`);
    return false;
  }
}

function change(file) {
  if (!file.endsWith('.ts')) return;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('const ', 'let '));
}

function commit() {
  git('add', '--all');
  git('-c', 'user.name=unearth', '-c', 'user.email=unearth@unearth.invalid', 'commit', '--quiet', '--message=Version');
}

function git(...parameters) {
  execFileSync('git', ['-C', scratch, ...parameters], { stdio: 'ignore' });
}

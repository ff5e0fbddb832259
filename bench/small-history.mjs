// A history small enough for a smoke check: some hundred commits of growing files.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Makes the repository in a temporary folder, removed at exit; returns its path. */
export function makeSmallHistory(commits = 300) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'unearth-small-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const git = (args, input) => {
    const run = spawnSync('git', args, { cwd: folder, input, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`git ${args[0]}: ${run.stderr}`);
  };
  git(['init', '--quiet', '--bare', '--initial-branch=main']);
  git(['fast-import', '--quiet'], streamOf(commits));
  git(['repack', '-adq', '--window=50']);
  return folder;
}

function streamOf(commits) {
  const lines = Array.from({ length: 200 }, (_, k) => `int value_${k} = ${k * 7919};`);
  const parts = [];
  for (let commit = 0; commit < commits; commit++) {
    lines[(commit * 31) % lines.length] = `int value_${commit} = ${commit}; /* change ${commit} */`;
    const text = lines.join('\n');
    parts.push(`commit refs/heads/main\ncommitter B <b@vale.invalid> ${1700000000 + commit} +0000\ndata 6\nchange\n`);
    parts.push(`M 100644 inline src/file${commit % 7}.c\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  }
  return parts.join('');
}

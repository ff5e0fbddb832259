#!/usr/bin/env node
// How the time of a scan grows with a history: scans its first 25, 50, 75 and 100 % of commits (along the first parents of
// HEAD), each packed anew in the same way, and prints the time for each byte of pack and for each byte of content. Times are
// seconds of processor, which a busy machine changes less than those of the clock; the least of all runs counts.
//
//   node bench/growth.mjs [--runs 3] [--jobs 1] REPOSITORY
//
// Packing takes most of the time. No time is asserted: figures are for reading.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'bundle', 'main.js');
const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, jobs: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const FRACTIONS = [0.25, 0.5, 0.75, 1];

function git(folder, ...args) {
  const run = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
  return run.stdout.trim();
}

/** A bare repository of one commit and everything before it. */
function makePrefix(source, commit, folder) {
  fs.mkdirSync(folder);
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main');
  const serve = 'git -c uploadpack.allowAnySHA1InWant=true upload-pack';
  git(
    folder,
    'fetch',
    '--quiet',
    '--no-tags',
    `--upload-pack=${serve}`,
    `file://${source}`,
    `${commit}:refs/heads/main`,
  );
  git(folder, 'repack', '-adfq', '--depth=50', '--window=10', '--threads=1');
}

function packBytes(folder) {
  const packs = path.join(folder, 'objects', 'pack');
  const names = fs.readdirSync(packs).filter((name) => name.endsWith('.pack'));
  return names.reduce((sum, name) => sum + fs.statSync(path.join(packs, name)).size, 0);
}

function scan(folder, report) {
  const flags = ['--no-cache', '--jobs', values.jobs, '--format', 'json', '--exit-zero', '--quiet', '--output', report];
  const note = `${report}.time`;
  const command = ['-f', '%U %S', '-o', note, process.execPath, program, 'scan', folder, ...flags];
  const run = spawnSync('/usr/bin/time', command, { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const [user, system] = fs.readFileSync(note, 'utf8').trim().split(' ');
  return Number(user) + Number(system);
}

function measure(folder, scratch) {
  const report = path.join(scratch, 'report.json');
  scan(folder, report);
  const times = Array.from({ length: Number(values.runs) }, () => scan(folder, report));
  const { coverage } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return { seconds: Math.min(...times), coverage };
}

function row(share, folder, scratch) {
  const { seconds, coverage } = measure(folder, scratch);
  const megabytes = packBytes(folder) / 1e6;
  const unpacked = coverage.bytes.unpacked / 1e6;
  return [
    `${share * 100} %`,
    String(coverage.objects.commits),
    String(coverage.objects.total),
    megabytes.toFixed(1),
    unpacked.toFixed(0),
    seconds.toFixed(2),
    ((seconds * 1000) / megabytes).toFixed(1),
    ((seconds * 1000) / unpacked).toFixed(2),
  ];
}

const source = path.resolve(positionals[0] ?? '.');
const line = git(source, 'rev-list', '--first-parent', '--reverse', 'HEAD').split('\n');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'unearth-growth-'));
try {
  const rows = [['history', 'commits', 'objects', 'pack MB', 'text MB', 'CPU s', 'ms a pack MB', 'ms a text MB']];
  for (const share of FRACTIONS) {
    const folder = path.join(scratch, `${share * 100}.git`);
    makePrefix(source, line[Math.ceil(line.length * share) - 1], folder);
    rows.push(row(share, folder, scratch));
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  for (const cells of rows) console.log(cells.map((cell, k) => cell.padStart(widths[k])).join('  '));
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

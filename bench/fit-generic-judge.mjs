#!/usr/bin/env node
// Fits the weights of src/detect/generic/model-weights.ts and says how good they are on repositories they have not seen.
//   npm run build && node bench/fit-generic-judge.mjs --labelled FILE.jsonl.gz [--plain DIR]... [--folds 10] [--write]
// FILE: a JSON object a line, {repo, text, labels: [[firstLine, lastLine, , , 'T' | 'F' | 'X', , value], ...]}.
// DIR: trees of ordinary source code, taken as free of secrets. Needs only Node; the data is nowhere in this project.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { findCandidate } from '../dist/detect/generic/find-candidate.js';
import { judge } from '../dist/detect/generic/judge.js';
import { TRIGGER_KINDS } from '../dist/detect/generic/triggers.js';

const { values: options } = parseArgs({
  options: {
    labelled: { type: 'string' },
    plain: { type: 'string', multiple: true, default: [] },
    folds: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
});
if (!options.labelled) {
  console.error('usage: fit-generic-judge.mjs --labelled FILE.jsonl.gz [--plain DIR]... [--folds N] [--write]');
  process.exit(2);
}
const RIDGE = 1.5;
const WEIGHT = { madeUp: 0.15, plain: 0.08, unsure: 0.6 };

const records = readLines(options.labelled);
const labelled = records.flatMap(labelledCandidates);
const extra = [...madeUpPasswords(1500), ...plainTrees(options.plain)];
weighByRepository(labelled);
const features = [...new Set([...labelled, ...extra].flatMap(({ features }) => features.map(([name]) => name)))];
const columns = new Map(features.map((name, index) => [name, index]));
for (const row of [...labelled, ...extra])
  row.columns = row.features.map(([name, strength]) => [columns.get(name), strength]);

crossValidate(Number(options.folds));
for (const threshold of [0.4, 0.5, 0.6, 0.7, 0.8]) console.log(figures(threshold));
if (options.write) writeWeights(fit([...labelled, ...extra]));

function readLines(file) {
  const bytes = fs.readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Candidates of a text that no rule turns away, each once. */
function candidatesOf(text) {
  const lower = text.toString('latin1').toLowerCase();
  const found = new Map();
  TRIGGER_KINDS.forEach(({ literal }, trigger) => {
    for (let at = lower.indexOf(literal); at >= 0; at = lower.indexOf(literal, at + 1)) {
      const candidate = findCandidate(text, text.length, at, trigger, () => {});
      if (candidate) found.set(`${candidate.start}:${candidate.end}:${candidate.name}`, candidate);
    }
  });
  return [...found.values()]
    .map((candidate) => ({ candidate, judgement: judge(candidate) }))
    .filter(({ judgement }) => judgement.rejected === null)
    .map(({ candidate, judgement }) => ({ candidate, features: [...judgement.features] }));
}

/** A candidate is true if it meets the value of a T label on its line; another value on such a line says nothing. */
function labelledCandidates(record) {
  const text = Buffer.from(record.text, 'utf8');
  record.rows = candidatesOf(text).map((row) => {
    const line = 1 + text.subarray(0, row.candidate.start).filter((byte) => byte === 10).length;
    const value = Buffer.from(row.candidate.raw, 'latin1').toString('utf8');
    const meeting = record.labels.filter((label) => line >= label[0] && line <= label[1]);
    const meets = (label) => !label[6] || value.includes(label[6]) || label[6].includes(value);
    const trueLine = meeting.some((label) => label[4] === 'T');
    const target = meeting.some((label) => label[4] === 'T' && label[6] && meets(label)) ? 1 : 0;
    const unsure = !trueLine && !meeting.some((label) => label[4] === 'F') && meeting.some((label) => label[4] === 'X');
    return { ...row, line, target, silent: trueLine && !target, unsure, group: record.repo };
  });
  return record.rows.filter(({ silent }) => !silent);
}

/** Large repositories must not drown small ones. */
function weighByRepository(rows) {
  const counts = new Map();
  for (const { group } of rows) counts.set(group, (counts.get(group) ?? 0) + 1);
  for (const row of rows) row.weight = counts.get(row.group) ** -0.35 * (row.unsure ? WEIGHT.unsure : 1);
  const mean = rows.reduce((sum, { weight }) => sum + weight, 0) / rows.length;
  for (const row of rows) row.weight /= mean;
}

/** Passwords of words, digits and marks, as people choose them; the labelled data has only random ones. */
function madeUpPasswords(count) {
  let state = 12345;
  const random = () => (state = (state * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const digits = (length) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  const words =
    'river castle purple tiger window summer winter coffee banana silver orange rocket garden jackson robert london madrid falcon wizard storm copper guitar soccer acme globex backup billing crm jira'.split(
      ' ',
    );
  const capital = (word) => word[0].toUpperCase() + word.slice(1);
  const leet = (word) => word.replace('a', '@').replace('o', '0').replace('e', '3');
  const values = [
    () => capital(pick(words)) + digits(4) + pick(['!', '#', '', '@']),
    () => pick(words) + digits(3),
    () => capital(pick(words)) + pick(['_', '-', '.', '#']) + digits(3),
    () => leet(capital(pick(words))) + digits(2) + pick(['!', '']),
    () => `${pick(words)}-${pick(words)}-${digits(2)}`,
    () => capital(pick(words)) + capital(pick(words)) + digits(2),
    () => `my${pick(words)}${pick(['key', 'secret', 'pass'])}${digits(3)}`,
  ];
  const names =
    'password db_password DB_PASSWORD passwd dbPassword adminPassword pwd SMTP_PASS secret SECRET_KEY client_secret JWT_SECRET jwtSecret app_secret rootPassword user_pass spring.datasource.password passphrase'.split(
      ' ',
    );
  const lines = [
    (n, v) => `${n} = "${v}"`,
    (n, v) => `  ${n}: ${v}`,
    (n, v) => `export ${n}=${v}`,
    (n, v) => `      - ${n}=${v}`,
    (n, v) => `const ${n} = '${v}';`,
    (n, v) => `    "${n}": "${v}",`,
    (n, v) => `define('${n}', '${v}');`,
    (n, v) => `<${n}>${v}</${n}>`,
    (n, v) => `connect(host="db1", user="app", ${n}="${v}")`,
    (n, v) => `<add key="${n}" value="${v}" />`,
    (n, v) => `mongodb://svc:${v}@db1.corp.net/app`,
    (n, v) => `Server=db1;Database=app;User Id=svc;Password=${v};`,
    (n, v) => `if (user == "ops" && ${n} == "${v}") {`,
    (n, v) => `mysql -u app -p${v} shop`,
    (n, v) => `CREATE USER svc WITH PASSWORD '${v}';`,
    (n, v) => `the ${n.replace(/[._]/g, ' ')} is ${v}`,
    (n, v) => `process.env.${n} || '${v}'`,
  ];
  return Array.from({ length: count }, (_, index) => {
    const value = pick(values)();
    const rows = candidatesOf(Buffer.from(`${pick(lines)(pick(names), value)}\n`));
    return rows
      .filter(({ candidate }) => candidate.raw.includes(value))
      .map((row) => ({ ...row, target: 1, weight: WEIGHT.madeUp, group: `made-up-${index % 30}` }));
  }).flat();
}

/** Each name and value once; folders of tests and examples left out, since they are full of made-up secrets. */
function plainTrees(folders) {
  const rows = [];
  const seen = new Set();
  const walk = (folder) => {
    if (/(?:^|[/])(?:tests?|examples?|samples?|\.git)$/.test(folder)) return;
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      if (!entry.isFile() || fs.statSync(file).size > 400_000) continue;
      const text = fs.readFileSync(file);
      if (text.subarray(0, 8000).includes(0)) continue;
      for (const row of candidatesOf(text)) {
        const key = `${row.candidate.name}|${row.candidate.raw}`;
        if (seen.has(key)) continue;
        seen.add(key);
        rows.push({ ...row, target: 0, weight: WEIGHT.plain, group: `plain-${rows.length % 30}` });
      }
    }
  };
  folders.forEach(walk);
  return rows;
}

/** Logistic regression with ridge penalty, by Adam over the whole set. */
function fit(rows, rounds = 160) {
  const width = features.length;
  const weights = new Float64Array(width + 1);
  const mean = new Float64Array(width + 1);
  const square = new Float64Array(width + 1);
  const gradient = new Float64Array(width + 1);
  for (let round = 1; round <= rounds; round++) {
    gradient.fill(0);
    for (const row of rows) {
      const error = (probability(weights, row) - row.target) * row.weight;
      for (const [column, strength] of row.columns) gradient[column] += error * strength;
      gradient[width] += error;
    }
    const rate = 0.2 * (1 - (round / rounds) * 0.95);
    for (let index = 0; index <= width; index++) {
      const slope = gradient[index] + (index < width ? RIDGE * weights[index] : 0);
      mean[index] = 0.9 * mean[index] + 0.1 * slope;
      square[index] = 0.98 * square[index] + 0.02 * slope * slope;
      weights[index] -=
        (rate * (mean[index] / (1 - 0.9 ** round))) / (Math.sqrt(square[index] / (1 - 0.98 ** round)) + 1e-6);
    }
  }
  return weights;
}

function probability(weights, row) {
  let logOdds = weights[features.length];
  for (const [column, strength] of row.columns) logOdds += weights[column] * strength;
  return 1 / (1 + Math.exp(-logOdds));
}

/** Whole repositories are left out, so that the figures are of unseen ones. */
function crossValidate(folds) {
  const groups = [...new Set([...labelled, ...extra].map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, index) => [group, ((index * 7) % groups.length) % folds]));
  for (let fold = 0; fold < folds; fold++) {
    const weights = fit([...labelled, ...extra].filter(({ group }) => foldOf.get(group) !== fold));
    for (const row of [...labelled, ...extra]) {
      if (foldOf.get(row.group) === fold) row.probability = probability(weights, row);
    }
  }
}

/** Recall over lines labelled T, precision against F, and strict: X and lines without a label are wrong too. */
function figures(threshold) {
  let [lines, hit, onTrue, onFalse, onOther] = [0, 0, 0, 0, 0];
  for (const record of records) {
    const rows = record.rows.filter((row) => !row.silent && row.probability >= threshold);
    for (const label of record.labels) {
      if (label[4] !== 'T') continue;
      lines++;
      if (rows.some(({ line }) => line >= label[0] && line <= label[1])) hit++;
    }
    for (const { line } of rows) {
      const classes = record.labels.filter((label) => line >= label[0] && line <= label[1]).map((label) => label[4]);
      if (classes.includes('T')) onTrue++;
      else if (classes.includes('F')) onFalse++;
      else onOther++;
    }
  }
  const share = (part, whole) => (part / (whole || 1)).toFixed(3);
  const madeUp = extra.filter(({ target }) => target === 1);
  const plain = extra.filter(({ target }) => target === 0);
  return [
    `at ${threshold}: recall of all labelled lines ${share(hit, lines)}`,
    `precision ${share(onTrue, onTrue + onFalse)}`,
    `strict ${share(onTrue, onTrue + onFalse + onOther)}`,
    `made-up passwords found ${share(madeUp.filter((row) => row.probability >= threshold).length, madeUp.length)}`,
    `of ${plain.length} candidates in plain trees ${plain.filter((row) => row.probability >= threshold).length}`,
  ].join(', ');
}

function writeWeights(weights) {
  const file = fileURLToPath(new URL('../src/detect/generic/model-weights.ts', import.meta.url));
  const head = fs.readFileSync(file, 'utf8').split('export const BIAS')[0];
  const round = (value) => Math.round(value * 100) / 100;
  const rows = features
    .map((name, index) => [name, round(weights[index])])
    .filter(([, weight]) => Math.abs(weight) >= 0.02)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight},`);
  fs.writeFileSync(
    file,
    `${head}export const BIAS = ${round(weights[features.length])};\n\nexport const WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`,
  );
  console.log(`wrote ${rows.length} weights; run prettier over ${path.relative(process.cwd(), file)}`);
}

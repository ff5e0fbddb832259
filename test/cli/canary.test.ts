import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { FORMATS } from '../../src/report/formats.js';
import type { ScanResult } from '../../src/findings/model.js';
import { CANARY, sampleResult } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

const VALUES = [CANARY.aws, CANARY.password, CANARY.inPath];

/** No value as it is, and none in base64, hex, reversed or percent-encoded form. */
function expectNoValue(text: string): void {
  for (const value of VALUES) {
    for (const form of [
      value,
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
      Buffer.from(value).toString('hex'),
      encodeURIComponent(value),
    ]) {
      expect(text).not.toContain(form);
    }
  }
}

/** As a result would be if the scan had forgotten to redact: values in every field that is text of the repository. */
function careless(): ScanResult {
  const result = sampleResult();
  const { report } = result;
  report.repository.remotes.push({ name: CANARY.aws, url: `https://u:${CANARY.aws}@host/x.git` });
  report.repository.headRef = `refs/heads/${CANARY.inPath}`;
  report.coverage.gaps[0]!.message += ` ${CANARY.aws}`;
  report.coverage.gaps[0]!.examples.push(`dir/${CANARY.password}`);
  for (const finding of report.findings) {
    finding.names.push(CANARY.inPath);
    finding.companions.push(`user:${CANARY.password}@host`);
    finding.reasons.push(`because of ${CANARY.aws}`);
    for (const occurrence of finding.occurrences) {
      occurrence.path = `${occurrence.path}/${CANARY.aws}`;
      occurrence.pathBytes = Buffer.from(occurrence.path).toString('base64');
      occurrence.layers.push(`zip:${CANARY.password}`);
      occurrence.refs.push(`refs/tags/${CANARY.aws}`);
      if (occurrence.introduced) {
        occurrence.introduced.subject = CANARY.password;
        occurrence.introduced.authorName = CANARY.aws;
        occurrence.introduced.authorEmail = `${CANARY.inPath}@x.example`;
      }
    }
  }
  return result;
}

describe('no value leaves the program', () => {
  it.each(FORMATS)('as %s, on standard output and in files, whatever the scan forgot', async (format) => {
    const cwd = mkdtempSync(join(tmpdir(), 'unearth-canary-'));
    const { out, err } = await runCli(['scan', '--format', format, '--report', `${format}=copy`, '--stats'], {
      result: careless(),
      cwd,
    });
    expectNoValue(out + err);
    expectNoValue(readFileSync(join(cwd, 'copy'), 'utf8'));
  });

  it.each([
    ['an unknown error', new TypeError(`cannot read ${CANARY.aws}`)],
    ['a parse error', syntaxError(`{"x": "${CANARY.aws}`)],
    ['a thrown string', Object.assign(new Error(CANARY.password), { code: 'EIO' })],
    ['an error with a cause', new Error('x', { cause: new Error(CANARY.aws) })],
    ['an UnearthError with a cause', new UnearthError('internal', 'failed', { cause: new Error(CANARY.aws) })],
  ])('in %s', async (_what, error) => {
    for (const flags of [[], ['--debug'], ['--json']]) {
      const { code, out, err } = await runCli(['scan', ...flags], { result: error });
      expect(code).toBe(2);
      expectNoValue(out + err);
    }
  });

  it('in messages on baselines and ignore files that cannot be read', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'unearth-canary-'));
    mkdirSync(join(cwd, '.git'));
    const contents = [
      `${CANARY.aws}\n`,
      `[{"Secret": "${CANARY.aws}"`,
      `a: [${CANARY.aws}`,
      `version: 1\naccepted:\n  - ${CANARY.aws}\n`,
    ];
    for (const [at, content] of contents.entries()) {
      for (const name of [`b${at}.yml`, `b${at}.json`, '.unearthignore']) {
        writeFileSync(join(cwd, name), content);
        const { code, out, err } = await runCli(['scan', '--baseline', name], { result: sampleResult(), cwd });
        expect(code).toBe(2);
        expectNoValue(out + err);
      }
    }
  });

  it('in baselines', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'unearth-canary-'));
    await runCli(['baseline', 'create', '--reason', 'x'], { result: careless(), cwd });
    expectNoValue(readFileSync(join(cwd, 'unearth-baseline.yml'), 'utf8'));
  });

  it('in what hooks and explain say', async () => {
    for (const argv of [
      ['guard', 'pre-commit'],
      ['guard', 'pre-commit', '--json'],
      ['explain', '774a616c'],
      ['explain', '774a616c', '--json'],
    ]) {
      const { out, err } = await runCli(argv, { result: careless() });
      expect(out + err).not.toBe('');
      expectNoValue(out + err);
    }
    const { out, err } = await runCli(['explain'], { stdin: `AWS_SECRET_ACCESS_KEY = "${CANARY.aws}"\n` });
    expectNoValue(out + err);
  });

  it('in half-written files after a failure', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'unearth-canary-'));
    mkdirSync(join(cwd, 'taken'));
    const { code } = await runCli(['scan', '--show-secrets', '--output', 'taken', '--format', 'json'], {
      result: sampleResult(),
      cwd,
    });
    expect(code).toBe(2);
    expect(readdirSync(cwd)).toEqual(['taken']);
    expect(existsSync(join(cwd, 'taken')) && statSync(join(cwd, 'taken')).isDirectory()).toBe(true);
  });
});

function syntaxError(text: string): Error {
  try {
    JSON.parse(text);
  } catch (error) {
    return error as Error;
  }
  throw new Error('that was valid JSON');
}

it('--show-secrets shows them, says so, and nothing else does', async () => {
  const { out, err } = await runCli(['scan', '--show-secrets', '--format', 'gitleaks'], { result: sampleResult() });
  expect(out).toContain(CANARY.aws);
  expect(err).toContain('plain text');
});

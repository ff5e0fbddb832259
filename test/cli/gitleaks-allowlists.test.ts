import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CANARY, finding, fingerprintOf, report } from '../report/sample-result.js';
import { runCli } from './run-cli.js';

const leak = {
  report: report([finding(CANARY.aws)]),
  values: new Map([[fingerprintOf(CANARY.aws), Buffer.from(CANARY.aws)]]),
};

async function codeWith(toml: string, flags: string[] = []): Promise<number> {
  const cwd = mkdtempSync(join(tmpdir(), 'unearth-toml-'));
  mkdirSync(join(cwd, '.git'));
  writeFileSync(join(cwd, '.gitleaks.toml'), toml);
  return (await runCli(['scan', ...flags], { result: leak, cwd })).code;
}

describe('a .gitleaks.toml in the repository', () => {
  it.each([
    ['a path', `[allowlist]\npaths = ['''^config/''']`, 0],
    ['another path', `[allowlist]\npaths = ['''^conf/''']`, 1],
    ['the value', `[[allowlists]]\nregexes = ['''(?i)^WJALR''']`, 0],
    ['a stopword', `[[allowlists]]\nstopwords = ["k7mdeng"]`, 0],
    ['a commit', `[allowlist]\ncommits = ["${'a1'.repeat(20)}"]`, 0],
    ['both of two', `[[allowlists]]\ncondition = "AND"\npaths = ['''^config/''']\nstopwords = ["nope"]`, 1],
    ['one of two', `[[allowlists]]\npaths = ['''^config/''']\nstopwords = ["nope"]`, 0],
    ['this rule', `[[rules]]\nid = "aws-secret-access-key"\n[[rules.allowlists]]\nstopwords = ["k7mdeng"]`, 0],
    ['another rule', `[[rules]]\nid = "other"\n[[rules.allowlists]]\nstopwords = ["k7mdeng"]`, 1],
    ['an empty list', `[allowlist]\ndescription = "x"`, 1],
    ['what cannot be translated', `[allowlist]\npaths = ['''(?=x)''']`, 1],
  ])('that allows %s', async (_what, toml, code) => {
    expect(await codeWith(toml)).toBe(code);
    expect(await codeWith(toml, ['--no-ignore'])).toBe(1);
  });

  it('takes no time to speak of for an expression made to take for ever', async () => {
    const started = Date.now();
    expect(await codeWith(`[allowlist]\nregexes = ['''^(\\w+\\w*)+[!]$''']`)).toBe(1);
    expect(Date.now() - started).toBeLessThan(2000);
  });
});

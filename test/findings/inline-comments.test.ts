import { describe, expect, it } from 'vitest';
import { disabledStretches, inlineAllowance } from '../../src/findings/inline-comments.js';

const by = (line: string, previous = '', rules?: string[]): string | undefined =>
  inlineAllowance(line, previous, rules)?.by;

describe('inlineAllowance', () => {
  it.each([
    ['key = "x" # gitleaks:allow', 'gitleaks:allow'],
    ['key = "x" // betterleaks:allow', 'betterleaks:allow'],
    ['key = "x" // trufflehog:ignore', 'trufflehog:ignore'],
    ['key = "x" # kingfisher:ignore', 'kingfisher:ignore'],
    ['key = "x" # ggignore', 'ggignore'],
    ['key = "x" # pragma: allowlist secret', 'pragma: allowlist secret'],
    ['key = "x" # pragma:whitelist-secret', 'pragma:whitelist-secret'],
    ['key = "x" // secretlint-disable-line', 'secretlint-disable-line'],
    ['key = "x" // unearth:allow', 'unearth:allow'],
  ])('%s', (line, expected) => {
    expect(by(line)).toBe(expected);
    expect(by('key = "x"', line)).toBeUndefined();
  });

  it.each([
    ['# pragma: allowlist nextline secret', 'pragma: allowlist nextline secret'],
    ['<!-- pragma: allowlist nextline secret -->', 'pragma: allowlist nextline secret'],
    ['// secretlint-disable-next-line @secretlint/foo', 'secretlint-disable-next-line'],
    ['# unearth:allow-next-line', 'unearth:allow-next-line'],
  ])('%s on the line before', (previous, expected) => {
    expect(by('key = "x"', previous)).toBe(expected);
    expect(by(previous)).toBeUndefined();
  });

  it('wants the next-line pragma of detect-secrets alone on its line', () => {
    expect(by('key', 'other = 1 # pragma: allowlist nextline secret')).toBeUndefined();
  });

  it('reads rules and reason of our own comment', () => {
    expect(
      inlineAllowance('k = 1 # unearth:allow github-pat, aws-secret-access-key -- test data, revoked', ''),
    ).toEqual({
      by: 'unearth:allow',
      reason: 'test data, revoked',
      rules: ['github-pat', 'aws-secret-access-key'],
    });
    expect(inlineAllowance('/* unearth:allow -- fixture */', '')?.reason).toBe('fixture');
    expect(inlineAllowance('<!-- unearth:allow-next-line github-pat -- fixture -->', '')).toBeNull();
  });

  it('holds only for the rules it names', () => {
    const line = 'k = 1 # unearth:allow github-pat -- why';
    expect(by(line, '', ['github-pat'])).toBe('unearth:allow');
    expect(by(line, '', ['aws-secret-access-key'])).toBeUndefined();
    expect(by('k = 1 # unearth:allow -- why', '', ['anything-else'])).toBe('unearth:allow');
  });

  it('is not fooled by words that only contain a marker', () => {
    expect(by('mygitleaks: allowed')).toBeUndefined();
    expect(by('loggignored = 1')).toBeUndefined();
    expect(by('secretlint-disable-next-line')).toBeUndefined();
  });

  it('copes with lines of megabytes', () => {
    expect(by(`${'a: '.repeat(1_000_000)}# gitleaks:allow`)).toBe('gitleaks:allow');
  });
});

describe('disabledStretches', () => {
  const of = (text: string): string[] =>
    disabledStretches(Buffer.from(text), text.length).map(({ from, to }) => text.slice(from, to));

  it('go from a marker to the next that ends them, or to the end', () => {
    expect(of('a /* secretlint-disable */ b /* secretlint-enable */ c')).toEqual(['secretlint-disable */ b /* ']);
    expect(of('# secretlint-disable\nx')).toEqual(['secretlint-disable\nx']);
    expect(of('secretlint-enable secretlint-disable x secretlint-disable y secretlint-enable z')).toEqual([
      'secretlint-disable x secretlint-disable y ',
    ]);
  });

  it('are not begun by the markers of one line', () => {
    expect(of('// secretlint-disable-line\n// secretlint-disable-next-line\nx')).toEqual([]);
    expect(of('')).toEqual([]);
  });
});

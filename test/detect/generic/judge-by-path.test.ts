import { describe, expect, it } from 'vitest';
import { judgeByPath, type PathMatch } from '../../../src/detect/generic/judge-by-path.js';

const match: PathMatch = {
  rule: 'generic-password',
  value: 'kT7pQz41',
  name: 'password',
  confidence: 'high',
  severity: 'high',
};

describe('judgeByPath', () => {
  it('keeps what stands in configuration and source', () => {
    for (const path of ['config/prod.yml', 'src/db.ts', 'deploy/values.yaml', '']) {
      expect(judgeByPath(path, match)).toEqual({ confidence: 'high', severity: 'high', reason: '' });
    }
  });

  it('lowers the severity, not the confidence, in tests, examples and documentation', () => {
    for (const path of ['examples/app.py', 'docs/setup.md']) {
      expect(judgeByPath(path, match)).toMatchObject({ confidence: 'high', severity: 'medium' });
    }
    const token = { ...match, rule: 'generic-token' };
    expect(judgeByPath('test/login_spec.rb', token)).toMatchObject({ confidence: 'high', severity: 'medium' });
    // People make up a password for a test.
    expect(judgeByPath('test/login_spec.rb', match)).toMatchObject({ confidence: 'high', severity: 'low' });
  });

  it('drops lock files, and weak guesses in files that nobody wrote', () => {
    expect(judgeByPath('yarn.lock', match).drop).toBe(true);
    expect(judgeByPath('vendor/x/y.go', match)).toMatchObject({ confidence: 'medium', severity: 'low' });
    expect(judgeByPath('dist/app.min.js', { ...match, confidence: 'low' }).drop).toBe(true);
    expect(judgeByPath('vendor/x/y.go', match).drop).toBeUndefined();
  });

  it('drops words in translations, not what looks like a secret there', () => {
    expect(judgeByPath('locales/de.json', { ...match, value: 'Kennwort vergessen' }).drop).toBe(true);
    expect(judgeByPath('locales/de.json', match).drop).toBeUndefined();
    const escaped = { ...match, value: '\\u30d1\\u30b9 \\u30ef\\u30fc' };
    expect(judgeByPath('WEB-INF/config_ja.properties', escaped).drop).toBe(true);
  });

  it('leaves rules with a form of their own alone', () => {
    const specific = { ...match, rule: 'github-pat-classic' };
    expect(judgeByPath('yarn.lock', specific)).toEqual({ confidence: 'high', severity: 'high', reason: '' });
  });

  it('never goes below the lowest', () => {
    expect(judgeByPath('test/x.py', { ...match, severity: 'low' }).severity).toBe('low');
  });
});

import { describe, expect, it } from 'vitest';
import { judgePersonalDataByPath } from '../../../src/detect/personal-data/index.js';

describe('what a path says', () => {
  const mail = { rule: 'pii-email', confidence: 'high' } as const;

  it.each([
    'AUTHORS',
    '.mailmap',
    'docs/MAINTAINERS.md',
    '.github/CODEOWNERS',
    'LICENSE',
    'LICENCE.txt',
    'package.json',
    'lib/x.gemspec',
    'po/de.po',
    'Documentation/RelNotes/2.1.txt',
    'node_modules/x/readme.js',
    'patches/0001-fix.patch',
    'debian/control',
    'pyproject.toml',
    'CHANGELOG',
  ])('addresses in %s are the project’s own', (path) => {
    expect(judgePersonalDataByPath(path, mail).rule).toBe('pii-email-maintainer');
  });

  it.each(['src/customers.csv', 'db/seed.sql', 'app/users.json', 'notes.txt', 'authors.csv.bak/dump.sql'])(
    'addresses in %s are not',
    (path) => {
      expect(judgePersonalDataByPath(path, mail)).toMatchObject({ rule: 'pii-email', drop: false, confidence: 'high' });
    },
  );

  it('lowers what stands in tests', () => {
    expect(judgePersonalDataByPath('test/users.json', mail).confidence).toBe('medium');
    expect(
      judgePersonalDataByPath('src/a.test.ts', { rule: 'pii-payment-card', confidence: 'certain' }).confidence,
    ).toBe('high');
  });

  it('drops digits of lock files and unsure ones of generated files', () => {
    expect(judgePersonalDataByPath('web/yarn.lock', { rule: 'pii-phone', confidence: 'high' }).drop).toBe(true);
    expect(judgePersonalDataByPath('dist/app.min.js', { rule: 'pii-payment-card', confidence: 'high' }).drop).toBe(
      true,
    );
    expect(judgePersonalDataByPath('dist/app.min.js', { rule: 'pii-payment-card', confidence: 'certain' }).drop).toBe(
      false,
    );
  });
});

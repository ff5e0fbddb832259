import { describe, expect, it } from 'vitest';
import { bulkSummary, judgePersonalDataByPath, type BulkMatch } from '../../../src/detect/personal-data/index.js';

const match = (category: string, identity: string): BulkMatch => ({ rule: `pii-${category}`, category, identity });

describe('bulk files', () => {
  it('tells twenty different values of a kind as one, and leaves the others alone', () => {
    const mails = Array.from({ length: 25 }, (_, at) => match('email', `p${at % 21}`));
    const cards = Array.from({ length: 19 }, (_, at) => match('card', `c${at}`));
    const groups = bulkSummary([...cards, ...mails]);
    expect(groups).toEqual([{ category: 'email', distinct: 21, total: 25, members: mails.map((_, at) => at + 19) }]);
  });

  it('does not count the same value twice', () => {
    expect(bulkSummary(Array.from({ length: 500 }, () => match('email', 'same')))).toEqual([]);
  });

  it('puts the largest group first', () => {
    const many = (category: string, count: number): BulkMatch[] =>
      Array.from({ length: count }, (_, at) => match(category, `${at}`));
    expect(bulkSummary([...many('card', 20), ...many('email', 40)]).map(({ category }) => category)).toEqual([
      'email',
      'card',
    ]);
  });
});

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

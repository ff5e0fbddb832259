import { describe, expect, it } from 'vitest';
import { foldBulkFiles } from '../../src/findings/fold-bulk-files.js';
import type { Finding, Occurrence } from '../../src/findings/model.js';
import { finding, occurrence } from '../report/sample-result.js';

function person(kind: string, number: number, path: string, extra: Partial<Occurrence> = {}): Finding {
  return finding(`${kind} ${number}`, {
    kind: 'personal-data',
    rule: `pii-${kind}`,
    title: kind,
    category: kind,
    severity: 'low',
    occurrences: [
      occurrence({
        path,
        startLine: number,
        endLine: number,
        start: number * 40,
        end: number * 40 + 20,
        fileRole: 'other',
        ...extra,
      }),
    ],
  });
}

const many = (kind: string, count: number, path: string, extra: Partial<Occurrence> = {}): Finding[] =>
  Array.from({ length: count }, (_, at) => person(kind, at + 1, path, extra));

describe('files with personal data of many people', () => {
  it('are one finding each, with counts by kind, from the first value to the last', () => {
    const folded = foldBulkFiles(
      [...many('email', 25, 'db/customers.csv'), ...many('phone', 21, 'db/customers.csv')],
      undefined,
    );
    expect(folded).toHaveLength(1);
    expect(folded[0]).toMatchObject({
      rule: 'pii-bulk-file',
      kind: 'personal-data',
      severity: 'high',
      redacted: '25 × email, 21 × phone',
      rules: ['pii-bulk-file', 'pii-email', 'pii-phone'],
    });
    expect(folded[0]!.occurrences).toMatchObject([
      { path: 'db/customers.csv', startLine: 1, endLine: 25, start: 40, end: 1020 },
    ]);
  });

  it('take in what a few values of another kind say, and leave other files alone', () => {
    const note = person('phone', 1, 'notes.txt');
    const folded = foldBulkFiles([...many('email', 20, 'a.sql'), person('iban', 3, 'a.sql'), note], undefined);
    expect(folded).toHaveLength(2);
    expect(folded).toContain(note);
  });

  it('keep the other places of a value', () => {
    const both = person('email', 1, 'a.sql');
    const elsewhere = occurrence({ path: 'src/mail.ts', atHead: false, reach: 'tag' });
    both.occurrences.push(elsewhere);
    const kept = foldBulkFiles([both, ...many('email', 25, 'a.sql').slice(1)], undefined).find(
      ({ rule }) => rule === 'pii-email',
    );
    expect(kept).toMatchObject({ occurrences: [elsewhere], exposure: { atHead: false, reach: 'tag' } });
  });

  it('need twenty different values of a kind', () => {
    const few = many('email', 19, 'a.sql');
    expect(foldBulkFiles(few, undefined)).toEqual(few);
  });

  it('count values of all versions of a path together', () => {
    const versions = many('email', 24, 'a.sql').map((one, at) => {
      one.occurrences[0]!.object = String(at % 3).repeat(40);
      return one;
    });
    const folded = foldBulkFiles(versions, undefined);
    expect(folded).toHaveLength(1);
    expect(folded[0]!.occurrences).toHaveLength(3);
  });

  it('leave accepted values accepted, and credentials alone', () => {
    const accepted = many('email', 25, 'a.sql').map((one) => ({ ...one, accepted: { by: 'x', reason: 'y' } }));
    const secret = finding('secret', { occurrences: [occurrence({ path: 'a.sql' })] });
    expect(foldBulkFiles([...accepted, secret], undefined)).toHaveLength(26);
  });

  it('keep their fingerprint when rows are added, and weigh less in tests', () => {
    const [before] = foldBulkFiles(many('email', 25, 'test/a.sql', { fileRole: 'test' }), undefined);
    const [after] = foldBulkFiles(many('email', 40, 'test/a.sql', { fileRole: 'test' }), undefined);
    expect(after!.fingerprint).toBe(before!.fingerprint);
    expect(before!.severity).toBe('low');
  });
});

import { describe, expect, it } from 'vitest';
import { concealValues, revealValues } from '../../src/findings/disclose.js';
import { foldParts } from '../../src/findings/fold-parts.js';
import { renderGitleaks } from '../../src/report/gitleaks.js';
import { finding, fingerprintOf, occurrence, report } from '../report/sample-result.js';

const secret = finding('the secret', { relatedTo: [fingerprintOf('the id'), fingerprintOf('another')] });
const identifier = finding('the id', {
  kind: 'identifier',
  rule: 'aws-access-key-id',
  relatedTo: [fingerprintOf('the secret')],
  occurrences: [occurrence({ rule: 'aws-access-key-id', startLine: 11 })],
});

describe('an identifier beside its secret', () => {
  it('becomes a part of the one credential', () => {
    const folded = foldParts([identifier, secret]);
    expect(folded).toEqual([{ ...secret, relatedTo: [fingerprintOf('another')], parts: [identifier] }]);
  });

  it('stays a finding of its own where it stands without the secret too', () => {
    const elsewhere = {
      ...identifier,
      occurrences: [...identifier.occurrences, occurrence({ object: 'e'.repeat(40) })],
    };
    expect(foldParts([elsewhere, secret])).toEqual([elsewhere, secret]);
  });

  it('stays one without a secret', () => {
    expect(foldParts([identifier])).toEqual([identifier]);
  });

  it('keeps its line in the format of gitleaks, whose readers match by line', () => {
    const rows = JSON.parse([...renderGitleaks(report(foldParts([identifier, secret])))].join('')) as {
      StartLine: number;
      RuleID: string;
    }[];
    expect(rows.map(({ RuleID, StartLine }) => [RuleID, StartLine])).toEqual([
      ['aws-secret-access-key', 12],
      ['aws-access-key-id', 11],
    ]);
  });

  it('is erased and shown like every value', () => {
    const value = 'part-9f2Kq7Lw81';
    const values = new Map([[identifier.fingerprint, Buffer.from(value)]]);
    const folded = foldParts([{ ...identifier, reasons: [`seen as ${value}`] }, secret]);
    const result = { report: report(folded), values };
    expect(JSON.stringify(concealValues(result))).not.toContain(value);
    expect(revealValues(result).findings[0]?.parts?.[0]?.value).toBe(value);
  });
});

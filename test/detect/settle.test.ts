import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HitList } from '../../src/detect/hit-list.js';
import { settleHits } from '../../src/detect/settle.js';
import { NO_MATCH, type Confidence, type RuleInfo, type RuleKind, type Verdict } from '../../src/detect/types.js';
import { createVerdictTable } from '../../src/detect/verdict-table.js';

const rule = (id: string, kind: RuleKind, generic = false): RuleInfo => ({
  id,
  name: id,
  provider: 'Acme',
  kind,
  category: 'saas',
  severity: 'high',
  confidence: 'high',
  attacker: 'x',
  rotation: 'generic',
  generic,
  onByDefault: true,
});
const RULES = [
  rule('generic', 'secret', true),
  rule('token', 'secret'),
  rule('other', 'secret'),
  rule('email', 'personal-data'),
  rule('id', 'identifier'),
];

interface Match {
  rule: number;
  start: number;
  end: number;
  confidence?: Confidence;
  layers?: string[];
  value?: string;
}

function settle(matches: readonly Match[]): string[] {
  const table = createVerdictTable();
  const hits = new HitList(1);
  for (const { rule, start, end, confidence = 'high', layers = [], value = `${start}-${end}` } of matches) {
    const verdict: Verdict = { rule, value, confidence, severity: 'high', reasons: [], layers };
    hits.add(start, 0, start, end, table.intern(verdict), start, end);
    hits.add(start, 0, start, end, NO_MATCH, start, start);
  }
  return settleHits(hits, RULES, table).map(
    (row) => `${RULES[table.get(row.verdict).rule]!.id} ${row.start}-${row.end} ${table.get(row.verdict).value}`,
  );
}

describe('settling', () => {
  it('drops what is found twice, and memories of no match', () => {
    expect(
      settle([
        { rule: 1, start: 3, end: 9 },
        { rule: 1, start: 3, end: 9 },
      ]),
    ).toEqual(['token 3-9 3-9']);
  });

  it('lets a specific rule win over a generic one, even where that is longer or surer', () => {
    expect(
      settle([
        { rule: 0, start: 0, end: 50, confidence: 'certain' },
        { rule: 1, start: 10, end: 20, confidence: 'low' },
      ]),
    ).toEqual(['token 10-20 10-20']);
    expect(
      settle([
        { rule: 0, start: 10, end: 30 },
        { rule: 4, start: 10, end: 30 },
      ]),
    ).toEqual(['id 10-30 10-30']);
  });

  it('keeps the surer, then the longer of two specific ones over the same bytes', () => {
    expect(
      settle([
        { rule: 1, start: 0, end: 9 },
        { rule: 2, start: 0, end: 9, confidence: 'certain' },
      ]),
    ).toEqual(['other 0-9 0-9']);
    expect(
      settle([
        { rule: 1, start: 0, end: 9 },
        { rule: 2, start: 0, end: 12 },
      ]),
    ).toEqual(['other 0-12 0-12']);
  });

  it('keeps neighbours, secrets before personal data, and every value inside one encoded run', () => {
    expect(
      settle([
        { rule: 1, start: 0, end: 9 },
        { rule: 0, start: 9, end: 12 },
      ]),
    ).toHaveLength(2);
    expect(
      settle([
        { rule: 3, start: 0, end: 40, confidence: 'certain' },
        { rule: 1, start: 30, end: 36 },
      ]),
    ).toEqual(['token 30-36 30-36']);
    const run = { start: 0, end: 100, layers: ['base64'] };
    expect(
      settle([
        { rule: 1, ...run, value: 'a' },
        { rule: 2, ...run, value: 'b' },
        { rule: 0, start: 0, end: 100 },
      ]),
    ).toEqual(['token 0-100 a', 'other 0-100 b']);
  });

  it('depends on the set of hits, not on their order, and leaves no overlap', () => {
    const match = fc.record({
      rule: fc.nat(4),
      start: fc.nat(60),
      width: fc.integer({ min: 1, max: 20 }),
      confidence: fc.constantFrom<Confidence>('certain', 'high', 'medium', 'low'),
    });
    fc.assert(
      fc.property(fc.array(match, { maxLength: 14 }), fc.nat(), (raw, turn) => {
        const matches = raw.map(({ width, ...rest }) => ({ ...rest, end: rest.start + width }));
        const shift = raw.length === 0 ? 0 : turn % raw.length;
        const settled = settle(matches);
        expect(settle([...matches.slice(shift), ...matches.slice(0, shift)].reverse())).toEqual(settled);
        const ranges = settled.map((line) => line.split(' ')[1]!.split('-').map(Number));
        ranges.slice(1).forEach(([start], index) => expect(start).toBeGreaterThanOrEqual(ranges[index]![1]!));
      }),
      { numRuns: 200 },
    );
  });
});

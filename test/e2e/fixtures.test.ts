import { describe, expect, it } from 'vitest';
import type { Occurrence, ScanResult } from '../../src/findings/model.js';
import { scanRepository } from '../../src/scan/scan-repository.js';
import { builderNames, buildFixture, streamNames } from '../helpers/build-fixture.js';

function occurrencesOf(result: ScanResult, value: string): Occurrence[] {
  return result.report.findings
    .filter((finding) => result.values.get(finding.fingerprint)?.toString('latin1').includes(value))
    .flatMap((finding) => finding.occurrences);
}

/** An occurrence's fields as expectations write them. */
function describeOccurrence(occurrence: Occurrence, fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(fields).map((field) => {
      if (field === 'removed') return [field, occurrence.removed === null ? 'no' : 'yes'];
      if (field === 'reach' && occurrence.atHead && fields['reach'] === 'branch') return [field, 'branch'];
      const value = occurrence[field as keyof Occurrence];
      return [field, Array.isArray(value) ? value.join('+') : String(value)];
    }),
  );
}

describe('every corner of a repository', () => {
  for (const name of [...streamNames(), ...builderNames()]) {
    it(`finds what is planted in ${name}`, async () => {
      const fixture = buildFixture(name);
      for (const whole of [false, true]) {
        const result = await scanRepository({ path: fixture.path, jobs: 1, whole });
        for (const { canary, fields } of fixture.expectations) {
          const seen = occurrencesOf(result, fixture.value(canary)).map((one) => describeOccurrence(one, fields));
          expect(seen, `${name}: ${canary}`).toContainEqual(fields);
        }
        expect(result.report.coverage.complete).toBe(true);
      }
    });
  }

  it('says what a history only points to', async () => {
    const { report } = await scanRepository({ path: buildFixture('pointers').path, jobs: 1 });
    expect(report.coverage.gaps.map(({ kind, count, incomplete }) => ({ kind, count, incomplete }))).toEqual([
      { kind: 'lfs', count: 1, incomplete: false },
      { kind: 'submodule', count: 1, incomplete: false },
    ]);
  });

  it('reports nothing twice: one finding a value', async () => {
    const fixture = buildFixture('renames');
    const { report } = await scanRepository({ path: fixture.path, jobs: 1 });
    expect(new Set(report.findings.map((finding) => finding.fingerprint)).size).toBe(report.findings.length);
    expect(report.findings).toHaveLength(4);
  });
});

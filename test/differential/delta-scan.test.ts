import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ownCodeDetectors } from '../../src/detect/code-detectors.js';
import { createDetector, prepareTables } from '../../src/detect/create-detector.js';
import { defaultDetector, defaultRules } from '../../src/detect/default-detector.js';
import { wrappedReader } from '../../src/detect/layers/wrapped-reader.js';
import type { PreparedTables } from '../../src/detect/prefilter/prepared-tables.js';
import type { Detector } from '../../src/detect/types.js';
import { findFamilies } from '../../src/odb/families.js';
import { WALKER_TABLE_BYTES } from '../../src/odb/family-walk.js';
import { objectId } from '../../src/odb/object-table.js';
import { openObjects } from '../../src/odb/open-objects.js';
import { locateRepository } from '../../src/odb/repository-location.js';
import { scanObjects } from '../../src/scan/scan-objects.js';
import { WINDOW_TABLE_BYTES } from '../../src/scan/windows.js';
import { stepsOf, streamOf } from '../helpers/generate-history.js';
import { git, importStream } from '../helpers/git.js';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base62 = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...BASE62), { minLength: length, maxLength: length }).map((letters) => letters.join(''));

/** Lines that rules look at: whole tokens, halves of them, keywords alone, blocks over several lines, long lines. */
const line = fc.oneof(
  base62(16).map((id) => `aws_access_key_id = ${'AK'}IA${id.toUpperCase()}`),
  base62(40).map((value) => `aws_secret_access_key = ${value}`),
  base62(14).map((value) => `DATABASE_PASSWORD="${value}"`),
  base62(12).map((value) => `password: ${value}`),
  base62(12).map((value) => `postgres://app:${value}@db.internal.net:5432/app`),
  base62(8).map((name) => `contact ${name}@mail-${name.slice(0, 4).toLowerCase()}.de`),
  fc.constantFrom(
    'password =',
    '"secret": {',
    'token',
    `-----BEGIN ${'RSA'} PRIVATE KEY-----`,
    `-----END ${'RSA'} PRIVATE KEY-----`,
    'x'.repeat(3000),
    '',
    '# nothing here',
    '}',
  ),
  base62(64),
  fc
    .tuple(base62(20), fc.integer({ min: 900, max: 1200 }))
    .map(([value, gap]) => `api_key = "${value}"${' '.repeat(gap)}token = "${value}x"`),
  base62(30).map((value) => `${'k'.repeat(1500)} secret_token="${value}" ${'m'.repeat(1500)}`),
);

interface Way {
  whole?: boolean;
  threads?: number;
  /** Objects are rebuilt and scanned in the detector's own memory, as a scan of a repository does; else copied into it. */
  inKernel?: boolean;
}

/** Every match of every object: id, rule, place, value and all that detection concluded. */
async function matchesOf(folder: string, { whole = false, threads = 1, inKernel = false }: Way): Promise<string[]> {
  const { table } = openObjects(await locateRepository(folder));
  const families = findFamilies(table);
  // A kernel's tables are laid out once: a detector for each scan.
  const detector = inKernel ? newDetector() : copying;
  const options = {
    jobs: threads,
    whole,
    memory: 1 << 28,
    detector: { personalData: 'all' as const, ...(inKernel ? { kernelRoom } : {}) },
    bytesAThread: 1,
  };
  const { matches } = await scanObjects(table, families, detector, options, () => null);
  return matches.entries().flatMap((entry) =>
    matches.get(entry).map(({ verdict, start, end }) => {
      const { rule, ...rest } = detector.verdicts.get(verdict);
      return JSON.stringify([objectId(table, entry), start, end, detector.rules[rule]!.id, rest]);
    }),
  );
}

const kernelRoom = { tableBytes: WALKER_TABLE_BYTES + WINDOW_TABLE_BYTES, arenaBytes: 1 << 26 };

function newDetector(): Detector {
  return createDetector({ ...sources(), prepared, kernelRoom, wrapped: wrappedReader() });
}

function sources(): Parameters<typeof prepareTables>[0] {
  return { rules: defaultRules(), codeDetectors: ownCodeDetectors(), personalData: 'all' };
}

let prepared: PreparedTables;
let copying: Detector;

describe('scanning what deltas changed, against scanning every object whole', () => {
  beforeAll(() => {
    copying = defaultDetector({ personalData: 'all' });
    prepared = prepareTables(sources());
  });

  it('finds the same in every object of generated histories', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(stepsOf(line, 80), async (history) => {
        const folder = importStream(streamOf(history));
        git(folder, ['repack', '-adfq', '--depth=50', '--window=100']);
        const whole = await matchesOf(folder, { whole: true });
        expect(await matchesOf(folder, {})).toEqual(whole);
        expect(await matchesOf(folder, { inKernel: true })).toEqual(whole);
        found += whole.length;
      }),
      { numRuns: process.env['UNEARTH_FULL'] ? 500 : 25 },
    );
    expect(found).toBeGreaterThan(100);
  }, 900_000);

  it('finds the same with several threads', async () => {
    const steps = fc.sample(stepsOf(line, 80), { seed: 11, numRuns: 3 });
    for (const history of steps) {
      const folder = importStream(streamOf(history));
      expect(await matchesOf(folder, { threads: 3 })).toEqual(await matchesOf(folder, {}));
      expect(await matchesOf(folder, { threads: 3, inKernel: true })).toEqual(await matchesOf(folder, {}));
    }
  });
});

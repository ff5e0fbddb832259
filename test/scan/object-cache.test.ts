import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import { defaultDetector } from '../../src/detect/default-detector.js';
import type { Detector } from '../../src/detect/types.js';
import type { ScanReport } from '../../src/findings/model.js';
import type { ScanOptions } from '../../src/scan/options.js';
import { scanRepository, scanWithDetector } from '../../src/scan/scan-repository.js';
import { stepsOf, streamOf } from '../helpers/generate-history.js';
import { useCacheFolder } from '../helpers/cache-folder.js';
import { git, importStream } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';

const cacheFolder = useCacheFolder();
let detector: Detector;
beforeAll(() => {
  detector = smallDetector();
});

const token = (name: string | number): string => canary('object-cache', `${name}`, '{{token:github-crc32:ghp_}}');
const line = fc.oneof(
  { weight: 1, arbitrary: fc.nat(6).map((k) => `key = ${token(k)}`) },
  { weight: 4, arbitrary: fc.constantFrom('', 'text', '}', '// more', `-----BEGIN ${'RSA'} PRIVATE KEY-----`) },
);

/** A report without how long it took; how much had to be read is for the tests that are about it. */
async function scan(folder: string, options: Partial<ScanOptions> = {}, by = detector): Promise<ScanReport> {
  const { report } = await scanWithDetector({ path: folder, jobs: 1, cache: 'objects', ...options }, by);
  return { ...report, duration: 0 };
}

function comparable(report: ScanReport): ScanReport {
  const { coverage } = report;
  return { ...report, coverage: { ...coverage, bytes: { ...coverage.bytes, scanned: 0 } } };
}

function segments(): string[] {
  const all = path.join(cacheFolder(), 'unearth', 'objects');
  if (!fs.existsSync(all)) return [];
  return fs
    .readdirSync(all)
    .flatMap((key) => fs.readdirSync(path.join(all, key)).map((name) => path.join(all, key, name)));
}

function sampleHistory(): string {
  return importStream(streamOf(fc.sample(stepsOf(line, 80), { seed: 21, numRuns: 1 })[0]!));
}

describe('what is remembered of objects', () => {
  it('never changes a report, whatever came to the history since, and however it is packed', async () => {
    const withPrivateKeys = defaultDetector({ personalData: 'none' });
    await fc.assert(
      fc.asyncProperty(
        stepsOf(line, 80),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        async (steps, known, repack) => {
          const folder = importStream(streamOf(steps.slice(0, known)));
          await scan(folder, {}, withPrivateKeys);
          git(folder, ['fast-import', '--quiet', '--force'], streamOf(steps));
          if (repack) git(folder, ['repack', '-adfkq', '--depth=50', '--window=100']);
          const fresh = comparable(await scan(folder, { cache: false }, withPrivateKeys));
          expect(comparable(await scan(folder, {}, withPrivateKeys))).toEqual(fresh);
          expect(comparable(await scan(folder, {}, withPrivateKeys))).toEqual(fresh);
        },
      ),
      { numRuns: process.env['UNEARTH_FULL'] ? 200 : 8 },
    );
  }, 600_000);

  it('spares reading again what held nothing', async () => {
    const folder = importStream(streamOf(fc.sample(stepsOf(fc.constant('text'), 80), { seed: 3, numRuns: 1 })[0]!));
    const first = await scan(folder);
    const second = await scan(folder);
    expect(first.coverage.bytes.scanned).toBeGreaterThan(1000);
    expect(second.coverage.bytes).toEqual({ unpacked: first.coverage.bytes.unpacked, scanned: 0 });
    expect((await scan(folder, { whole: true })).coverage.bytes.scanned).toBeGreaterThan(1000);
  });

  it('is no secret: it names only objects that hold none, for this user alone', async () => {
    const folder = importStream(streamOf([{ kind: 'insert', file: 0, line: 0, text: `key = ${token('kept')}` }]));
    const { findings } = await scan(folder);
    const [segment] = segments();
    const content = fs.readFileSync(segment!).toString('latin1');
    for (const { object } of findings.flatMap(({ occurrences }) => occurrences)) {
      expect(content).not.toContain(Buffer.from(object, 'hex').toString('latin1'));
    }
    expect(findings).toHaveLength(1);
    expect(content).not.toContain(token('kept').slice(4));
    expect(fs.statSync(segment!).mode & 0o077).toBe(0);
  });

  it('is as good as nothing when it is damaged or from another version', async () => {
    const folder = sampleHistory();
    const first = await scan(folder);
    const [segment] = segments();
    const sound = fs.readFileSync(segment!);
    const flipped = Buffer.from(sound);
    flipped[60]! ^= 1;
    const body = Buffer.from(`unearth: objects without findings, 0, 20\n${'x'.repeat(240)}`);
    const other = Buffer.concat([body, createHash('sha256').update(body).digest()]);
    for (const damaged of [Buffer.alloc(0), sound.subarray(0, 100), flipped, other, Buffer.from('x'.repeat(500))]) {
      for (const name of segments()) fs.rmSync(name);
      fs.writeFileSync(segment!, damaged);
      // Nothing is spared: nothing of it was believed.
      expect(await scan(folder)).toEqual(first);
    }
  });

  it('is not asked by other rules', async () => {
    const folder = sampleHistory();
    await scan(folder);
    const other = defaultDetector({ personalData: 'all' });
    const fresh = await scan(folder, { cache: false }, other);
    expect(await scan(folder, {}, other)).toEqual(fresh);
  });

  it('serves runs at the same time, and is joined where there are many parts', async () => {
    const folder = sampleHistory();
    const fresh = comparable(await scan(folder, { cache: false }));
    for (let k = 0; k < 12; k++) {
      const blob = git(folder, ['hash-object', '-w', '--stdin'], `new content ${k}\n`);
      git(folder, ['update-ref', `refs/tags/new-${k}`, blob]);
      const reports = await Promise.all([scan(folder), scan(folder)]);
      for (const report of reports) expect(report.findings).toEqual(fresh.findings);
    }
    expect(segments().length).toBeLessThanOrEqual(9);
    const last = await scan(folder);
    expect(comparable(last)).toEqual(comparable(await scan(folder, { cache: false })));
    expect(last.coverage.bytes.scanned).toBe((await scan(folder)).coverage.bytes.scanned);
  });

  it('is kept when a scan is interrupted, with all threads, and the next one goes on from there', async () => {
    const folder = importStream(manyFiles());
    const options = { path: folder, jobs: 2, personalData: 'none' } as const;
    const fresh = (await scanRepository(options)).report;
    const interruption = new AbortController();
    const stopAtOnce = { signal: interruption.signal, onProgress: () => interruption.abort() };
    await expect(scanRepository({ ...options, ...stopAtOnce, cache: 'objects' })).rejects.toMatchObject({
      code: 'interrupted',
      hint: expect.stringContaining('goes on from here'),
    });
    const resumed = (await scanRepository({ ...options, cache: 'objects' })).report;
    expect(resumed.findings).toEqual(fresh.findings);
    expect(resumed.findings).toHaveLength(1);
    expect(resumed.coverage.bytes.unpacked).toBe(fresh.coverage.bytes.unpacked);
    expect(resumed.coverage.bytes.scanned).toBeLessThan(fresh.coverage.bytes.scanned);
  });
});

/** Some thirty megabytes that take longer than the first look at the clock. */
function manyFiles(): string {
  const parts = [`commit refs/heads/main\ncommitter C <c@vale.invalid> 1700000000 +0000\ndata 4\nmany\n`];
  for (let k = 0; k < 1500; k++) {
    const text = Array.from({ length: 400 }, (_, n) => `const value_${k}_${n} = password(${k * n});`).join('\n');
    const content = k === 1400 ? `${text}\nkey = ${token('late')}\n` : text;
    parts.push(`M 100644 inline file${k}.js\ndata ${content.length}\n${content}\n`);
  }
  return parts.join('');
}

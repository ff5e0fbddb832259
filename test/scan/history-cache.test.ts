import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { Detector } from '../../src/detect/types.js';
import type { ScanReport } from '../../src/findings/model.js';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { useCacheFolder } from '../helpers/cache-folder.js';
import { buildRepository, repositorySteps } from '../helpers/generate-repository.js';
import { git, importStream, temporaryFolder } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';

const cacheFolder = useCacheFolder();
const TOKENS = Array.from({ length: 3 }, (_, k) =>
  canary('history-cache', `token ${k}`, '{{token:github-crc32:ghp_}}'),
);
let detector: Detector;
beforeAll(() => {
  detector = smallDetector();
});
/** A report without how long it took and how much had to be read. */
async function scan(folder: string, useCache: 'objects' | false = 'objects'): Promise<ScanReport> {
  const { report } = await scanWithDetector({ path: folder, jobs: 1, cache: useCache }, detector);
  const { coverage } = report;
  return { ...report, duration: 0, coverage: { ...coverage, bytes: { ...coverage.bytes, scanned: 0 } } };
}

function remembered(): string[] {
  const folder = path.join(cacheFolder(), 'unearth', 'histories');
  return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

function commitStream(path: string, text: string, mark: number): string {
  const data = (content: string): string => `data ${Buffer.byteLength(content)}\n${content}\n`;
  const when = `${1_700_000_000 + mark} +0000`;
  return [
    `commit refs/heads/main\nmark :${mark}\nauthor Ada Vale <ada@vale.invalid> ${when}\n`,
    `committer Robin Vale <Robin@vale.invalid> ${when}\n${data('Change')}`,
    mark > 1 ? `from :${mark - 1}\n` : '',
    `M 100644 inline ${path}\n${data(text)}`,
  ].join('');
}

describe('what is remembered of a history', () => {
  it('never changes a report, whatever came since, whatever went, and however it is packed', async () => {
    let recalled = 0;
    await fc.assert(
      fc.asyncProperty(
        repositorySteps(TOKENS.length, 40, 100),
        fc.integer({ min: 5, max: 60 }),
        fc.record({ repack: fc.boolean(), drop: fc.boolean(), head: fc.constantFrom('main', 'detached') }),
        async (steps, known, { repack, drop, head }) => {
          const options = { head, repack: false } as Parameters<typeof buildRepository>[2];
          const folder = buildRepository(steps.slice(0, known), TOKENS, options);
          await scan(folder);
          const grown = buildRepository(steps, TOKENS, options);
          git(folder, ['fetch', '-q', '--force', '--no-tags', '--update-head-ok', grown, '+refs/*:refs/*']);
          if (drop) {
            const refs = git(folder, ['for-each-ref', '--format=%(refname)']).toString().trim().split('\n');
            for (const ref of refs.slice(1, 3)) git(folder, ['update-ref', '-d', ref]);
            git(folder, ['reflog', 'expire', '--expire=now', '--all']);
            git(folder, ['gc', '-q', '--prune=now']);
          } else if (repack) git(folder, ['repack', '-adfkq', '--depth=50', '--window=100']);
          recalled += remembered().length;
          const fresh = await scan(folder, false);
          expect(await scan(folder)).toEqual(fresh);
          expect(await scan(folder)).toEqual(fresh);
        },
      ),
      { numRuns: process.env['UNEARTH_FULL'] ? 150 : 8 },
    );
    expect(recalled).toBeGreaterThan(0);
  }, 600_000);

  it('counts people and knows their addresses as if all commits had been read', async () => {
    const text = (mark: number): string => `contact robin@vale.invalid or other${mark}@vale.invalid\n`;
    const folder = importStream(commitStream('README', text(1), 1));
    await scan(folder);
    const stream = [1, 2].map((mark) => commitStream('README', text(mark), mark)).join('');
    git(folder, ['fast-import', '--quiet', '--force'], stream);
    const { report } = await scanWithDetector({ path: folder, jobs: 1, cache: 'objects' }, detector);
    expect(remembered()).toHaveLength(1);
    expect(report.identities).toEqual({ people: 2, emails: 2 });
  });

  it('names nobody, and is for this user alone', async () => {
    const folder = importStream(commitStream('settings.txt', `key = ${TOKENS[0]}\n`, 1));
    const { findings } = await scan(folder);
    const [file] = remembered();
    const content = fs.readFileSync(file!).toString('latin1');
    expect(findings).toHaveLength(1);
    expect(content).toContain('settings.txt');
    for (const word of ['vale', 'Vale', 'Ada', 'Change', TOKENS[0]!.slice(4)]) expect(content).not.toContain(word);
    expect(fs.statSync(file!).mode & 0o077).toBe(0);
  });

  it('is not kept where the name of a file holds a secret, or where the history is not whole', async () => {
    await scan(importStream(commitStream(`backup-${TOKENS[0]}.txt`, 'text\n', 1)));
    expect(remembered()).toEqual([]);
    const folder = importStream(commitStream('a.txt', 'a\n', 1) + commitStream('b.txt', 'b\n', 2));
    const shallow = temporaryFolder('shallow');
    git(shallow, ['clone', '-q', '--bare', '--depth=1', `file://${folder}`, '.']);
    await scan(shallow);
    expect(remembered()).toEqual([]);
  });

  it('is as good as nothing when it is damaged, cut off, or knows what is gone', async () => {
    const folder = importStream(commitStream('a.txt', `key = ${TOKENS[1]}\n`, 1));
    await scan(folder);
    const [file] = remembered();
    const sound = fs.readFileSync(file!);
    const flipped = Buffer.from(sound);
    flipped[200]! ^= 1;
    const stream = commitStream('a.txt', `key = ${TOKENS[1]}\n`, 1) + commitStream('b.txt', `key = ${TOKENS[2]}\n`, 2);
    git(folder, ['fast-import', '--quiet', '--force'], stream);
    const fresh = await scan(folder, false);
    for (const bad of [flipped, sound.subarray(0, sound.length - 9), sound.subarray(0, 40), Buffer.alloc(0)]) {
      fs.writeFileSync(file!, bad);
      expect(await scan(folder)).toEqual(fresh);
    }
    const other = importStream(commitStream('c.txt', `key = ${TOKENS[2]}\n`, 1));
    fs.rmSync(path.join(folder, 'objects'), { recursive: true });
    fs.cpSync(path.join(other, 'objects'), path.join(folder, 'objects'), { recursive: true });
    fs.cpSync(path.join(other, 'refs'), path.join(folder, 'refs'), { recursive: true });
    expect(await scan(folder)).toEqual(await scan(folder, false));
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { Detector } from '../../src/detect/types.js';
import type { ScanReport } from '../../src/findings/model.js';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { git, temporaryFolder } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';
import { blobId, deltaOf, writePack, type PackEntry } from '../helpers/write-pack.js';

const KEY = canary('bad-input', 'key', '{{token:github-crc32:ghp_}}');
const TEXT = Buffer.from(`token = ${KEY}\n${'and more text\n'.repeat(40)}`);

let detector: Detector;
beforeAll(() => {
  detector = smallDetector();
});

async function scan(folder: string): Promise<ScanReport> {
  return (await scanWithDetector({ path: folder, jobs: 1 }, detector)).report;
}

function bare(): string {
  const folder = temporaryFolder('bad');
  git(folder, ['init', '-q', '--bare', '--initial-branch=main']);
  return folder;
}

/** A sound blob that holds a key beside whatever is damaged: what can be read must still be found. */
function packWith(damaged: readonly PackEntry[]): string {
  const folder = bare();
  writePack(folder, [{ type: 3, content: TEXT }, ...damaged]);
  return folder;
}

function gapKinds(report: ScanReport): string[] {
  return report.coverage.gaps.filter((gap) => gap.incomplete).map((gap) => gap.kind);
}

function expectKeyAndGap(report: ScanReport, kind: string, subject: string): void {
  expect(report.findings.map((finding) => finding.rule)).toEqual(['github-pat-classic']);
  expect(gapKinds(report)).toContain(kind);
  expect(report.coverage.gaps.flatMap((gap) => gap.examples).join()).toContain(subject);
  expect(report.coverage.complete).toBe(false);
}

const id = (digit: string): string => digit.repeat(40);

describe('damaged objects become coverage gaps, and the rest is still read', () => {
  it('a delta against an object that is not there', async () => {
    const delta = deltaOf(600, 100, [[0, 100]]);
    const report = await scan(packWith([{ type: 7, content: delta, id: id('a'), base: id('b') }]));
    expectKeyAndGap(report, 'object-corrupt', id('a'));
  });

  it('a delta against itself, and two against each other', async () => {
    const delta = deltaOf(100, 100, [[0, 100]]);
    const report = await scan(
      packWith([
        { type: 7, content: delta, id: id('a'), base: id('a') },
        { type: 7, content: delta, id: id('c'), base: id('d') },
        { type: 7, content: delta, id: id('d'), base: id('c') },
      ]),
    );
    for (const subject of [id('a'), id('c'), id('d')]) expectKeyAndGap(report, 'object-corrupt', subject);
  });

  it('an object that inflates to more, or to less, than its header says', async () => {
    const content = Buffer.from('x'.repeat(500));
    for (const claim of [100, 10_000]) {
      const report = await scan(packWith([{ type: 3, content, id: id('a'), claim }]));
      expectKeyAndGap(report, 'object-corrupt', id('a'));
    }
  });

  it('a size no machine has', async () => {
    const report = await scan(packWith([{ type: 3, content: Buffer.from('x'), id: id('a'), claim: 2 ** 45 }]));
    expectKeyAndGap(report, 'object-corrupt', id('a'));
  });

  it('deltas that copy from outside their base or make another size than they say', async () => {
    const base = blobId(TEXT);
    for (const delta of [
      deltaOf(TEXT.length, 900, [[0, 900]]),
      deltaOf(TEXT.length, 200, [[0, 100]]),
      deltaOf(TEXT.length + 1, 100, [[0, 100]]),
      deltaOf(TEXT.length, 2 ** 40, [[0, 100]]),
    ]) {
      const report = await scan(packWith([{ type: 7, content: delta, id: id('a'), base }]));
      expectKeyAndGap(report, 'object-corrupt', id('a'));
    }
  });

  it('an unknown type of entry', async () => {
    const report = await scan(packWith([{ type: 5, content: Buffer.from('x'), id: id('a') }]));
    expectKeyAndGap(report, 'object-corrupt', id('a'));
  });

  it('a pack cut in half', async () => {
    const filler = Array.from({ length: 50 }, (_, k) => ({
      type: 3,
      content: Buffer.from(`filler ${k} `.repeat(k + 1)),
    }));
    const folder = packWith(filler);
    const pack = path.join(folder, 'objects', 'pack', 'pack-test.pack');
    fs.truncateSync(pack, Math.floor(fs.statSync(pack).size / 2));
    const report = await scan(folder);
    expect(report.findings).toHaveLength(1);
    expect(report.coverage.complete).toBe(false);
  });

  it('a loose object of zero bytes', async () => {
    const folder = packWith([]);
    fs.mkdirSync(path.join(folder, 'objects', 'ee'));
    fs.writeFileSync(path.join(folder, 'objects', 'ee', 'e'.repeat(38)), '');
    expectKeyAndGap(await scan(folder), 'object-corrupt', id('e'));
  });

  it('a tree that does not parse and names what is not there', async () => {
    const tree = Buffer.concat([
      Buffer.from('100644 lost.txt\0'),
      Buffer.from(id('f'), 'hex'),
      Buffer.from('100644 cut'),
    ]);
    const report = await scan(packWith([{ type: 2, content: tree, id: id('a') }]));
    expectKeyAndGap(report, 'object-corrupt', id('a'));
    expectKeyAndGap(report, 'object-missing', id('f'));
  });

  it('trees that name one another in more paths than there are atoms', async () => {
    const folder = bare();
    let object = git(folder, ['hash-object', '-w', '--stdin'], TEXT);
    let kind = '100644 blob';
    for (let level = 0; level < 12; level++) {
      const entries = Array.from({ length: 16 }, (_, k) => `${kind} ${object}\tname${k}\n`).join('');
      object = git(folder, ['mktree'], entries);
      kind = '040000 tree';
    }
    const commit = git(folder, ['commit-tree', '-m', 'bomb', object]);
    git(folder, ['update-ref', 'refs/heads/main', commit]);
    const report = await scan(folder);
    expect(report.findings).toHaveLength(1);
    expect(gapKinds(report)).toEqual(['too-many-paths']);
  });
});

describe('repositories that end early say so', () => {
  function source(): string {
    const folder = temporaryFolder('source');
    git(folder, ['init', '-q', '--initial-branch=main']);
    for (const [k, text] of [TEXT, Buffer.from('later\n'), Buffer.from('last\n')].entries()) {
      fs.writeFileSync(path.join(folder, `file${k}.txt`), text);
      git(folder, ['add', '.']);
      git(folder, ['commit', '-q', '-m', `commit ${k}`]);
    }
    return folder;
  }

  it('a shallow clone', async () => {
    const folder = path.join(temporaryFolder('shallow'), 'clone');
    git('/', ['clone', '-q', '--depth=1', `file://${source()}`, folder]);
    expect(gapKinds(await scan(folder))).toEqual(['shallow']);
  });

  it('a partial clone', async () => {
    const from = source();
    git(from, ['config', 'uploadpack.allowFilter', 'true']);
    const folder = path.join(temporaryFolder('partial'), 'clone');
    git('/', ['clone', '-q', '--bare', '--filter=blob:none', `file://${from}`, folder]);
    const report = await scan(folder);
    expect(gapKinds(report)).toEqual(['partial-clone']);
    expect(report.findings).toEqual([]);
  });

  it('an empty repository is complete: there is nothing', async () => {
    const report = await scan(bare());
    expect(report.findings).toEqual([]);
    expect(report.coverage.complete).toBe(true);
  });
});

describe('what stops a scan is said in one line with a way out', () => {
  it.each([
    ['a path that is not there', '/nowhere/at/all', 'not-a-repository'],
    ['a folder without a repository', temporaryFolder('plain'), 'not-a-repository'],
  ])('%s', async (_, folder, code) => {
    await expect(scan(folder)).rejects.toMatchObject({ code, message: expect.not.stringContaining('\n') });
  });

  it('an unknown revision, and an option in place of one', async () => {
    const folder = packWith([]);
    await expect(scanWithDetector({ path: folder, range: 'nothing..main' }, detector)).rejects.toMatchObject({
      code: 'unknown-revision',
    });
    await expect(scanWithDetector({ path: folder, range: '--output=/tmp/x main' }, detector)).rejects.toMatchObject({
      code: 'usage',
    });
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { ScanOptions } from '../../src/scan/options.js';
import type { ScanReport } from '../../src/findings/model.js';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { git, temporaryFolder } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';

const token = (name: string): string => canary('scan-scope', name, '{{token:github-crc32:ghp_}}');

/** A work tree with a commit named `base`. */
function workTree(): string {
  const folder = temporaryFolder('scope');
  git(folder, ['init', '-q', '-b', 'main']);
  addFile(folder, 'a');
  git(folder, ['commit', '-q', '-m', 'one']);
  git(folder, ['branch', 'base']);
  return folder;
}

function addFile(folder: string, name: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), 'text\n');
  git(folder, ['add', '.']);
}

async function scan(folder: string, scope: Partial<ScanOptions>): Promise<ScanReport> {
  return (await scanWithDetector({ path: folder, jobs: 1, ...scope }, smallDetector())).report;
}

/** "place path" of everything that is found. */
async function places(folder: string, scope: Partial<ScanOptions>): Promise<string[]> {
  const { findings } = await scan(folder, scope);
  return findings.flatMap((finding) => finding.occurrences.map((one) => `${one.place} ${one.path}`)).sort();
}

describe('names of files and folders', () => {
  const folderName = `keys-${token('folder')}`;
  const fileName = `${token('file')}.txt`;

  it.each([
    ['staged', { staged: true }],
    ['on disk', { worktree: true }],
  ])('are looked at where they are %s', async (_what, scope) => {
    const folder = workTree();
    addFile(folder, fileName);
    addFile(folder, `in/${folderName}/b`);
    expect(await places(folder, scope)).toEqual([`path ${fileName}`, `path in/${folderName}`].sort());
  });

  it('are looked at in a range, and are not reported again by one that only adds to the folder', async () => {
    const folder = workTree();
    addFile(folder, fileName);
    addFile(folder, `in/${folderName}/b`);
    git(folder, ['commit', '-q', '-m', 'two']);
    addFile(folder, `in/${folderName}/c`);
    expect(await places(folder, { staged: true })).toEqual([]);
    git(folder, ['commit', '-q', '-m', 'three']);
    expect(await places(folder, { range: 'HEAD~1..HEAD' })).toEqual([]);
    expect(await places(folder, { range: 'base..HEAD' })).toEqual([`path ${fileName}`, `path in/${folderName}`].sort());
    const { findings } = await scan(folder, { range: 'base..HEAD' });
    for (const { occurrences } of findings) expect(occurrences[0]!.introduced?.subject).toBe('two');
  });
});

describe('a range that ends with a tag', () => {
  it('is looked at with the messages of the tag and of tags it tags', async () => {
    const folder = workTree();
    git(folder, ['tag', '-a', 'inner', '-m', `made with ${token('inner')}`]);
    git(folder, ['tag', '-a', 'outer', '-m', `made with ${token('outer')}`, 'inner']);
    expect(await places(folder, { range: 'base..outer' })).toEqual(['tag-message ', 'tag-message ']);
    expect(await places(folder, { range: '^inner outer' })).toEqual(['tag-message ']);
  });

  it('is looked at with a file that is tagged itself; of a tree that is tagged it says that it was not', async () => {
    const folder = workTree();
    const blob = git(folder, ['hash-object', '-w', '--stdin'], `key = ${token('blob')}\n`);
    git(folder, ['tag', 'file', blob]);
    expect(await places(folder, { range: 'base..file' })).toEqual(['blob ']);
    git(folder, ['tag', 'files', git(folder, ['mktree'], `100644 blob ${blob}\tkeys\n`)]);
    expect((await scan(folder, { range: 'base..files' })).coverage).toMatchObject({
      complete: false,
      gaps: [{ kind: 'tagged-tree', count: 1 }],
    });
  });
});

describe('a range in a shallow clone', () => {
  it('says that it may be cut off, where it goes to the border of the clone', async () => {
    const origin = workTree();
    for (const name of ['b', 'c', 'd']) {
      addFile(origin, name);
      git(origin, ['commit', '-q', '-m', name]);
    }
    const clone = temporaryFolder('scope-shallow');
    git(clone, ['clone', '-q', '--depth=2', `file://${origin}`, '.']);
    git(clone, ['fetch', '-q', '--depth=1', 'origin', 'base:base']);
    expect((await scan(clone, { range: 'base..HEAD' })).coverage).toMatchObject({
      complete: false,
      gaps: [{ kind: 'shallow', count: 1 }],
    });
    expect((await scan(clone, { range: 'HEAD~1..HEAD' })).coverage.complete).toBe(true);
  });
});

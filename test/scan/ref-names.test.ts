import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { Occurrence } from '../../src/findings/model.js';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { git, temporaryFolder } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';

const token = (name: string): string => canary('ref-names', name, '{{token:github-crc32:ghp_}}');

/** A work tree, where git keeps reflogs too, with one commit. */
function workTree(): string {
  const folder = temporaryFolder('ref-names');
  git(folder, ['init', '-q', '-b', 'main']);
  fs.writeFileSync(path.join(folder, 'a'), 'text\n');
  git(folder, ['add', '.']);
  git(folder, ['commit', '-q', '-m', 'one']);
  return folder;
}

/** The only place of the only secret. */
async function onlyPlace(folder: string): Promise<Occurrence> {
  const { report } = await scanWithDetector({ path: folder, jobs: 1 }, smallDetector());
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]!.occurrences).toHaveLength(1);
  return report.findings[0]!.occurrences[0]!;
}

describe('what is said to reach a secret that stands in no commit', () => {
  it('names the tags that lead to the message of a tag, also those that tag the tag', async () => {
    const folder = workTree();
    git(folder, ['tag', '-a', 'v1', '-m', `released with ${token('tag')}`]);
    git(folder, ['tag', '-a', 'v1-again', '-m', 'once more', 'v1']);
    const { place, refs, refCount, reach } = await onlyPlace(folder);
    expect({ place, refs, refCount, reach }).toEqual({
      place: 'tag-message',
      refs: ['refs/tags/v1', 'refs/tags/v1-again'],
      refCount: 2,
      reach: 'tag',
    });
  });

  it('names the tag of a tree for a file in it', async () => {
    const folder = workTree();
    const blob = git(folder, ['hash-object', '-w', '--stdin'], `key = ${token('tree')}\n`);
    const inner = git(folder, ['mktree'], `100644 blob ${blob}\tkeys\n`);
    const outer = git(folder, ['mktree'], `040000 tree ${inner}\tconf\n`);
    git(folder, ['tag', 'files', outer]);
    expect(await onlyPlace(folder)).toMatchObject({ refs: ['refs/tags/files'], refCount: 1, reach: 'tag' });
  });
});

describe('a note', () => {
  it('is said to be one, with and without the reflog that a work tree keeps of it', async () => {
    const folder = workTree();
    git(folder, ['notes', 'add', '-m', `deployed with ${token('note')}`]);
    expect(await onlyPlace(folder)).toMatchObject({ place: 'note', refs: ['refs/notes/commits'], reach: 'note' });
    fs.rmSync(path.join(folder, '.git', 'logs', 'refs', 'notes'), { recursive: true });
    expect(await onlyPlace(folder)).toMatchObject({ place: 'note', reach: 'note' });
  });
});

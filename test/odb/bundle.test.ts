import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { parseBundleHeader } from '../../src/odb/bundle.js';
import { listLooseObjects } from '../../src/odb/loose-objects.js';
import { readPackIndex } from '../../src/odb/pack-index.js';
import { listPacks } from '../../src/odb/pack-listing.js';
import { readRefs } from '../../src/odb/refs.js';
import { locateRepository, removeTemporary } from '../../src/odb/repository-location.js';
import type { RepositoryLayout } from '../../src/odb/types.js';
import { git, gitLines, makeRepository, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

function makeBundle(folder: string, ...revisions: string[]): string {
  const file = join(makeFolder(), 'history.bundle');
  git(folder, 'bundle', 'create', '-q', file, ...revisions);
  return file;
}

function objectIds(layout: RepositoryLayout): string[] {
  const hashLength = layout.objectFormat === 'sha256' ? 32 : 20;
  const loose = listLooseObjects(layout.objectDirs, hashLength).objects.map((object) => object.id);
  const packed = listPacks(layout.objectDirs, hashLength).packs.flatMap((pack) => {
    const { count, ids } = readPackIndex(pack, hashLength);
    return Array.from({ length: count }, (_, i) => ids.toString('hex', i * hashLength, (i + 1) * hashLength));
  });
  return [...new Set([...loose, ...packed])].toSorted();
}

describe.each(['sha1', 'sha256'] as const)('%s', (format) => {
  test('a whole bundle: refs, HEAD and objects', async () => {
    const folder = makeRepository(makeFolder(), format);
    git(folder, 'branch', 'older', 'HEAD~1');
    const layout = await locateRepository(makeBundle(folder, '--all'));
    expect(layout).toMatchObject({ objectFormat: format, bare: true, workTree: null, problems: [] });
    const snapshot = await readRefs(layout);
    expect(snapshot.problems).toEqual([]);
    expect(snapshot.headRef).toBe('refs/heads/main');
    expect(snapshot.refs.filter((ref) => ref.name !== 'HEAD').map((ref) => `${ref.id} ${ref.name}`)).toEqual(
      gitLines(folder, 'for-each-ref', '--format=%(objectname) %(refname)'),
    );
    expect(objectIds(layout)).toEqual(
      gitLines(folder, 'cat-file', '--batch-check=%(objectname)', '--batch-all-objects', '--unordered').toSorted(),
    );
    await removeTemporary(layout);
    expect(fs.existsSync(layout.temporary as string)).toBe(false);
  });

  test('a bundle that builds on other commits: what is in it, and the rest told', async () => {
    const folder = makeRepository(makeFolder(), format);
    const layout = await locateRepository(makeBundle(folder, 'main', '^HEAD~1'));
    const prerequisite = git(folder, 'rev-parse', 'HEAD~1');
    expect(layout.problems?.[0]).toMatchObject({ kind: 'bundle-incomplete' });
    expect(layout.problems?.[0]?.message).toContain(prerequisite);
    expect(objectIds(layout)).toContain(git(folder, 'rev-parse', 'HEAD'));
    expect(objectIds(layout)).toContain(git(folder, 'rev-parse', 'HEAD:only-3.txt'));
    expect((await readRefs(layout)).problems[0]?.kind).toBe('bundle-incomplete');
    await removeTemporary(layout);
  });
});

test('a partial bundle is known as one', async () => {
  const folder = makeRepository(makeFolder());
  const layout = await locateRepository(makeBundle(folder, '--filter=blob:none', '--all'));
  expect(layout.partial).toBe(true);
  await removeTemporary(layout);
});

test('a cut-off or damaged bundle is an error that names it, and leaves nothing behind', async () => {
  const temporary = makeFolder();
  vi.stubEnv('TMPDIR', temporary);
  const file = makeBundle(makeRepository(makeFolder()), '--all');
  fs.truncateSync(file, 40);
  await expect(locateRepository(file)).rejects.toThrow(`the bundle ${file} has a header that does not end`);
  fs.writeFileSync(file, `# v2 git bundle\n${'a'.repeat(40)} refs/heads/main\n\nPACK`);
  await expect(locateRepository(file)).rejects.toThrow(/could not be unpacked/);
  fs.writeFileSync(file, '# v3 git bundle\n@new-magic=1\n\nPACK');
  await expect(locateRepository(file)).rejects.toThrow(/capability new-magic=1/);
  expect(fs.readdirSync(temporary).filter((name) => name.startsWith('unearth-bundle-'))).toEqual([]);
  vi.unstubAllEnvs();
});

test('a bundle whose pack is cut off: what can be unpacked, and the rest told', async () => {
  const folder = makeRepository(makeFolder());
  const file = makeBundle(folder, '--all');
  fs.truncateSync(file, fs.statSync(file).size - 60);
  const layout = await locateRepository(file);
  expect(layout.problems).toEqual([expect.objectContaining({ kind: 'pack-corrupt', subject: file })]);
  expect(objectIds(layout)).toContain(git(folder, 'rev-parse', 'HEAD'));
  await removeTemporary(layout);
});

test('random headers: UnearthError or a pack offset inside', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constant('a'.repeat(40)),
    fc.constant(`-${'b'.repeat(40)}`),
    fc.constant('@object-format=sha1'),
  );
  fc.assert(
    fc.property(fc.constantFrom('2', '3', '9'), fc.array(line), (version, lines) => {
      const bytes = Buffer.from(`# v${version} git bundle\n${lines.join('\n')}`);
      try {
        expect(parseBundleHeader(bytes, 'x').packOffset).toBeLessThanOrEqual(bytes.length);
      } catch (error) {
        expect(error).toBeInstanceOf(UnearthError);
      }
    }),
  );
});

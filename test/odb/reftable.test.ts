import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnearthError } from '../../src/errors.js';
import { readRefs } from '../../src/odb/refs.js';
import { parseReftable } from '../../src/odb/reftable-file.js';
import { locateRepository } from '../../src/odb/repository-location.js';
import type { RefsSnapshot } from '../../src/odb/types.js';
import { reftableSamples } from './reftable-samples.js';
import { temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

/** A bare repository with the sample's tables as its refs. */
function writeSample(format: 'sha1' | 'sha256', tables = reftableSamples[format].tables): string {
  const folder = makeFolder();
  for (const name of ['objects', 'refs', 'reftable']) fs.mkdirSync(join(folder, name));
  fs.writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/.invalid\n');
  fs.writeFileSync(
    join(folder, 'config'),
    `[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\trefStorage = reftable\n\tobjectFormat = ${format}\n`,
  );
  const names = tables.map((table, i) => {
    fs.writeFileSync(join(folder, 'reftable', `${i}.ref`), Buffer.from(table, 'base64'));
    return `${i}.ref\n`;
  });
  fs.writeFileSync(join(folder, 'reftable', 'tables.list'), names.join(''));
  return folder;
}

function idsByLog(snapshot: RefsSnapshot): Record<string, string[]> {
  const logs: Record<string, string[]> = {};
  for (const { kind, source, id } of snapshot.extraRoots) {
    if (kind === 'reflog') (logs[source.slice('logs/'.length)] ??= []).push(id);
  }
  return logs;
}

describe.each(['sha1', 'sha256'] as const)('reftables of git, %s', (format) => {
  const sample = reftableSamples[format];

  test('refs, HEAD and reflogs are those that git prints', async () => {
    const snapshot = await readRefs(await locateRepository(writeSample(format)));
    expect(snapshot.problems).toEqual([]);
    expect([snapshot.headRef, snapshot.headId]).toEqual(['refs/heads/main', sample.head]);
    const refs = snapshot.refs.filter((ref) => ref.name !== 'HEAD').map((ref) => `${ref.id} ${ref.name}`);
    expect(refs).toEqual(sample.refs);
    expect(snapshot.refs.find((ref) => ref.name === 'refs/remotes/origin/HEAD')?.symbolicTarget).toBe(
      'refs/heads/main',
    );
    const logs = idsByLog(snapshot);
    expect(Object.keys(logs).toSorted()).toEqual(Object.keys(sample.logs).toSorted());
    // git prints new ids only; ours are the old ones too.
    for (const [name, ids] of Object.entries(sample.logs)) expect(logs[name]).toEqual(expect.arrayContaining(ids));
  });

  test('a damaged table is a problem and the others are still read', async () => {
    const [first = '', ...others] = sample.tables;
    const damaged = Buffer.from(first, 'base64');
    damaged[damaged.length - 20] = 0xff;
    const snapshot = await readRefs(
      await locateRepository(writeSample(format, [damaged.toString('base64'), ...others])),
    );
    expect(snapshot.problems.map((problem) => problem.kind)).toContain('ref-broken');
    expect(snapshot.refs.map((ref) => ref.name)).toContain('refs/tags/v1');
  });
});

test('flipped bytes never hang and throw UnearthError only', () => {
  const table = Buffer.from(reftableSamples.sha1.tables[0] as string, 'base64');
  fc.assert(
    fc.property(fc.nat(table.length - 73), fc.nat(255), (position, byte) => {
      const changed = Buffer.from(table);
      changed[position] = byte;
      try {
        parseReftable(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(UnearthError);
      }
    }),
  );
});

test('tables.list cannot lead out of its folder', async () => {
  const folder = writeSample('sha1');
  fs.writeFileSync(join(folder, 'reftable', 'tables.list'), '../../elsewhere.ref\n/etc/other.ref\n');
  expect((await readRefs(await locateRepository(folder))).refs).toEqual([]);
});

function gitKnowsReftables(): boolean {
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(execFileSync('git', ['--version'], { encoding: 'utf8' })) ?? [])
    .slice(1)
    .map(Number);
  return major > 2 || (major === 2 && minor >= 45);
}

test.skipIf(!gitKnowsReftables())(
  'the git of this machine agrees, several blocks and a linked worktree included',
  async () => {
    const folder = makeFolder();
    const git = (...parameters: string[]): string =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...parameters], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe'],
      });
    git('init', '-q', '--ref-format=reftable', '.');
    git('commit', '-q', '--allow-empty', '-m', 'one');
    for (let i = 0; i < 3; i++) {
      const commands = Array.from({ length: 200 }, (_, n) => `create refs/heads/b${i}-${n} HEAD\n`).join('');
      execFileSync('git', ['update-ref', '--stdin'], { cwd: folder, input: commands });
    }
    git('worktree', 'add', '-q', 'linked', '-b', 'linked');
    const snapshot = await readRefs(await locateRepository(folder));
    const refs = snapshot.refs.filter((ref) => ref.name !== 'HEAD').map((ref) => `${ref.id} ${ref.name}`);
    expect(refs.toSorted()).toEqual(
      git('for-each-ref', '--format=%(objectname) %(refname)').trim().split('\n').toSorted(),
    );
    expect(snapshot.extraRoots.filter((root) => root.kind === 'worktree-head').map((root) => root.source)).toEqual([
      'worktrees/linked/HEAD',
    ]);
  },
);

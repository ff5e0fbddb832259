import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/model.js';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import { searchedForms } from '../../src/plan/probes.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { writePlanFolder } from '../../src/rehearse/write-plan-folder.js';
import { allObjects } from './helpers/all-objects.js';
import { INNOCENT, makeCanaryRepository, type CanaryRepository } from './helpers/canary-repository.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { syntheticScan } from './helpers/synthetic-scan.js';

const versions = findFilterRepos();

describe.skipIf(versions.length === 0).each(versions)('rewrite.sh with $label', ({ path }) => {
  describe.each(['sha1', 'sha256'] as const)('in a %s repository', (objectFormat) => {
    let canary: CanaryRepository;
    let plan: Plan;
    let mirror: string;
    let output: string;

    beforeAll(async () => {
      canary = makeCanaryRepository({ objectFormat });
      const { repository, folder } = canary.scratch;
      const result = syntheticScan(repository, Object.values(canary.secrets));
      plan = assemblePlan(await collectPlanFacts({ path: repository, result }));
      await writePlanFolder(plan, join(folder, 'plan'));
      mirror = join(folder, 'mirror.git');
      const run = spawnSync('sh', [join(folder, 'plan/rewrite.sh'), repository, mirror], {
        env: { ...process.env, PATH: path },
        encoding: 'utf8',
      });
      output = run.stdout + run.stderr;
      expect(run.status, output).toBe(0);
    });

    afterAll(() => canary.scratch.remove());

    const git = (...parameters: string[]): string =>
      execFileSync('git', ['-C', mirror, ...parameters])
        .toString('latin1')
        .trimEnd();

    it('leaves no planned secret in any object, in any form', () => {
      const objects = allObjects(mirror);
      const left = Object.entries(canary.secrets).flatMap(([name, { value }]) =>
        searchedForms(Buffer.from(value as string)).flatMap(({ name: form, bytes }) =>
          objects
            .filter(({ data }) => data.includes(bytes))
            .map(({ id, type }) => `${name} as ${form} in ${type} ${id}`),
        ),
      );
      expect(left).toEqual([]);
    });

    it('leaves no planned secret in a ref name or any other file of the mirror, nor prints one', () => {
      const names = git('for-each-ref', '--format=%(refname)');
      for (const [name, { value }] of Object.entries(canary.secrets)) {
        expect(names.includes(String(value)), name).toBe(false);
        expect(output.includes(String(value)), name).toBe(false);
        expect(
          spawnSync('grep', ['-rlF', '--', String(value).split('\n')[0]!, mirror], { encoding: 'utf8' }).stdout,
          name,
        ).toBe('');
      }
    });

    it('leaves innocent text as it was', () => {
      expect(git('show', 'main:innocent/a.txt')).toBe(INNOCENT.repeat(50).trimEnd());
      expect(git('show', 'main:README.md')).toContain(INNOCENT.trimEnd());
      expect(git('rev-parse', 'v0')).toBe(canary.scratch.git('rev-parse', 'v0'));
      expect(git('rev-parse', 'v0-annotated')).toBe(canary.scratch.git('rev-parse', 'v0-annotated'));
      expect(git('show', 'main:release.yaml')).toMatch(
        /^innocent: before\ndata: REDACTED-[0-9a-f]{6}-\d+\ninnocent: after$/,
      );
      const docker = JSON.parse(Buffer.from(git('show', 'main:pull.yaml').slice(6), 'base64').toString('latin1')) as {
        auths: { 'r.example': { auth: string } };
      };
      expect(Buffer.from(docker.auths['r.example'].auth, 'base64').toString('latin1')).toMatch(/^user:.?EDACTED-/);
      expect(git('show', 'main:keys/key.yaml')).toMatch(/innocent: yes$/);
      expect(JSON.parse(git('show', 'main:keys/key.json'))).toMatchObject({ innocent: 'BEGIN END' });
    });

    it('keeps every ref, stash, note, nested tag and remote-tracking branch', () => {
      const count = (repository: string): number =>
        execFileSync('git', ['-C', repository, 'for-each-ref', '--format=%(objecttype)']).toString().split('\n').length;
      expect(count(mirror)).toBe(count(canary.scratch.repository));
      expect(git('cat-file', '-t', 'refs/stash')).toBe('commit');
      expect(git('notes', 'show', git('rev-parse', 'v1-nested^{commit}~0'))).toBeTruthy();
      expect(git('cat-file', 'tag', 'v1-nested')).toContain('tag v1-nested');
      expect(git('cat-file', 'tag', git('rev-parse', 'v1-nested-twice'))).toContain('type tag');
      expect(git('rev-list', '--count', 'main')).toBe(canary.scratch.git('rev-list', '--count', 'main'));
      expect(git('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
      git('fsck', '--strict', '--no-dangling');
    });

    it('changes as many commits, refs and tags as predicted', () => {
      const before = refsOf(canary.scratch.repository);
      const after = refsOf(mirror);
      const changed = [...before].filter(([name, id]) => after.get(name) !== id);
      const { predicted } = plan.document.rewrite;
      expect(changed.length).toBe(predicted.refs);
      expect(changed.filter(([name]) => name.startsWith('refs/tags/')).length).toBe(predicted.tags);
      expect(output).toMatch(new RegExp(`rewritten: ${predicted.commits} of \\d+ commits`));
    });

    it('writes secrets only into the files that need them', () => {
      for (const { name: file, bytes: content } of plan.files.filter(({ secret }) => !secret)) {
        const text = content.toString('utf8');
        for (const [name, { value }] of Object.entries(canary.secrets)) {
          for (const { bytes } of searchedForms(Buffer.from(value as string)))
            expect(text.includes(bytes.toString('utf8')), `${name} in ${file}`).toBe(false);
        }
      }
    });

    it('writes a leased push that replaces every ref of the host, or none when somebody pushed meanwhile', () => {
      const { folder, repository } = canary.scratch;
      const host = join(folder, 'host.git');
      execFileSync('git', ['clone', '-q', '--mirror', '--no-local', repository, host]);
      const push = () => spawnSync('sh', ['plan/run/push.sh', 'host.git'], { cwd: folder, encoding: 'utf8' });
      execFileSync('git', ['-C', host, 'update-ref', 'refs/heads/main', 'refs/heads/side']);
      const before = refsOf(host);
      const refused = push();
      expect(refused.status).not.toBe(0);
      expect(refused.stderr).toContain('stale info');
      expect(refsOf(host)).toEqual(before);

      execFileSync('git', ['-C', host, 'update-ref', 'refs/heads/main', canary.scratch.git('rev-parse', 'main')]);
      const done = push();
      expect(done.status, done.stderr).toBe(0);
      const printed = done.stdout + done.stderr;
      for (const [name, { value }] of Object.entries(canary.secrets))
        expect(printed.includes(String(value)), name).toBe(false);
      const own = ([name]: [string, string]): boolean => !/^refs\/(pull|remotes|stash)/.test(name);
      expect(new Map([...refsOf(host)].filter(own))).toEqual(new Map([...refsOf(mirror)].filter(own)));
    });

    it('refuses to write over an existing mirror', () => {
      const { folder, repository } = canary.scratch;
      const run = spawnSync('sh', [join(folder, 'plan/rewrite.sh'), repository, mirror], {
        env: { ...process.env, PATH: path },
        encoding: 'utf8',
      });
      expect(run.status).toBe(1);
      expect(run.stderr).toContain('exists already');
      expect(existsSync(mirror)).toBe(true);
    });
  });
});

function refsOf(repository: string): Map<string, string> {
  const lines = execFileSync('git', ['-C', repository, 'for-each-ref', '--format=%(objectname) %(refname)'])
    .toString()
    .trimEnd()
    .split('\n');
  return new Map(lines.map((line) => line.split(' ').reverse() as [string, string]));
}

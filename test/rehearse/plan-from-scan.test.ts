/** From a real scan to the proof: the plan of a repository with credentials of known forms in every kind of place. */
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandTemplate } from '../../src/detect/examples/expand-template.js';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import type { Plan } from '../../src/plan/model.js';
import { searchedForms } from '../../src/plan/probes.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { rehearse, type RehearsalResult } from '../../src/rehearse/rehearse.js';
import { writePlanFolder } from '../../src/rehearse/write-plan-folder.js';
import { scanRepository } from '../../src/scan/scan-repository.js';
import { objectsWith } from './helpers/all-objects.js';
import { findFilterRepos } from './helpers/filter-repo.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';

const versions = findFilterRepos();

/** A GitHub token whose checksum fits. */
function githubToken(seed: string): string {
  return expandTemplate('{{token:github-crc32:ghp_}}', seed).text;
}

function plant({ write, commit, git, gitAs }: Scratch): Record<string, string> {
  const planted: Record<string, string> = {};
  const token = (place: string): string => (planted[place] = githubToken(place));
  write('README.md', 'A project. The password of the demo is on the wall. END BEGIN\n');
  commit('first');
  write('.env', `GITHUB_TOKEN=${token('env')}\nPORT=8080\n`);
  write('deploy.py', `import os\ntoken = os.environ.get("GITHUB_TOKEN", "${token('default')}")\n`);
  planted['pem'] = expandTemplate('{{pem:pkcs8}}', 'pem').text.trim();
  write('deploy/key.pem', `${planted['pem']}\n`);
  commit('deployment');
  write('windows.txt', Buffer.from(`\uFEFFtoken=${token('utf16')}\r\n`, 'utf16le'));
  write(
    'secret.yaml',
    `apiVersion: v1\nkind: Secret\ndata:\n  token: ${Buffer.from(token('base64')).toString('base64')}\n`,
  );
  write('backup.gz', gzipSync(Buffer.from(`GITHUB_TOKEN=${token('gzip')}\n`)));
  commit('backup');
  // A later version of the archive, and of a text with something packed in it.
  write('backup.gz', gzipSync(Buffer.from(`# newer\nGITHUB_TOKEN=${planted['gzip']}\n`)));
  const wrapped = (lines: number): string =>
    Buffer.from(`${'x'.repeat(lines + 30)} token=${planted['wrapped']}\n`)
      .toString('base64')
      .replace(/.{76}/g, '$&\n');
  token('wrapped');
  write('mime.txt', `Subject: one\n\n${wrapped(1)}\n`);
  commit('again');
  write('mime.txt', `Subject: two\n\n${wrapped(7)}\n`);
  write(`dump-${token('path')}.txt`, 'x\n');
  commit('more');
  commit(`use ${token('message')}\n`);
  git('tag', '-a', '-m', `release ${token('tag-message')}`, 'v1');
  git('notes', 'add', '-m', `note ${token('note')}`, 'HEAD');
  git('branch', `fix-${token('branch')}`);
  gitAs({ GIT_AUTHOR_EMAIL: `${token('identity')}@example.org` }, 'commit', '-q', '--allow-empty', '-m', 'who');
  write('stashed.txt', `${token('stash')}\n`);
  git('add', '-A');
  git('stash', '-q');
  write('gone.txt', `old: ${token('deleted')}\n`);
  commit('add');
  git('rm', '-q', 'gone.txt');
  commit('remove');
  return planted;
}

describe.skipIf(versions.length === 0)('a plan from a scan', () => {
  const scratch = makeScratch();
  let planted: Record<string, string>;
  let plan: Plan;
  let result: RehearsalResult;

  beforeAll(async () => {
    planted = plant(scratch);
    const scan = await scanRepository({ path: scratch.repository, cache: false });
    plan = assemblePlan(await collectPlanFacts({ path: scratch.repository, result: scan }));
    const { folder } = await writePlanFolder(plan, join(scratch.folder, 'plan'));
    result = await rehearse({ path: scratch.repository, planDir: folder, searchPath: versions.at(-1)!.path });
  });

  afterAll(() => scratch.remove());

  it('covers every planted credential and rewrites it', () => {
    expect(plan.document.credentials.filter(({ rewritten }) => !rewritten)).toEqual([]);
    const kinds = plan.document.credentials.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('github')).length).toBe(Object.keys(planted).length - 1);
  });

  it('is proven by its rehearsal, with a second scan', () => {
    expect(result.verify.secrets.filter(({ outcome }) => outcome !== 'gone')).toEqual([]);
    expect(result.verify.problems).toEqual([]);
    expect(result.tips.unexpected).toEqual([]);
    expect(result.actual).toEqual(result.predicted);
    expect(result.proven).toBe(true);
  });

  it('leaves no form of any planted value, in the archive neither', () => {
    const mirror = join(scratch.folder, 'mirror.git');
    const run = spawnSync('sh', [join(scratch.folder, 'plan/rewrite.sh'), scratch.repository, mirror], {
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    const left = Object.entries(planted).flatMap(([place, value]) =>
      searchedForms(Buffer.from(value)).flatMap(({ bytes, name }) =>
        objectsWith(mirror, bytes).map((id) => `${place} as ${name} in ${id}`),
      ),
    );
    expect(left).toEqual([]);
    expect(spawnSync('git', ['-C', mirror, 'show', 'main:backup.gz'], { encoding: 'utf8' }).stdout).toMatch(
      /^REDACTED-/,
    );
  });

  it('finds the place that reads the value by name and falls back to a default', () => {
    const guards = plan.files.find(({ name }) => name === 'guards.md')?.bytes.toString();
    expect(guards).toContain('GITHUB_TOKEN');
    expect(guards).toContain('deploy.py:2');
  });
});

describe('a leak that was never pushed', () => {
  const scratch = makeScratch();

  afterAll(() => scratch.remove());

  it('is amended, with the commands for it; a mirror of the clone still does not carry it', async () => {
    scratch.write('a.txt', 'a\n');
    const base = scratch.commit('clean');
    scratch.git('update-ref', 'refs/remotes/origin/main', base);
    scratch.git('config', 'remote.origin.url', 'https://github.com/acme/app.git');
    scratch.git('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
    scratch.write('a.txt', `token = "${githubToken('local')}"\n`);
    const leak = scratch.commit('leak');
    const scan = await scanRepository({ path: scratch.repository, cache: false });
    const plan = assemblePlan(await collectPlanFacts({ path: scratch.repository, result: scan }));
    expect(plan.document.credentials).toEqual([expect.objectContaining({ decision: 'amend', rewritten: true })]);
    expect(plan.document.manual.map(({ kind }) => kind)).toContain('developer-clone');
    const text = plan.files.find(({ name }) => name === 'PLAN.md')!.bytes.toString();
    expect(text).toContain(`git rebase -i ${leak}^`);
    expect(text).toContain('unearth rehearse ');
    expect(text).toContain('GitHub Support');
  });
});

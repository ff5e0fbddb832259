import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { buildFixture } from '../helpers/build-fixture.js';
import { useCacheFolder } from '../helpers/cache-folder.js';
import { git } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';

const cacheFolder = useCacheFolder();

function entries(): string[] {
  const folder = path.join(cacheFolder(), 'unearth');
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name));
}

async function scan(folder: string, cached = true): Promise<string> {
  const { report } = await scanWithDetector({ path: folder, jobs: 1, cache: cached }, smallDetector());
  // How much had to be read depends on what is remembered of the objects.
  report.coverage.bytes.scanned = 0;
  return JSON.stringify({ ...report, duration: 0 });
}

describe('the cache of reports', () => {
  it('gives the same report without scanning again, and holds no value', async () => {
    const fixture = buildFixture('messages');
    const first = await scan(fixture.path);
    expect(entries()).toHaveLength(1);
    expect(await scan(fixture.path)).toBe(first);
    expect(await scan(fixture.path, false)).toBe(first);
    const stored = fs.readFileSync(entries()[0]!, 'utf8');
    for (const { canary } of fixture.expectations) expect(stored).not.toContain(fixture.value(canary).slice(4));
    expect(fs.statSync(entries()[0]!).mode & 0o077).toBe(0);
  });

  it('is not asked once the repository has changed', async () => {
    const fixture = buildFixture('staged');
    const first = await scan(fixture.path);
    git(fixture.path, ['commit', '-q', '-m', 'commit what was staged']);
    const second = await scan(fixture.path);
    expect(second).not.toBe(first);
    expect(second).toBe(await scan(fixture.path, false));
  });

  it('is not asked once a damaged object has been put right', async () => {
    const { path: folder } = buildFixture('staged');
    const id = git(folder, ['rev-parse', 'HEAD:']).toString().trim();
    const common = git(folder, ['rev-parse', '--git-common-dir']).toString().trim();
    const file = path.resolve(folder, common, 'objects', id.slice(0, 2), id.slice(2));
    const sound = fs.readFileSync(file);
    fs.chmodSync(file, 0o644);
    fs.writeFileSync(file, sound.subarray(0, 12));
    expect(JSON.parse(await scan(folder)).coverage.complete).toBe(false);
    fs.writeFileSync(file, sound);
    expect(await scan(folder)).toBe(await scan(folder, false));
  });

  it('is as good as none when it is damaged', async () => {
    const fixture = buildFixture('deleted-file');
    const first = await scan(fixture.path);
    const text = fs.readFileSync(entries()[0]!, 'utf8');
    for (const damaged of ['', text.slice(0, 200), text.replace('"critical"', '"low"'), 'x'.repeat(500)]) {
      fs.writeFileSync(entries()[0]!, damaged);
      expect(await scan(fixture.path)).toBe(first);
    }
  });
});

import { describe, expect, it } from 'vitest';
import * as library from '../src/index.js';
import { VERSION } from '../src/version.js';
import manifest from '../package.json' with { type: 'json' };
import { buildFixture } from './helpers/build-fixture.js';

describe('the library', () => {
  it('scans and conceals values', async () => {
    const fixture = buildFixture('deleted-file');
    const result = await library.scanRepository({ path: fixture.path, jobs: 1 });
    expect(result.report.findings).toHaveLength(1);
    expect(JSON.stringify(library.concealValues(result))).not.toContain(fixture.value('key').slice(4));
    expect(JSON.stringify(library.revealValues(result))).toContain(fixture.value('key'));
  });

  it('knows its version', () => {
    expect(VERSION).toBe(manifest.version);
  });
});

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { ScanReport } from '../../src/findings/model.js';
import { scanRepository } from '../../src/scan/scan-repository.js';
import { git, temporaryFolder } from '../helpers/git.js';

const token = (name: string): string => canary('large-objects', name, '{{token:github-crc32:ghp_}}');
const PARTS = 60_000;

/** Three megabytes of text in which versions differ by a few lines. */
function largeText(tokens: readonly string[]): string {
  const lines = Array.from({ length: PARTS }, (_, k) => `row ${k} of a large dump, ${(k * 7919) % 104729} and so on`);
  tokens.forEach((value, k) => (lines[k * 17_000 + 9] = `token = ${value}`));
  return lines.join('\n');
}

async function scan(folder: string, maxMemory?: number): Promise<ScanReport> {
  return (await scanRepository({ path: folder, jobs: 1, ...(maxMemory ? { maxMemory } : {}) })).report;
}

describe('objects above the memory bound', () => {
  it('give the same findings at the same lines as within it, and what was not opened is said', async () => {
    const folder = temporaryFolder('large-objects');
    const commit = (name: string, content: string | Buffer): void => {
      fs.writeFileSync(path.join(folder, name), content);
      git(folder, ['add', '-f', name]);
      git(folder, ['commit', '-q', '-m', name]);
    };
    git(folder, ['init', '-q', '--initial-branch=main']);
    commit('dump.sql', largeText([token('a')]));
    commit('dump.sql', largeText([token('a'), token('b')]));
    commit('dump.sql', largeText([token('c'), token('b'), token('d')]));
    commit('small.txt', `token = ${token('small')}\n`);
    git(folder, ['repack', '-adfq', '--depth=50', '--window=100']);
    commit('loose.txt', largeText([token('e')]));
    const whole = await scan(folder);
    const bounded = await scan(folder, 8 << 20);
    expect(bounded.findings).toEqual(whole.findings);
    expect(whole.findings).toHaveLength(6);
    expect(bounded.coverage.gaps).toEqual([]);

    const noise = Buffer.from(Array.from({ length: 2 << 20 }, (_, k) => (k * k * 31 + (k >> 3)) & 0xff));
    commit('packed.gz', zlib.gzipSync(Buffer.concat([noise, Buffer.from(token('e'))]), { level: 0 }));
    commit('.env', `A_TOKEN=${token('f')}\n${largeText([])}`);
    const { coverage, findings } = await scan(folder, 8 << 20);
    expect(coverage.gaps).toMatchObject([
      { kind: 'wrapped', count: 1, incomplete: true },
      { kind: 'structured-size', count: 1, examples: ['.env'] },
    ]);
    expect(coverage.gaps[0]!.message).toContain('too large');
    expect(findings).toHaveLength(7);
  });
});

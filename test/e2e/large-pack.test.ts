/** A pack beyond all 32-bit offsets, scanned within the default memory bound. Runs only where UNEARTH_FULL is set. */
import { spawn, spawnSync } from 'node:child_process';
import { createCipheriv } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canary } from '../../fixtures-repos/recipe.js';
import type { ScanReport } from '../../src/findings/model.js';
import { GIT_ENVIRONMENT, git, temporaryFolder } from '../helpers/git.js';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const GIB = 2 ** 30;
const PACK_BYTES = 5 * GIB;
const BLOB_BYTES = 8 << 20;
/** One object that no buffer holds, at the start of the pack. */
const HUGE_BYTES = 2 * GIB + 8 * BLOB_BYTES;
/** Where secrets are planted: behind it, around the border of 32-bit offsets, and last. */
const PLANTED_AT = [HUGE_BYTES, HUGE_BYTES + BLOB_BYTES, 4 * GIB - 4 * BLOB_BYTES, 4 * GIB + BLOB_BYTES];

const token = (name: string): string => canary('large-pack', name, '{{token:github-crc32:ghp_}}');

/** Bytes that no compression makes smaller, the same in every run. */
function createNoise(): () => Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16));
  const zeros = Buffer.alloc(BLOB_BYTES);
  return () => cipher.update(zeros);
}

async function writeHistory(folder: string): Promise<void> {
  const settings = ['-c', 'core.compression=0', '-c', 'pack.compression=0', '-c', 'core.bigFileThreshold=1'];
  const importer = spawn('git', [...settings, 'fast-import', '--quiet', '--depth=0'], {
    cwd: folder,
    env: GIT_ENVIRONMENT,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const write = async (part: Buffer | string): Promise<void> => {
    if (!importer.stdin.write(part)) await once(importer.stdin, 'drain');
  };
  const noise = createNoise();
  const files: string[] = [];
  const addBlob = async (name: string, content: Buffer): Promise<void> => {
    files.push(`M 100644 :${files.length + 1} ${name}\n`);
    await write(`blob\nmark :${files.length}\ndata ${content.length}\n`);
    await write(content);
    await write('\n');
  };
  let planted = 0;
  await write(`blob\nmark :1\ndata ${HUGE_BYTES}\n`);
  files.push('M 100644 :1 data/huge.dump\n');
  for (let written = 0; written < HUGE_BYTES; written += BLOB_BYTES) {
    const part = noise();
    if (written === 0 || written + BLOB_BYTES === HUGE_BYTES)
      part.write(`\ntoken = ${token(`huge ${written}`)}\n`, 4096);
    await write(part);
  }
  await write('\n');
  for (let written = HUGE_BYTES; written < PACK_BYTES; written += BLOB_BYTES) {
    if (written >= (PLANTED_AT[planted] ?? Infinity)) {
      await addBlob(`notes/${planted}.txt`, Buffer.from(`token = ${token(`at ${planted}`)}\n`));
      planted++;
    }
    await addBlob(`data/${written / BLOB_BYTES}.bin`, noise());
  }
  await addBlob('notes/last.txt', Buffer.from(`token = ${token('last')}\n`));
  const message = `See ${token('message')}\n`;
  await write(`commit refs/heads/main\ncommitter C <c@vale.invalid> 1700000000 +0000\n`);
  await write(`data ${message.length}\n${message}\n${files.join('')}\n`);
  importer.stdin.end();
  const [status] = (await once(importer, 'close')) as [number];
  expect(status).toBe(0);
}

/** Runs the program; its report and the most memory it had, in bytes. */
function scan(folder: string): { report: ScanReport; peakBytes: number } {
  const note = path.join(folder, 'peak');
  const watch = `import fs from 'node:fs';process.on('exit',()=>fs.writeFileSync(${JSON.stringify(note)},String(process.resourceUsage().maxRSS)))`;
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(watch)}`,
      PROGRAM,
      'scan',
      folder,
      '--format',
      'json',
      '--no-cache',
      '--show-secrets',
      '--exit-zero',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  expect(run.status, run.stderr).toBe(0);
  return { report: JSON.parse(run.stdout) as ScanReport, peakBytes: Number(fs.readFileSync(note, 'utf8')) * 1024 };
}

describe.skipIf(!process.env['UNEARTH_FULL'])('a pack of 5 GiB', () => {
  it('is scanned within 1 GB of memory, and secrets are found wherever they lie', async () => {
    const folder = temporaryFolder('large-pack');
    try {
      git(folder, ['init', '--quiet', '--bare', '--initial-branch=main']);
      await writeHistory(folder);
      const packs = path.join(folder, 'objects', 'pack');
      const sizes = fs.readdirSync(packs).map((name) => fs.statSync(path.join(packs, name)).size);
      expect(Math.max(...sizes)).toBeGreaterThan(PACK_BYTES);
      const { report, peakBytes } = scan(folder);
      const found = report.findings.map(({ value }) => value);
      const wanted = [...PLANTED_AT.keys()].map((k) => token(`at ${k}`));
      const huge = [0, HUGE_BYTES - BLOB_BYTES].map((at) => token(`huge ${at}`));
      expect(found).toEqual(expect.arrayContaining([...wanted, ...huge, token('last'), token('message')]));
      expect(report.coverage.complete).toBe(true);
      expect(peakBytes).toBeLessThan(1e9);
      console.log(`5 GiB pack: ${report.duration} ms, peak ${Math.round(peakBytes / 1e6)} MB`);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }, 1_800_000);
});

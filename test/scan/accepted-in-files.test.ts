import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/detect/examples/random.js';
import type { Finding, ScanReport } from '../../src/findings/model.js';
import { runCli } from '../cli/run-cli.js';

const random = seededRandom('accepted in files');
const secret = (): string =>
  `${random.text('abcdefghkmnpqrstvwxz', 6)}${random.text('23456789', 3)}${random.text('BCDFGHJKLMNPQRSTVWXZ', 8)}`;
const line = (comment = ''): string => `password = "${secret()}"${comment}\n`;

/** By file: who accepts the one secret in it, or null. */
const FILES: Record<string, readonly [string | null, string]> = {
  'a.py': ['gitleaks:allow', line('  # gitleaks:allow')],
  'b.py': ['betterleaks:allow', line('  # betterleaks:allow')],
  'c.go': ['trufflehog:ignore', line(' // trufflehog:ignore')],
  'd.rs': ['kingfisher:ignore', line(' // kingfisher:ignore')],
  'e.py': ['ggignore', line('  # ggignore')],
  'f.py': ['pragma: allowlist secret', line('  # pragma: allowlist secret')],
  'g.py': ['pragma: allowlist nextline secret', `# pragma: allowlist nextline secret\n${line()}`],
  'h.js': ['secretlint-disable-line', line(' // secretlint-disable-line')],
  'i.js': ['secretlint-disable-next-line', `// secretlint-disable-next-line\n${line()}`],
  'j.js': ['secretlint-disable', `/* secretlint-disable */\nlet a = 1;\n${line()}/* secretlint-enable */\n`],
  'k.js': ['secretlint-disable', `// secretlint-disable\n\n\n${line()}`],
  'l.js': [null, `/* secretlint-disable */\nlet a = 1;\n/* secretlint-enable */\n${line()}`],
  'm.py': ['unearth:allow', line('  # unearth:allow generic-password -- made up')],
  'n.py': [null, line('  # unearth:allow github-pat-classic -- another rule')],
  'o.py': ['unearth:allow-next-line', `# unearth:allow-next-line -- made up\n${line()}`],
  'p.py': [null, `${line()}# gitleaks:allow\n`],
  'q.py': [null, line()],
};

const root = mkdtempSync(join(tmpdir(), 'unearth-accepted-'));
const git = (...words: string[]): void =>
  void execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@corp.example', ...words]);

beforeAll(() => {
  git('init', '-q');
  for (const [path, [, text]] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, 'src', path)), { recursive: true });
    writeFileSync(join(root, 'src', path), text);
  }
  git('add', '.');
  git('commit', '-qm', 'settings');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function findings(...flags: string[]): Promise<Map<string, Finding>> {
  const { out } = await runCli([
    'scan',
    root,
    '--json',
    '--no-cache',
    '--no-pii',
    '--exit-zero',
    '--jobs',
    '1',
    ...flags,
  ]);
  return new Map((JSON.parse(out) as ScanReport).findings.map((one) => [one.occurrences[0]!.path, one]));
}

describe('comments in scanned files', () => {
  it('accept what they stand beside, in a scan of the history', async () => {
    const found = await findings();
    for (const [path, [by]] of Object.entries(FILES))
      expect([path, found.get(`src/${path}`)?.accepted?.by ?? null]).toEqual([path, by]);
    expect(found.get('src/m.py')?.accepted?.reason).toBe('made up');
  });

  it('mean the same in a scan of the files on disk', async () => {
    const found = await findings('--worktree');
    for (const [path, [by]] of Object.entries(FILES))
      expect([path, found.get(`src/${path}`)?.accepted?.by ?? null]).toEqual([path, by]);
  });

  it('are not heeded with --no-ignore', async () => {
    const found = await findings('--no-ignore');
    expect([...found.values()].filter(({ accepted }) => accepted)).toEqual([]);
    expect(found.size).toBe(Object.keys(FILES).length);
  });
});

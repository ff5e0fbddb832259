import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardsText } from '../../../src/plan/guards/guards-text.js';

const NAMES = ['DB_PASSWORD', 'API_TOKEN'];
const readers = ['python', 'node', 'go', 'shell'].flatMap((language) =>
  NAMES.map((name) => ({ name, path: 'a', line: 1, language, fallsBack: false, fingerprints: [] })),
);
const text = guardsText(readers)!.toString();
const snippet = (fence: string): string => new RegExp(`\`\`\`${fence}\\n([^]*?)\`\`\``).exec(text)![1]!;
const isThere = (tool: string): boolean => spawnSync(tool, ['version']).error === undefined;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unearth-guards-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each snippet with something after it that must not run. */
const PROGRAMS: [string, string, (file: string) => [string, string[]], string][] = [
  ['python', 'guard.py', (file) => ['python3', [file]], 'print("STARTED")\n'],
  ['js', 'guard.cjs', (file) => [process.execPath, [file]], 'console.log("STARTED")\n'],
  ['sh', 'guard.sh', (file) => ['sh', [file]], 'echo STARTED\n'],
  ['go', 'required.go', (file) => ['go', ['run', file]], 'func main() { println("STARTED") }\n'],
];

describe.each(PROGRAMS)('the guard in %s', (fence, name, command, rest) => {
  it.skipIf(fence === 'go' && !isThere('go'))(
    'starts with all variables, and without one names it and refuses',
    () => {
      const file = join(folder, name);
      writeFileSync(file, snippet(fence) + rest);
      const run = (more: Record<string, string>): { status: number | null; output: string } => {
        const [program, parameters] = command(file);
        const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...more };
        const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8', env });
        return { status, output: stdout + stderr };
      };
      expect(run({ DB_PASSWORD: 'x', API_TOKEN: 'y' })).toEqual({ status: 0, output: 'STARTED\n' });
      const refused = run({ DB_PASSWORD: '', API_TOKEN: 'y' });
      expect(refused.status).not.toBe(0);
      expect(refused.output).toContain('DB_PASSWORD');
      expect(refused.output).not.toContain('STARTED');
      expect(run({ DB_PASSWORD: 'x' }).status).not.toBe(0);
    },
    120_000,
  );
});

describe('guards', () => {
  it('are there for every language where nobody knows which', () => {
    const one = { name: 'DB_PASSWORD', path: 'a.yml', line: 1, language: 'ci', fallsBack: false, fingerprints: [] };
    for (const fence of ['python', 'js', 'go', 'sh']) expect(guardsText([one])!.toString()).toContain(`\`\`\`${fence}`);
  });

  it('are none where nothing reads a value', () => expect(guardsText([])).toBeNull());
});

/** Threads load the built program even when a test runs the sources: build it once before all tests. */
import { spawnSync } from 'node:child_process';

/** Types are checked by their own step: a test run needs the program only. */
const STEPS = [
  ['node', 'scripts/build-kernel.mjs'],
  ['npx', 'tsc', '-p', 'tsconfig.build.json', '--noCheck'],
  ['node', 'scripts/prepare-tables.mjs'],
] as const;

export default function setup(): void {
  for (const [command, ...args] of STEPS) {
    const built = spawnSync(command, args, { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`the program does not build:\n${built.stdout}${built.stderr}`);
  }
}

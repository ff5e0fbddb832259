/** Threads load the built program even when a test runs the sources: build it once before all tests. */
import { spawnSync } from 'node:child_process';

export default function setup(): void {
  // Types are checked by their own step: a test run needs the program only.
  const built = spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json', '--noCheck'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the program does not build:\n${built.stdout}${built.stderr}`);
}

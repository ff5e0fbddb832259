import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chooseEngine } from '../detect/engine/choose-engine.js';
import { loadOwnRules } from '../detect/rules/load-patterns.js';
import { groupedNumber } from '../grouped-number.js';
import { VERSION } from '../version.js';

/** Versions of everything that decides what a scan finds. */
export async function versionText(): Promise<string> {
  const rules = loadOwnRules().reduce((sum, file) => sum + file.rules.length, 0);
  return [
    `unearth ${VERSION}`,
    `rules ${groupedNumber(rules)}`,
    `engine ${chooseEngine().name}`,
    `node ${process.versions.node}`,
    await gitVersion(),
    '',
  ].join('\n');
}

async function gitVersion(): Promise<string> {
  try {
    return (await promisify(execFile)('git', ['--version'], { timeout: 5_000 })).stdout
      .trim()
      .replace('git version', 'git');
  } catch {
    return 'git not found (needed for URLs, bundles and plans)';
  }
}

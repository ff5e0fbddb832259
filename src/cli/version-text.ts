import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageVersion } from './package-version.js';

/** Versions of everything that decides what a scan finds. */
export async function versionText(): Promise<string> {
  return `unearth ${packageVersion()}\n${await gitVersion()}\n`;
}

async function gitVersion(): Promise<string> {
  try {
    return (await promisify(execFile)('git', ['--version'], { timeout: 5_000 })).stdout.trim();
  } catch {
    return 'git: not found (needed for URLs, bundles and plans)';
  }
}

/** The git-filter-repo versions at hand: what is on PATH, and what pip put beside a python of its own. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface FilterRepo {
  label: string;
  /** PATH with this version first. */
  path: string;
}

export function findFilterRepos(): FilterRepo[] {
  const own = process.env['PATH'] ?? '';
  const folders = [
    '',
    ...listFolders('/opt').map((name) => join('/opt', name, 'bin')),
    ...(process.env['UNEARTH_FILTER_REPO_PATH']?.split(':') ?? []),
  ];
  const found = new Map<string, FilterRepo>();
  for (const folder of folders) {
    if (folder !== '' && !existsSync(join(folder, 'git-filter-repo'))) continue;
    const path = folder === '' ? own : `${folder}:${own}`;
    try {
      const version = run(path, '--version');
      const generation = run(path, '-h').includes('sensitive-data-removal') ? '2.47 or newer' : 'older than 2.47';
      found.set(version, { label: `git-filter-repo ${generation}`, path });
    } catch {
      // not there, or not able to run
    }
  }
  if (found.size === 0) console.warn('git-filter-repo was not found: the tests that run it are skipped');
  return [...found.values()];
}

function run(path: string, option: string): string {
  return execFileSync('git', ['filter-repo', option], { env: { ...process.env, PATH: path } }).toString();
}

function listFolders(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

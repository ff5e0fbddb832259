import * as fs from 'node:fs';
import { join } from 'node:path';
import { configBoolean, configValue, configValues } from './config-file.js';
import type { ConfigEntry } from './config-file.js';

/**
 * Whether objects may be missing by intention: a promisor remote, the older `extensions.partialClone`,
 * or a pack marked as received from one (gitrepository-layout and partial-clone of git's documentation).
 */
export function isPartialClone(config: ConfigEntry[], objectDirs: string[]): boolean {
  if (configValue(config, 'extensions', 'partialclone') !== undefined) return true;
  if (configValues(config, 'remote', 'promisor').some(configBoolean)) return true;
  return objectDirs.some((directory) => listNames(join(directory, 'pack')).some((name) => name.endsWith('.promisor')));
}

function listNames(directory: string): string[] {
  try {
    return fs.readdirSync(directory);
  } catch {
    return [];
  }
}

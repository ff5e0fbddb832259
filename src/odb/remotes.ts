import type { ConfigEntry } from './config-file.js';

/**
 * Where the repository was fetched from and is pushed to: `remote.NAME.url` and `.pushurl`, raw. They may hold
 * credentials, so they are there to be scanned, not to be shown.
 */
export function remotesFromConfig(config: ConfigEntry[]): { name: string; url: string }[] {
  return config
    .filter((entry) => entry.section === 'remote' && (entry.name === 'url' || entry.name === 'pushurl'))
    .map((entry) => ({ name: entry.subsection ?? '', url: entry.value ?? '' }))
    .filter((remote) => remote.url !== '');
}

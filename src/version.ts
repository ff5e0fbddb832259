import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** The version of this package, from its package.json (one folder up, in src/ as in dist/). */
export const VERSION = manifest.version;

import { createRequire } from 'node:module';

/** The YAML library: loading it takes a tenth of the time of a small scan, and most scans meet no YAML file of ours. */
export function lazyYaml(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml') as typeof import('yaml');
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../../package-root.js';
import { decodePrepared, type PreparedTables } from '../prefilter/prepared-tables.js';

/** Which rules are in use, and so which tables. */
export type TableSelection = 'default' | 'all';

export function preparedTableFile(selection: TableSelection): string {
  return fileURLToPath(new URL(`dist/tables-${selection}.bin`, PACKAGE_ROOT));
}

/** Tables made when the package was built, or null: run from sources there are none that can be trusted. */
export function loadPreparedTables(selection: TableSelection): PreparedTables | null {
  if (import.meta.url.endsWith('.ts')) return null;
  try {
    return decodePrepared(readFileSync(preparedTableFile(selection)));
  } catch {
    return null;
  }
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that only this user can enter (mkdtemp makes it 0700). The caller removes it. */
export function makeTemporaryFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `unearth-${purpose}-`));
}

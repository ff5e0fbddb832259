/** Everything tests put into the temporary folder goes into one, which is removed after the run: forks are ended without notice. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export default function setup(): () => void {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'unearth-tests-'));
  process.env['TMPDIR'] = root;
  return () => fs.rmSync(root, { recursive: true, force: true });
}

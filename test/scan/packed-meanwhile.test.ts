import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scanWithDetector } from '../../src/scan/scan-repository.js';
import { git, temporaryFolder } from '../helpers/git.js';
import { smallDetector } from '../helpers/small-detector.js';

it('a repository that is packed while it is scanned is not reported as damaged', async () => {
  const folder = temporaryFolder('packed-meanwhile');
  git(folder, ['init', '-q', '--initial-branch=main']);
  for (let k = 0; k < 20; k++) fs.writeFileSync(path.join(folder, `file-${k}`), `text number ${k}\n`);
  git(folder, ['add', '.']);
  git(folder, ['commit', '-q', '-m', 'files']);
  const detector = smallDetector();
  let isPacked = false;
  const packsFirst = {
    ...detector,
    isWrapped(text: Buffer, length: number): boolean {
      if (!isPacked) git(folder, ['gc', '-q', '--prune=now']);
      isPacked = true;
      return detector.isWrapped(text, length);
    },
  };
  await expect(scanWithDetector({ path: folder }, packsFirst)).rejects.toMatchObject({
    code: 'repository-changed',
    hint: expect.stringContaining('git gc'),
  });
  expect(isPacked).toBe(true);
  const { report } = await scanWithDetector({ path: folder }, detector);
  expect(report.coverage).toMatchObject({ complete: true, objects: { blobs: 20 } });
});

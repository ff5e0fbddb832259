import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { workTreeRoot } from '../../src/cli/repository-path.js';
import { git, temporaryFolder } from '../helpers/git.js';

const io = { cwd: '/' } as Io;

describe('the root of the work tree at a path', () => {
  it('is found from a folder inside it, and is none for bundles, bare repositories and what is not there', () => {
    const root = temporaryFolder('root');
    git(root, ['init', '-q', '--initial-branch=main']);
    git(root, ['commit', '-q', '--allow-empty', '-m', 'one']);
    git(root, ['bundle', 'create', '-q', 'all.bundle', '--all']);
    git(root, ['init', '-q', '--bare', 'inner.git']);
    fs.mkdirSync(path.join(root, 'src'));
    expect(workTreeRoot(path.join(root, 'src'), io)).toBe(root);
    expect(workTreeRoot(root, io)).toBe(root);
    for (const name of ['all.bundle', 'inner.git', 'nowhere'])
      expect(workTreeRoot(path.join(root, name), io)).toBeNull();
    expect(workTreeRoot('https://host.invalid/a.git', io)).toBeNull();
  });
});

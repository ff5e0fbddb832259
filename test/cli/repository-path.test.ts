import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { shellWord, workTreeRoot } from '../../src/cli/repository-path.js';
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

describe('a word for a shell', () => {
  it('is quoted only where needed', () => {
    expect(['src/app', 'a b', "it's", '$(x)'].map(shellWord)).toEqual(['src/app', "'a b'", "'it'\\''s'", "'$(x)'"]);
  });

  it('does nothing to the terminal it is shown on, and is the same word to a shell that reads it', () => {
    const word = "esc\u001b[31m new\nline 'quoted' back\\slash \u202e";
    // oxlint-disable-next-line no-control-regex
    expect(shellWord(word)).not.toMatch(/[\u0000-\u001f\u202e]/);
    const read = spawnSync('bash', ['-c', `printf %s ${shellWord(word)}`], {
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(read.stdout.toString()).toBe(word);
  });
});

/** Fixtures that a fast-import stream cannot say: stashes, reflogs, leftovers, several object stores, other encodings. */
import fs from 'node:fs';
import path from 'node:path';
import { canary, type Expectation } from './recipe.js';

export interface BuilderTools {
  /** Runs git in the repository; returns its output. */
  git(args: readonly string[], input?: Buffer | string): string;
  /** The repository: a work tree with a `.git` folder. */
  folder: string;
  /** A fresh folder beside it. */
  temporaryFolder(name: string): string;
  /** Runs git somewhere else. */
  gitAt(folder: string, args: readonly string[], input?: Buffer | string): string;
}

export interface Builder {
  name: string;
  /** Builds it; returns the path to scan where that is not the repository itself. */
  build(tools: BuilderTools, value: (name: string) => string): string | void;
  expectations: Expectation[];
}

const TOKEN = '{{token:github-crc32:ghp_}}';

/** Values of a builder's canaries, by name. */
export function canaryValues(builder: Builder): (name: string) => string {
  return (name) => canary(builder.name, name, TOKEN);
}

const expectation = (name: string, fields: Record<string, string>): Expectation => ({ canary: name, fields });

function write(folder: string, name: string, content: string | Buffer): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

function commitFile({ git, folder }: BuilderTools, name: string, content: string | Buffer, message = 'Change'): void {
  write(folder, name, content);
  git(['add', '-f', name]);
  git(['commit', '-q', '-m', message]);
}

export const BUILDERS: Builder[] = [
  {
    name: 'stash',
    build(tools, value) {
      commitFile(tools, 'a.txt', 'a\n');
      write(tools.folder, 'a.txt', `a\ntoken ${value('tracked')}\n`);
      write(tools.folder, 'new.txt', `token ${value('untracked')}\n`);
      tools.git(['stash', 'push', '-q', '--include-untracked']);
      write(tools.folder, 'a.txt', `a\ntoken ${value('older')}\n`);
      tools.git(['stash', 'push', '-q']);
      tools.git(['stash', 'pop', '-q']);
      tools.git(['checkout', '-q', '--', 'a.txt']);
    },
    expectations: [
      expectation('tracked', { place: 'blob', path: 'a.txt', reach: 'stash' }),
      expectation('untracked', { place: 'blob', path: 'new.txt', reach: 'stash' }),
      expectation('older', { place: 'blob', path: 'a.txt', reach: 'unreachable' }),
    ],
  },
  {
    name: 'left-over',
    build(tools, value) {
      commitFile(tools, 'a.txt', 'a\n');
      commitFile(tools, 'b.txt', `token ${value('reflog')}\n`);
      tools.git(['reset', '-q', '--hard', 'HEAD~1']);
      commitFile(tools, 'c.txt', `token ${value('unreachable')}\n`);
      const lost = tools.git(['rev-parse', 'HEAD']);
      tools.git(['reset', '-q', '--hard', 'HEAD~1']);
      // Only this commit's entries leave the reflog; ORIG_HEAD names it too.
      fs.rmSync(path.join(tools.folder, '.git', 'ORIG_HEAD'));
      const logs = path.join(tools.folder, '.git', 'logs');
      for (const name of ['HEAD', 'refs/heads/main']) {
        const file = path.join(logs, name);
        const kept = fs
          .readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => !line.includes(lost));
        fs.writeFileSync(file, kept.join('\n'));
      }
      tools.git(['hash-object', '-w', '--stdin'], `token ${value('dangling')}\n`);
    },
    expectations: [
      expectation('reflog', { place: 'blob', path: 'b.txt', reach: 'reflog' }),
      expectation('unreachable', { place: 'blob', path: 'c.txt', reach: 'unreachable' }),
      expectation('dangling', { place: 'blob', reach: 'unreachable' }),
    ],
  },
  {
    name: 'staged',
    build(tools, value) {
      commitFile(tools, 'a.txt', 'a\n');
      write(tools.folder, 'staged.txt', `token ${value('staged')}\n`);
      tools.git(['add', 'staged.txt']);
    },
    expectations: [expectation('staged', { place: 'index', path: 'staged.txt', reach: 'index' })],
  },
  {
    name: 'several-packs',
    build(tools, value) {
      commitFile(tools, 'a.txt', `token ${value('first')}\n${'line of text\n'.repeat(50)}`);
      tools.git(['repack', '-q', '-d']);
      commitFile(tools, 'a.txt', `token ${value('second')}\n${'line of text\n'.repeat(50)}`);
      tools.git(['repack', '-q', '-d']);
      commitFile(tools, 'b.txt', `token ${value('loose')}\n`);
      tools.git(['multi-pack-index', 'write']);
    },
    expectations: [
      expectation('first', { path: 'a.txt', reach: 'branch', atHead: 'false', removed: 'yes' }),
      expectation('second', { path: 'a.txt', reach: 'head', atHead: 'true' }),
      expectation('loose', { path: 'b.txt', reach: 'head', atHead: 'true' }),
    ],
  },
  {
    name: 'alternates',
    build(tools, value) {
      commitFile(tools, 'a.txt', `token ${value('lent')}\n`);
      const borrower = tools.temporaryFolder('borrower');
      tools.gitAt(borrower, ['clone', '-q', '--shared', tools.folder, 'clone']);
      return path.join(borrower, 'clone');
    },
    expectations: [expectation('lent', { path: 'a.txt', reach: 'head', atHead: 'true' })],
  },
  {
    name: 'linked-worktree',
    build(tools, value) {
      commitFile(tools, 'a.txt', 'a\n');
      const other = path.join(tools.temporaryFolder('worktree'), 'other');
      tools.git(['worktree', 'add', '-q', '--detach', other]);
      write(other, 'b.txt', `token ${value('detached')}\n`);
      tools.gitAt(other, ['add', 'b.txt']);
      tools.gitAt(other, ['commit', '-q', '-m', 'On no branch']);
    },
    expectations: [expectation('detached', { path: 'b.txt', reach: 'reflog' })],
  },
  {
    name: 'encodings',
    build(tools, value) {
      const utf16 = Buffer.from(`\ufeff[settings]\r\ntoken = ${value('utf16')}\r\n`, 'utf16le');
      commitFile(tools, 'settings.ini', utf16);
      const latin1 = Buffer.from(`caf\xe9 token = ${value('latin1')}\n`, 'latin1');
      commitFile(tools, 'notes.txt', latin1);
      commitFile(tools, 'embedded.txt', `data: ${Buffer.from(`token = ${value('base64')}`).toString('base64')}\n`);
      const binary = Buffer.concat([
        Buffer.from([0, 1, 2, 0xff, 0]),
        Buffer.from(`\0${value('binary')}\0`),
        Buffer.alloc(20),
      ]);
      commitFile(tools, 'program.bin', binary);
    },
    expectations: [
      expectation('utf16', { path: 'settings.ini', layers: 'utf-16le', startLine: '2' }),
      expectation('latin1', { path: 'notes.txt' }),
      expectation('base64', { path: 'embedded.txt', layers: 'base64' }),
      expectation('binary', { path: 'program.bin' }),
    ],
  },
  {
    name: 'tags-of-all-kinds',
    build(tools, value) {
      commitFile(tools, 'a.txt', 'a\n');
      const blob = tools.git(['hash-object', '-w', '--stdin'], `token ${value('blob')}\n`);
      tools.git(['tag', 'blob-tag', blob]);
      const other = tools.git(['hash-object', '-w', '--stdin'], `token ${value('tree')}\n`);
      const tree = tools.git(['mktree'], `100644 blob ${other}\tin-a-tree.txt\n`);
      tools.git(['tag', '-a', '-m', 'a tree', 'tree-tag', tree]);
      tools.git(['tag', '-a', '-m', `inner ${value('inner')}`, 'inner', 'HEAD']);
      tools.git(['tag', '-a', '-m', 'outer', 'outer', 'inner']);
      tools.git(['tag', '-d', 'inner']);
    },
    expectations: [
      expectation('blob', { place: 'blob', reach: 'tag' }),
      expectation('tree', { place: 'blob', path: 'in-a-tree.txt', reach: 'tag' }),
      expectation('inner', { place: 'tag-message', reach: 'tag' }),
    ],
  },
  {
    name: 'remote-url',
    build(tools, value) {
      commitFile(tools, 'a.txt', 'a\n');
      tools.git(['remote', 'add', 'origin', `https://${value('url')}@git.vale.invalid/a.git`]);
    },
    expectations: [expectation('url', { place: 'remote-url' })],
  },
];

/** A repository with one secret in every kind of place that a rewrite must reach. */
import { gzipSync } from 'node:zlib';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pem, token } from './canaries.js';
import { makeScratch, type Scratch } from './scratch-repository.js';
import type { PlantedSecret } from './synthetic-scan.js';

export interface CanaryRepository {
  scratch: Scratch;
  secrets: Record<string, PlantedSecret>;
}

/** Lines that must be the same after the rewrite. */
export const INNOCENT = 'innocent text with END and BEGIN and AKIA and regex: glob: ==> # marks\n';

export function makeCanaryRepository(options: { objectFormat?: 'sha1' | 'sha256' } = {}): CanaryRepository {
  const scratch = makeScratch(options);
  const secrets = plant(scratch);
  return { scratch, secrets };
}

function plant(scratch: Scratch): Record<string, PlantedSecret> {
  const { write, commit, git, gitInput } = scratch;
  const secrets: Record<string, PlantedSecret> = {};
  const secret = (
    name: string,
    value: string | Buffer = token(name),
    more: Omit<PlantedSecret, 'value'> = {},
  ): string => {
    secrets[name] = { value, ...more };
    return value as string;
  };

  write('README.md', `# project\n${INNOCENT}`);
  write('innocent/a.txt', INNOCENT.repeat(50));
  commit('first, without any secret');
  git('tag', 'v0');
  git('tag', '-a', '-m', 'annotated, on a clean commit', 'v0-annotated');

  write('.env', `export API_KEY="${secret('env')}"\nPORT=80\n`);
  write('config/hard.txt', hardSecrets(secret));
  const base = secret('prefix', `pre${token('prefix', 20)}`);
  write('config/prefix.txt', `short: ${base}\nlong: ${secret('prefix-long', `${base}LONGER9`)}\n`);
  commit('settings');
  const key = secret('pem', pem('pem'));
  write('keys/id_rsa', `${key}\n`);
  write('keys/crlf.txt', `before\r\n${key.replaceAll('\n', '\r\n')}\r\nafter\r\n`);
  write('keys/key.json', `${JSON.stringify({ key, innocent: 'BEGIN END' }, null, 1)}\n`);
  write(
    'keys/key.yaml',
    `key: |\n${key
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n')}\ninnocent: yes\n`,
  );
  write(
    'keys/key.js',
    `const k =\n${key
      .split('\n')
      .map((line) => `  '${line}\\n' +`)
      .join('\n')}\n  '';\n`,
  );
  write('keys/body.txt', `body ${key.split('\n').slice(1, -1).join('')} end\n`);
  write('keys/one-line.txt', `line ${key.split('\n')[3]} end\n`);
  write('keys/secret.yaml', `data:\n  key: ${Buffer.from(`${key}\n`).toString('base64')}\n`);
  commit('keys');

  const wide = secret('utf16');
  write('wide/le.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`password=${wide}\r\nmore`, 'utf16le')]));
  write('wide/be.txt', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(`password=${wide}`, 'utf16le').swap16()]));
  write(
    'binary/data.bin',
    Buffer.concat([Buffer.alloc(100), Buffer.from(secret('binary')), Buffer.alloc(100), Buffer.from('innocent')]),
  );
  write(
    'binary/late-nul.txt',
    Buffer.concat([Buffer.alloc(9000, 'x'), Buffer.from(secret('late-nul')), Buffer.alloc(3)]),
  );
  commit('wide and binary');

  const zipped = secret('gzip');
  write('backup.gz', gzipSync(Buffer.from(`password=${zipped}\n`)));
  commit('archive');
  plantPackedRange(scratch, secrets, secret);
  secrets['gzip']!.occurrences = [
    { object: git('rev-parse', 'HEAD:backup.gz'), layers: ['gzip'], start: 0, end: 1 << 20 },
  ];

  const encoded = secret('encoded', `p/ss+${token('encoded', 20)}&"x`);
  const both = (text: string): string => Buffer.from(text).toString('base64');
  write(
    'encoded/forms.txt',
    [
      `plain ${encoded}`,
      `base64 ${both(encoded)}`,
      `inside0 ${both(`user:${encoded}:end`)}`,
      `inside1 ${both(`xuser:${encoded}:end`)}`,
      `inside2 ${both(`xxuser:${encoded}:end`)}`,
      `base64url ${Buffer.from(`a${encoded}`).toString('base64url')}`,
      `hex ${Buffer.from(encoded).toString('hex')}`,
      `HEX ${Buffer.from(encoded).toString('hex').toUpperCase()}`,
      `percent https://host/?q=${encodeURIComponent(encoded)}`,
      `json ${JSON.stringify(encoded)}`,
      `slashed ${JSON.stringify(encoded).replaceAll('/', '\\/')}`,
      `html ${encoded.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}`,
      `powershell ${Buffer.from(`set ${encoded}`, 'utf16le').toString('base64')}`,
      '',
    ].join('\n'),
  );
  commit('encoded');

  commit(`message with ${secret('message')}\n\nCo-authored-by: ${secret('trailer')} <x@example.org>\n`);
  commit('identity', {
    GIT_AUTHOR_NAME: `Bob ${secret('author-name')}`,
    GIT_COMMITTER_EMAIL: `${secret('committer-mail')}@example.org`,
  });
  git('tag', '-a', '-m', `release ${secret('tag-message')}`, 'v1');
  scratch.gitAs({ GIT_COMMITTER_NAME: secret('tagger') }, 'tag', '-a', '-m', 'nested', 'v1-nested', 'v1');
  git('tag', '-a', '-m', `outermost ${secret('outer-tag')}`, 'v1-nested-twice', 'v1-nested');
  write(`names/${secret('file-name')}.txt`, 'content\n');
  write(`names/${secret('folder-name')}/inner.txt`, 'content\n');
  symlinkSync(`/srv/${secret('symlink')}/x`, join(scratch.repository, 'link'));
  commit('names');

  git('branch', `feature/${secret('branch-name')}`);
  git('tag', `release-${secret('tag-name')}`);
  git('tag', '-a', '-m', 'annotated', `annotated-${secret('annotated-tag-name')}`);
  git('tag', 'blob-tag', gitInput(`loose ${secret('tagged-blob')}\n`, 'hash-object', '-w', '--stdin'));
  git(
    'tag',
    '-a',
    '-m',
    'on a blob',
    'blob-tag-annotated',
    gitInput(`loose ${secret('annotated-blob')}\n`, 'hash-object', '-w', '--stdin'),
  );
  const blob = gitInput(`in a tree ${secret('tagged-tree')}\n`, 'hash-object', '-w', '--stdin');
  git('tag', 'tree-tag', gitInput(`100644 blob ${blob}\tfile\n`, 'mktree'));
  git('tag', '-a', '-m', 'on a tree', 'tree-tag-annotated', gitInput(`100644 blob ${blob}\tother\n`, 'mktree'));

  git('notes', 'add', '-m', `note ${secret('note')}`, 'HEAD');
  git('notes', 'add', '-m', 'innocent note', 'HEAD~1');
  plantSideHistories(scratch, secret);
  return secrets;
}

/** Base64 of compressed data in the middle of a text, and a Docker login in a Kubernetes secret. */
function plantPackedRange(
  { write, commit, git }: Scratch,
  secrets: Record<string, PlantedSecret>,
  secret: (name: string, value?: string) => string,
): void {
  const packed = gzipSync(Buffer.from(`password=${secret('packed-range')}\n`)).toString('base64');
  const text = `innocent: before\ndata: ${packed}\ninnocent: after\n`;
  write('release.yaml', text);
  const login = Buffer.from(`user:${secret('docker-login')}`).toString('base64');
  write('pull.yaml', `data: ${Buffer.from(`{"auths":{"r.example":{"auth":"${login}"}}}`).toString('base64')}\n`);
  commit('packed');
  const start = text.indexOf(packed);
  secrets['packed-range']!.occurrences = [
    { object: git('rev-parse', 'HEAD:release.yaml'), layers: ['base64', 'gzip'], start, end: start + packed.length },
  ];
}

/** Merge-only content, pull refs, a stash, remote-tracking refs, replace refs, and what nothing reaches. */
function plantSideHistories(scratch: Scratch, secret: (name: string, value?: string) => string): void {
  const { write, commit, git, gitInput } = scratch;
  git('checkout', '-q', '-b', 'side', 'v0');
  write('side.txt', 'side\n');
  commit('side');
  git('checkout', '-q', 'main');
  git('merge', '-q', '--no-ff', '--no-commit', 'side');
  write('evil.txt', `only in the merge ${secret('evil-merge')}\n`);
  commit('merge side');

  git('checkout', '-q', '--detach');
  write('pull.txt', `pull ${secret('pull')}\n`);
  git('update-ref', 'refs/pull/7/head', commit('pull request'));
  git('checkout', '-q', '--detach', 'main');
  write('remote.txt', `remote ${secret('remote-branch')}\n`);
  git('update-ref', 'refs/remotes/origin/main', commit('remote main'));
  git('checkout', '-q', '--detach', 'main');
  write('lost.txt', `lost ${secret('unreachable')}\n`);
  commit('lost');
  git('checkout', '-q', 'main');

  const tree = git('rev-parse', 'HEAD^{tree}');
  const graft = gitInput(`grafted ${secret('replacement')}\n`, 'commit-tree', tree);
  git('update-ref', `refs/replace/${git('rev-parse', 'v0')}`, graft);

  write('README.md', `# project\n${INNOCENT}stashed ${secret('stash')}\n`);
  git('stash', '-q');
  write('README.md', `# project\n${INNOCENT}stashed ${secret('older-stash')}\n`);
  git('stash', '-q');
  write('deleted.txt', `deleted ${secret('deleted')}\n`);
  commit('add');
  git('rm', '-q', 'deleted.txt');
  commit('remove');
}

function hardSecrets(secret: (name: string, value?: string | Buffer) => string): string {
  const values = [
    secret('arrow', `abc==>${token('arrow', 20)}==>x`),
    secret('regex-prefix', `regex:${token('regex', 20)}.*`),
    secret('glob-prefix', `glob:${token('glob', 20)}`),
    secret('literal-prefix', `literal:${token('literal', 20)}`),
    secret('hash', `#${token('hash', 20)}`),
    secret('metacharacters', `a.b*c[1]+$^(x)|{2}\\d?-${token('meta', 12)}`),
    secret('spaces', `  ${token('spaces', 20)}\t`),
    secret('quote', `it's "${token('quote', 16)}\`$(id)`),
    secret('two-lines', `first-${token('one', 24)}\nsecond-${token('two', 24)}`),
    secret('utf8', `pässwörd-${token('utf8', 16)}`),
  ];
  return `${values.map((value, at) => `value${at}: [${value}]`).join('\n')}\n`;
}

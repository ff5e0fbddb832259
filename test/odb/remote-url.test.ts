import { expect, test } from 'vitest';
import { parseRemoteUrl } from '../../src/odb/remote-url.js';

test.each([
  ['https://host.example/a.git', 'https://host.example/a.git', null],
  [
    'https://user:p%40ss@host.example/a.git',
    'https://host.example/a.git',
    { username: 'user', password: 'p@ss', origin: 'https://host.example' },
  ],
  [
    'https://token@host.example/a',
    'https://host.example/a',
    { username: 'token', password: '', origin: 'https://host.example' },
  ],
  ['https://host.example/a?private=value#part', 'https://host.example/a', null],
  ['HTTPS://HOST.example:8443/a', 'https://host.example:8443/a', null],
  ['ssh://git@host.example:22/a.git', 'ssh://git@host.example:22/a.git', null],
  ['ssh://git:word@host.example/a.git', 'ssh://git@host.example/a.git', null],
  ['git@host.example:group/a.git', 'git@host.example:group/a.git', null],
  ['git@[::1]:a.git', 'git@[::1]:a.git', null],
  ['git://host.example/a.git', 'git://host.example/a.git', null],
  ['file:///srv/a.git', 'file:///srv/a.git', null],
])('%s', (text, display, credential) => {
  expect(parseRemoteUrl(text)).toEqual({ display, credential });
});

test.each(['a/path', './a:b', 'a:b', '/srv/x', 'C:\\x', '-oProxyCommand=x', 'user@host', '..'])(
  '%s is a path',
  (text) => {
    expect(parseRemoteUrl(text)).toBeNull();
  },
);

test.each([
  'ext::sh -c x',
  'ftp://user:word@host.example/x',
  'https://user:word@',
  'https://user:word@host.example:badport/x',
])('%s is refused without quoting it', (text) => {
  expect(() => parseRemoteUrl(text)).toThrow(expect.objectContaining({ code: 'usage' }));
  expect(() => parseRemoteUrl(text)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('word') as string }),
  );
});

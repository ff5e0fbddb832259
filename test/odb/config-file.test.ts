import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import isomorphicGit from 'isomorphic-git';
import { expect, test } from 'vitest';
import { configBoolean, configValue, configValues, parseConfig } from '../../src/odb/config-file.js';
import { gitBytes, temporaryFolders } from './temporary-repository.js';

const makeFolder = temporaryFolders();

const AWKWARD = String.raw`
; comment [not.a.section]
[Core] bare = false ; on the section's line
	RepositoryFormatVersion = 0
	flag

[remote "origin \"x\" \\ y"]
	URL = https://host.example/a.git # comment
	url = "two words  kept # not a comment"  ; comment
	fetch = +refs/*:\
refs/remotes/*
	tabbed = a\tb\"c\\d
	gap =   one   two	
[branch.Old.Style]
	remote = origin
[empty]
[include]
	path = /etc/passwd
`;

/** `key\nvalue` records as git reads the same file. */
function asGitReads(text: string): string[] {
  const file = join(makeFolder(), 'config');
  fs.writeFileSync(file, text);
  const output = gitBytes('/', ['config', '--no-includes', '--file', file, '--list', '-z']).toString('utf8');
  return output.split('\0').filter((record) => record !== '');
}

function asWeRead(text: string): string[] {
  return parseConfig(text).map(({ section, subsection, name, value }) => {
    const key = [section, ...(subsection === null ? [] : [subsection]), name].join('.');
    return value === null ? key : `${key}\n${value}`;
  });
}

test('awkward syntax is read as git reads it, includes not followed', () => {
  expect(asWeRead(AWKWARD)).toEqual(asGitReads(AWKWARD));
});

test('values that git itself wrote come back', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ maxLength: 12 }).filter((text) => !/[\0\r]/.test(text)),
        { minLength: 1, maxLength: 3 },
      ),
      (values) => {
        const file = join(makeFolder(), 'config');
        for (const value of values) gitBytes('/', ['config', '--file', file, '--add', 'remote.a "b".url', value]);
        const entries = parseConfig(fs.readFileSync(file, 'utf8'));
        expect(configValues(entries, 'remote', 'url', 'a "b"')).toEqual(values);
      },
    ),
    { numRuns: 15 },
  );
});

test('isomorphic-git reads the same remotes', async () => {
  const gitdir = makeFolder();
  const text = '[remote "a"]\n\turl = https://one.example/x ; why\n[remote "b.c"]\n\turl = "git@two.example:y"\n';
  fs.writeFileSync(join(gitdir, 'config'), text);
  const theirs = await isomorphicGit.listRemotes({ fs, gitdir });
  expect(configValues(parseConfig(text), 'remote', 'url')).toEqual(theirs.map((remote) => remote.url));
});

test('any text is read without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => Array.isArray(parseConfig(text))));
  fc.assert(
    fc.property(fc.array(fc.constantFrom('[', ']', '"', '\\', '\n', 'a', '=', ' ', '#')), (parts) =>
      Array.isArray(parseConfig(parts.join(''))),
    ),
  );
});

test('a boolean and the last of several values', () => {
  const entries = parseConfig('[core]\nbare\nbare = off\n[core "sub"]\nbare = true\n');
  expect(configValue(entries, 'core', 'bare')).toBe('off');
  expect(['true', 'YES', 'on', '1', '2', 'off', '0', 'no', '', undefined].map(configBoolean)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

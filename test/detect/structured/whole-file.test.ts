import { describe, expect, it } from 'vitest';
import { findInFile } from './find-in-file.js';
import { randomText } from './random-text.js';

const find = (path: string, content: string): [string, string][] =>
  findInFile(path, content).map(({ id, value }) => [id, value]);
const hex = (length: number): string =>
  Buffer.from(randomText('hex', length), 'latin1').toString('hex').slice(0, length);

describe('files that are one key, and say by their name what it opens', () => {
  const password = randomText('vault', 20);

  it.each([
    '.vault_pass',
    'deploy/vault-password.txt',
    '.ansible_vault_password',
    'ansible/.vault-pass.txt',
    'vault_password_file',
    '.vaultpass',
  ])('%s: the password of Ansible Vault', (path) =>
    expect(find(path, `${password}\n`)).toEqual([['ansible-vault-password-file', password]]),
  );

  it('a vault password may be a passphrase', () => {
    const phrase = `${randomText('a', 6)} ${randomText('b', 7)} ${randomText('c', 5)}`;
    expect(find('.vault_pass', `${phrase}\n`)).toEqual([['ansible-vault-password-file', phrase]]);
  });

  it.each(['config/master.key', 'config/credentials/production.key'])('%s: the master key of Rails', (path) =>
    expect(find(path, hex(32))).toEqual([['rails-master-key-file', hex(32)]]),
  );

  it.each([
    ['.vault_pass', '#!/bin/sh\nexec pass show vault\n'],
    ['.vault_pass', '{{ lookup("env", "VAULT_PASSWORD") }}\n'],
    ['.vault_pass', '$ANSIBLE_VAULT_PASSWORD\n'],
  ])('%s that fetches the password holds none', (path, content) => expect(find(path, content)).toEqual([]));

  it('other files of one value keep the general rule', () => {
    expect(find('.vault-token', `${password}\n`)).toEqual([['generic-file-key', password]]);
    expect(find('master.key', `${password}\n`)).toEqual([['generic-file-key', password]]);
  });
});

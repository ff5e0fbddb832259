/** A key that opens encrypted files is as many leaks as they hold values, in every version. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblePlan } from '../../src/plan/assemble-plan.js';
import { expandTemplate } from '../../src/detect/examples/expand-template.js';
import { decryptsStoredSecrets } from '../../src/plan/decide/decrypts.js';
import { encryptedKind, encryptedNames, openedKinds } from '../../src/plan/decide/encrypted-files.js';
import type { PlanDocument } from '../../src/plan/model.js';
import { collectPlanFacts } from '../../src/rehearse/collect-plan-facts.js';
import { createReadingsKeeper } from '../../src/scan/readings.js';
import { scanRepository } from '../../src/scan/scan-repository.js';
import { gitCryptKey } from '../helpers/git-crypt-key.js';
import { token } from './helpers/canaries.js';
import { makeScratch, type Scratch } from './helpers/scratch-repository.js';
import { syntheticScan } from './helpers/synthetic-scan.js';

const sops = (...names: string[]): string =>
  `${names.map((name) => `${name}: ENC[AES256_GCM,data:${token(name, 8)},iv:x,tag:y,type:str]\n`).join('')}sops:\n    mac: ENC[AES256_GCM,data:m,type:str]\n    age:\n        - enc: |\n            -----BEGIN AGE ENCRYPTED FILE-----\n`;
const vault = `$ANSIBLE_VAULT;1.1;AES256\n${'61'.repeat(30)}\n`;

describe('files that a key opens', () => {
  let scratch: Scratch;

  beforeAll(() => {
    scratch = makeScratch();
    scratch.write('deploy/values.yaml', sops('db_password', 'api_key'));
    scratch.write('group_vars/all.yml', `port: 80\nsmtp_password: !vault |\n          ${vault}`);
    scratch.write('config/credentials.yml.enc', `${token('a', 40)}--${token('b', 16)}--${token('c', 22)}==`);
    scratch.commit('one');
    scratch.write('deploy/values.yaml', sops('db_password', 'smtp_token'));
    scratch.write('keys.txt', `${token('age key')}\n`);
    scratch.commit('two');
    scratch.git('mv', 'deploy/values.yaml', 'deploy/secrets.yaml');
    scratch.write('README.md', 'SOPS writes ENC[ and so on.\n');
    scratch.commit('three');
    scratch.git('repack', '-adfq');
  });

  afterAll(() => scratch.remove());

  async function opened(rule: string): Promise<PlanDocument['opened'][]> {
    const result = syntheticScan(scratch.repository, [{ value: token('age key'), rule }]);
    const keeper = createReadingsKeeper();
    await scanRepository({ path: scratch.repository }, keeper);
    const ways = [keeper.readings, null].map(async (readings) => {
      const facts = await collectPlanFacts({ path: scratch.repository, result, readings });
      return assemblePlan(facts).document.opened;
    });
    return Promise.all(ways);
  }

  const keys = ['S1'];
  const secrets = (name: string, versions: number, ...values: string[]) => ({
    name,
    kind: 'sops',
    versions,
    values,
    keys,
  });

  it.each([
    [
      'age-secret-key',
      [
        secrets('secrets.yaml', 1, 'db_password', 'smtp_token'),
        secrets('values.yaml', 2, 'api_key', 'db_password', 'smtp_token'),
      ],
    ],
    ['rails-master-key', [{ name: 'credentials.yml.enc', kind: 'rails', versions: 1, values: [], keys }]],
    [
      'ansible-vault-password',
      [{ name: 'all.yml', kind: 'ansible-vault', versions: 1, values: ['smtp_password'], keys }],
    ],
    ['generic-secret', []],
  ])('are listed with every version: %s', async (rule, expected) => {
    for (const files of await opened(rule)) expect(files).toEqual(expected);
  });

  it.each([
    ['x', '\0GITCRYPT\0abc', 'git-crypt', []],
    ['.env', 'DOTENV_PUBLIC_KEY="03f8"\nA="encrypted:BIq"\nB=plain\nexport C=encrypted:x\n', 'dotenvx', ['A', 'C']],
    [
      'seal.yaml',
      'kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB' + 'x'.repeat(40),
      'sealed-secrets',
      ['password'],
    ],
    ['.env.vault', 'DOTENV_VAULT_PRODUCTION="abc"\n', 'dotenv-vault', ['DOTENV_VAULT_PRODUCTION']],
    ['backup.age', 'age-encryption.org/v1\n-> X25519 a\n', 'age', []],
    ['secrets.json', '{"a": "ENC[AES256_GCM,data:x]"}', 'sops', []],
    ['notes.yml.enc', 'hello\n', null, []],
    ['all.yml', 'a: 1\n', null, []],
  ] as const)('are known by what stands in them: %s', (name, text, kind, names) => {
    expect(encryptedKind(name, text)).toBe(kind);
    if (kind !== null) expect(encryptedNames(kind, text)).toEqual(names);
  });
});

describe('keys that a scan finds beside what they open', () => {
  let scratch: Scratch;
  let opened: Record<string, string>;

  beforeAll(async () => {
    scratch = makeScratch();
    const pem = (name: string): string => expandTemplate('{{pem:pkcs8}}', name).text;
    const sealing = (name: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  labels:\n    sealedsecrets.bitnami.com/sealed-secrets-key: active\ndata:\n  tls.key: ${Buffer.from(pem(name)).toString('base64')}\n`;
    scratch.write('keys/git-crypt.key', gitCryptKey('planted'));
    scratch.write('prod.json', Buffer.from(`\0GITCRYPT\0${token('one', 60)}`, 'latin1'));
    scratch.write('ansible/.vault_pass', `${token('vault', 24)}\n`);
    scratch.write('ansible/group_vars/all/vault.yml', vault);
    scratch.write('k8s/sealing-secret.yaml', sealing('in a manifest'));
    scratch.write('backup/cluster.txt', sealing('in a file of another name'));
    scratch.write('k8s/app.yaml', `kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB${'x'.repeat(40)}\n`);
    scratch.write('config/master.key', Buffer.from(token('rails', 16)).toString('hex').slice(0, 32));
    scratch.write('config/credentials.yml.enc', `${token('a', 40)}--${token('b', 16)}--${token('c', 22)}==`);
    scratch.commit('one');
    scratch.write('prod.json', Buffer.from(`\0GITCRYPT\0${token('two', 60)}`, 'latin1'));
    scratch.commit('two');
    const result = await scanRepository({ path: scratch.repository });
    const { document } = assemblePlan(await collectPlanFacts({ path: scratch.repository, result }));
    const kinds = new Map(document.credentials.map(({ id, kind }) => [id, kind]));
    opened = Object.fromEntries(
      document.opened.map(({ name, versions, keys }) => [
        name,
        `${versions} ${keys.map((key) => kinds.get(key)).join(' ')}`,
      ]),
    );
  }, 60_000);

  afterAll(() => scratch.remove());

  it('expand to all of it, in every version', () => {
    expect(opened).toEqual({
      'prod.json': '2 git-crypt-key',
      'vault.yml': '1 ansible-vault-password-file',
      'app.yaml': '1 sealed-secrets-key sealed-secrets-key',
      'credentials.yml.enc': '1 rails-master-key-file',
    });
  });

  it.each([
    ['ANSIBLE_VAULT_PASSWORD', ['ansible-vault']],
    ['GIT_CRYPT_KEY', ['git-crypt']],
    ['RAILS_MASTER_KEY', ['rails']],
    ['DOTENV_PRIVATE_KEY_PRODUCTION', ['dotenvx']],
    ['DB_PASSWORD', []],
  ])('are known by the name of their variable, too: %s', (name, kinds) => {
    const key = { rule: 'generic-secret', rotation: 'generic', names: [name] };
    expect(decryptsStoredSecrets(key)).toBe(kinds.length > 0);
    expect(openedKinds(key)).toEqual(kinds);
  });
});

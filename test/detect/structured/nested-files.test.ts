import { describe, expect, it } from 'vitest';
import { expandTemplate } from '../../../src/detect/examples/expand-template.js';
import { parseFile } from '../../../src/detect/structured/parse-file.js';
import { findInFile, ownFindings, type FoundInFile } from './find-in-file.js';
import { randomText } from './random-text.js';

const secret = (seed: string, length = 18): string => randomText(seed, length);
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');
const brief = (found: FoundInFile[]): [string, string, string | undefined][] =>
  found.map(({ id, value, name }) => [id, value, name]);

describe('Kubernetes', () => {
  it('Secrets: base64 is undone, open members are left, specific rules see what is inside', () => {
    const token = expandTemplate('{{token:github-crc32:ghp_}}', 'k8s').text;
    const text = `apiVersion: v1\nkind: List\nitems:\n- kind: Secret\n  metadata: {name: app}\n  data:\n    username: ${base64('shop')}\n    smtp: ${base64(`${secret('sm')}\n`)}\n    forge: ${base64(token)}\n- kind: ConfigMap\n  data:\n    mode: fast\n`;
    const found = findInFile('deploy/app.yaml', text);
    expect(found).toContainEqual(
      expect.objectContaining({
        id: 'generic-manifest-secret',
        value: secret('sm'),
        layers: ['base64'],
        companion: 'app',
        bytes: base64(`${secret('sm')}\n`),
      }),
    );
    // Found by its own rule already, since that looks into base64.
    expect(found.some(({ value }) => value === token)).toBe(false);
    expect(found.some(({ value }) => value === 'shop' || value === 'fast')).toBe(false);
    expect(
      findInFile('k8s/sealed.yaml', text.replace('kind: Secret', 'kind: SealedSecret')).filter(
        ({ id }) => id === 'generic-manifest-secret',
      ),
    ).toEqual([]);
  });

  it('the TLS Secret that a Sealed Secrets controller keeps its key in, which only its label tells', () => {
    const pem = expandTemplate('{{pem:pkcs8}}', 'sealing').text;
    const manifest = (label: string): string =>
      `apiVersion: v1\nkind: List\nitems:\n- kind: Secret\n  metadata:\n    labels:\n      ${label}: active\n  data:\n    tls.crt: ${base64('certificate')}\n    tls.key: ${base64(`${pem}\n`)}\n  type: kubernetes.io/tls\n`;
    const sealing = findInFile('k8s/backup.yaml', manifest('sealedsecrets.bitnami.com/sealed-secrets-key'));
    expect(sealing).toMatchObject([
      { id: 'sealed-secrets-key', value: pem, layers: ['base64'], confidence: 'certain' },
    ]);
    expect(findInFile('k8s/backup.yaml', manifest('app')).map(({ id }) => id)).not.toContain('sealed-secrets-key');
  });

  it('Secrets: where a service is, and how it is called, opens nothing', () => {
    const members = { MYSQL_HOST: 'sql.acme-corp.io', MYSQL_PORT: '3306', apiAddress: 'tcp://127.0.0.1:5705' };
    const open = { storageaccountname: 'k8stest', provider: 'postgresql', SSL_CERT_PATH: '/ssl/root.crt.pem' };
    const data = Object.entries({ ...members, ...open }).map(([key, value]) => `  ${key}: ${base64(value)}\n`);
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n${data.join('')}`;
    expect(findInFile('k8s/app-secret.yaml', text)).toEqual([]);
  });

  it('Secrets: the value is what the base64 says, once', () => {
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  apiPassword: ${base64('storageos')}\n`;
    expect(brief(findInFile('k8s/app-secret.yaml', text))).toEqual([
      ['generic-manifest-secret', 'storageos', 'apiPassword'],
    ]);
  });

  it('kubeconfig: tokens, passwords, keys', () => {
    const key = base64(expandTemplate('{{pem:ec}}', 'kube').text);
    const text = `apiVersion: v1\nkind: Config\nusers:\n- name: ops\n  user:\n    client-key-data: ${key}\n    username: root\n    password: ${secret('kc')}\n`;
    expect(ownFindings('.kube/config', text).map(({ id, value, companion }) => [id, value, companion])).toEqual([
      ['generic-login', secret('kc'), 'root'],
    ]);
    const texts = parseFile('kubeconfig', '.kube/config', text).filter(({ role }) => role === 'text');
    expect(texts).toEqual([
      expect.objectContaining({ layers: ['base64'], value: expect.stringContaining('PRIVATE KEY') as string }),
    ]);
  });
});

describe('Terraform', () => {
  it('state: a parameter of the type String is a setting', () => {
    const state = (type: string): string =>
      JSON.stringify({
        resources: [
          { type: 'aws_ssm_parameter', name: 'p', instances: [{ attributes: { type, value: secret('ssm') } }] },
        ],
      });
    expect(ownFindings('terraform.tfstate', state('String'))).toEqual([]);
    expect(ownFindings('terraform.tfstate', state('SecureString')).map(({ value }) => value)).toEqual([secret('ssm')]);
  });

  it('state: sensitive outputs and attributes whose name does not say it', () => {
    const state = {
      version: 4,
      outputs: { dsn: { value: secret('out'), sensitive: true }, zone: { value: secret('zone') } },
      resources: [
        { type: 'random_password', name: 'db', instances: [{ attributes: { length: 18, result: secret('rp') } }] },
        {
          type: 'aws_iam_access_key',
          name: 'ci',
          instances: [{ attributes: { id: 'key-id', user: 'ci', secret: secret('iam', 40) } }],
        },
        { type: 'random_id', name: 'x', instances: [{ attributes: { result: secret('plain') } }] },
      ],
    };
    const values = ownFindings('prod.tfstate', JSON.stringify(state, null, 2)).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining([secret('out'), secret('rp'), secret('iam', 40)]));
    expect(values).not.toContain(secret('zone'));
    expect(values).not.toContain(secret('plain'));
  });
});

describe('JSON and YAML settings', () => {
  it('name a value by the key above or the label beside it', () => {
    const labelled = JSON.stringify(
      {
        values: [
          { key: 'token_x', value: secret('pm'), type: 'secret' },
          { key: 'host', value: 'a.net' },
        ],
      },
      null,
      2,
    );
    expect(brief(ownFindings('dev.postman_environment.json', labelled)).map(([, value]) => value)).toEqual([
      secret('pm'),
    ]);
    const above = `db_password:\n  value: >-\n    ${secret('ab')}\nport:\n  value: 5432\n`;
    expect(brief(findInFile('values.yaml', above))).toEqual([['generic-password', secret('ab'), 'db_password']]);
  });

  it('read texts that escapes garble: notebooks, recorded requests', () => {
    const token = expandTemplate('{{token:github-crc32:ghp_}}', 'nb').text;
    const har = JSON.stringify({
      log: { entries: [{ request: { postData: { text: JSON.stringify({ note: `line\n"${token}"` }) } } }] },
    });
    const found = findInFile('traffic.har', har);
    // The token stands there as it is, so that its own rule has found it already.
    expect(found).toEqual([]);
    const escaped = har.replace(
      token,
      `${token.slice(0, 9)}\\u${token.charCodeAt(9).toString(16).padStart(4, '0')}${token.slice(10)}`,
    );
    expect(findInFile('traffic.har', escaped).map(({ id, value, layers }) => [id, value, layers])).toEqual([
      ['github-pat-classic', token, ['json']],
    ]);
    const notebook = JSON.stringify({ cells: [{ source: ['key = """\n', 'two"\n', '"""'] }] }, null, 1);
    expect(
      parseFile('captured', 'a.ipynb', notebook)
        .filter(({ role }) => role === 'text')
        .map(({ value }) => value),
    ).toEqual(['key = """\ntwo"\n"""']);
  });
});

describe('XML settings', () => {
  it('clients: encoded, reversible and plain passwords, with user and host', () => {
    const password = secret('fz');
    const fileZilla = `<FileZilla3><Servers><Server><Host>ftp.net</Host><User>web</User><Pass encoding="base64">${base64(password)}</Pass></Server></Servers></FileZilla3>`;
    expect(findInFile('sitemanager.xml', fileZilla)).toEqual([
      expect.objectContaining({ id: 'generic-login', value: password, companion: 'web@ftp.net', layers: ['base64'] }),
    ]);
    const utf16 = Buffer.from(`${password}AdministratorPassword`, 'utf16le').toString('base64');
    const answer = `<unattend><UserAccounts><AdministratorPassword><Value>${utf16}</Value><PlainText>false</PlainText></AdministratorPassword></UserAccounts></unattend>`;
    expect(findInFile('unattend.xml', answer).map(({ value }) => value)).toEqual([password]);
    const policy = `<Properties userName="admin" cpassword="${randomText('cp', 43, 'base64')}"/>`;
    expect(ownFindings('Groups.xml', policy)).toEqual([
      expect.objectContaining({ id: 'generic-reversible-password', companion: 'admin' }),
    ]);
  });

  it('plists and properties: the key beside names the value', () => {
    const plist = `<plist><dict><key>clientSecret</key>\n<string>${secret('pl', 32)}</string><key>bundle</key><string>net.app</string></dict></plist>`;
    expect(brief(ownFindings('Info.plist', plist))).toEqual([['generic-secret', secret('pl', 32), 'clientSecret']]);
  });
});

describe('stores of keys', () => {
  const pkcs12 = (): Buffer =>
    Buffer.concat([Buffer.from('3082012002010330820110', 'hex'), Buffer.from(secret('p12', 280))]);

  it('are found whole, by their bytes and not by their name', () => {
    const bytes = pkcs12();
    expect(findInFile('release.p12', bytes)).toEqual([
      expect.objectContaining({ id: 'generic-key-store', start: 0, end: bytes.length }),
    ]);
    expect(findInFile('truststore.p12', bytes)).toEqual([]);
    expect(findInFile('release.p12', Buffer.from('not a store'))).toEqual([]);
    expect(findInFile('ca.key', Buffer.from('some text about keys\n'))).toEqual([]);
  });

  it('Java: private keys, not trusted certificates', () => {
    const jks = (tag: number): Buffer => {
      const head = Buffer.alloc(12);
      head.writeUInt32BE(0xfeedfeed, 0);
      head.writeUInt32BE(2, 4);
      head.writeUInt32BE(1, 8);
      const entry = Buffer.alloc(4 + 2 + 1 + 8 + 2 + 5 + 4 + 10);
      entry.writeUInt32BE(tag, 0);
      entry.writeUInt16BE(1, 4);
      entry.writeUInt16BE(5, 15);
      entry.writeUInt32BE(10, 22);
      return Buffer.concat([head, entry]);
    };
    expect(findInFile('app.jks', jks(1)).map(({ id }) => id)).toEqual(['generic-key-store']);
    expect(findInFile('app.jks', jks(2))).toEqual([]);
  });
});

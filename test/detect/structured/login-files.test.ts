import { describe, expect, it } from 'vitest';
import { ownFindings } from './find-in-file.js';
import { randomText } from './random-text.js';

/** Rule, value and companion of everything that the parser adds. */
function found(path: string, content: string): [string, string, string | undefined][] {
  return ownFindings(path, content).map((one) => [one.id, one.value, one.companion === '' ? undefined : one.companion]);
}

const secret = (seed: string, length = 14): string => randomText(seed, length);
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

describe('login files', () => {
  it('netrc: on one line or several, quoted, default, macros', () => {
    const [a, b, c] = [secret('n1'), secret('n2'), secret('n3')];
    const text = `# machine old login x password ${secret('n0')}\nmachine a.net login u1 password ${a}\nmachine b.net\n\tlogin u2\n\tpassword "${b} x"\nmacdef init\ncd password ${secret('n9')}\n\ndefault login u3 password ${c}\n`;
    expect(found('.netrc', text)).toEqual([
      ['generic-login', a, 'u1@a.net'],
      ['generic-login', `${b} x`, 'u2@b.net'],
      ['generic-login', c, 'u3'],
    ]);
  });

  it('pgpass: escaped colons, comments, wildcards', () => {
    const password = secret('pg', 12);
    const text = `#host:5432:*:u:${secret('pg0')}\ndb.net:6000:shop:app:${password}\\:x\\\\y\n`;
    expect(found('.pgpass', text)).toEqual([['generic-login', `${password}:x\\y`, 'app@db.net']]);
  });

  it('git-credentials: percent-encoding is undone', () => {
    const password = secret('gc', 12);
    expect(found('.git-credentials', `https://me:${password}%40x@git.net\n`)).toEqual([
      ['generic-login', `${password}@x`, 'me@git.net'],
    ]);
  });

  it('htpasswd, shadow, smbpasswd: hashes with their user; locked accounts and plain passwd have none', () => {
    const bcrypt = `$2y$05$${secret('bc', 53)}`;
    expect(
      found('.htpasswd', `ann:${bcrypt}\nbob:{SHA}${base64(secret('sha', 20))}\n`).map(([rule, , user]) => [
        rule,
        user,
      ]),
    ).toEqual([
      ['generic-password-hash', 'ann'],
      ['generic-password-hash', 'bob'],
    ]);
    const sha512 = `$6$${secret('salt', 8)}$${secret('h', 86)}`;
    expect(found('etc/shadow', `root:${sha512}:19000:0:99999:7:::\ndaemon:*:1:::::\nbin:!!:1::::\n`)).toEqual([
      ['generic-password-hash', sha512, 'root'],
    ]);
    expect(found('etc/passwd', 'root:x:0:0:Administrator:/root:/bin/bash\n')).toEqual([]);
  });

  it('.npmrc: tokens, basic pairs and passwords in base64, references left alone', () => {
    const token = secret('npm', 28);
    const password = secret('npmp', 15);
    expect(
      found('.npmrc', `//r.net/:_authToken=${token}\n//r.net/:always-auth=true\n`).map(([, value]) => value),
    ).toEqual([token]);
    expect(found('.npmrc', `//s.net/:_auth = ${base64(`ci:${password}`)}\n`)).toEqual([
      ['generic-registry-credential', password, 'ci@s.net'],
    ]);
    expect(found('.npmrc', `//s.net/:username=joe\n//s.net/:_password="${base64(password)}"\n`)).toEqual([
      ['generic-registry-credential', password, 'joe@s.net'],
    ]);
    expect(found('.npmrc', '//r.net/:_authToken=${NPM_TOKEN}\nregistry=https://r.net/\n')).toEqual([]);
  });

  it('docker and composer: the password inside the base64, with its user and host', () => {
    const password = secret('dk', 15);
    const docker = JSON.stringify({
      auths: { 'r.net': { auth: base64(`bot:${password}`) }, 'q.net': { identitytoken: secret('it', 30) } },
    });
    expect(found('.docker/config.json', docker)).toEqual([
      ['generic-registry-credential', password, 'bot@r.net'],
      ['generic-registry-credential', secret('it', 30), 'q.net'],
    ]);
    const composer = JSON.stringify(
      { 'http-basic': { 'p.net': { username: 'u', password } }, bearer: { 'b.net': secret('be', 22) } },
      null,
      2,
    );
    expect(found('auth.json', composer)).toEqual([
      ['generic-registry-credential', password, 'u@p.net'],
      ['generic-registry-credential', secret('be', 22), 'b.net'],
    ]);
  });

  it('directives of servers and devices', () => {
    const cases: [string, string, string | undefined][] = [
      ['redis.conf', 'masterauth V', undefined],
      ['users.acl', 'user ops on >V ~* +@all', 'ops'],
      ['snmpd.conf', 'rocommunity V 10.0.0.0/8', undefined],
      ['.curlrc', 'user = "ann:V"', 'ann'],
      ['.fetchmailrc', 'poll mail.net protocol imap user "ann" there with password "V"', 'ann'],
      ['ipsec.secrets', '10.0.0.1 : PSK "V"', undefined],
      ['haproxy.cfg', '  stats auth admin:V', 'admin'],
      ['wpa_supplicant.conf', 'network={\n  ssid="home"\n  psk="V"\n}', undefined],
      ['running-config', 'snmp-server community V RO', undefined],
      ['running-config', 'username noc privilege 15 secret 0 V', 'noc'],
      ['ks.cfg', 'rootpw --plaintext V', undefined],
      ['chap-secrets', 'me pptpd V *', 'me'],
      ['rclone.conf', '[box]\ntype = sftp\nuser = joe\npass = V', 'joe@box'],
    ];
    for (const [path, text, user] of cases) {
      const real = secret(path, 16);
      expect([path, found(path, text.replace('V', real)).map(([, ...rest]) => rest)]).toEqual([path, [[real, user]]]);
    }
    for (const quiet of ['# requirepass x9xJk2mQ', 'port 6379', 'requirepass ${PASS}', 'bind 127.0.0.1'])
      expect(found('redis.conf', `${quiet}\n`)).toEqual([]);
  });

  it('tables of passwords: quoted cells, several columns', () => {
    const [a, b] = [secret('t1'), secret('t2')];
    const text = `name,url,username,password,note\n"Mail, work",https://m.net,ann,"${a}""x",n\nshop,https://s.net,bob,${b},\n`;
    expect(found('passwords.csv', text)).toEqual([
      ['generic-password-export', `${a}"x`, 'ann'],
      ['generic-password-export', b, 'bob'],
    ]);
    expect(found('users.csv', 'id,name,age\n1,ann,30\n')).toEqual([]);
  });

  it('files that are one secret', () => {
    expect(found('config/master.key', randomText('mk', 32, 'hex'))).toEqual([
      ['rails-master-key-file', randomText('mk', 32, 'hex'), undefined],
    ]);
    expect(found('.vault_pass', `# kept by ops\n${secret('vp', 20)}\n`)).toEqual([
      ['ansible-vault-password-file', secret('vp', 20), undefined],
    ]);
    expect(found('.vault_pass', '#!/bin/sh\npass show vault\n')).toEqual([]);
    expect(found('secret.txt', 'Nothing to see here.\n')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/detect/examples/random.js';
import { findGeneric } from './find-generic.js';

const random = seededRandom('quiet');
const hex = (count: number): string => random.text('0123456789abcdef', count);
const base62 = (count: number): string =>
  random.text('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', count);
const uuid = `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

/** Lines that hold no secret, by the reason. */
const QUIET: Record<string, readonly string[]> = {
  'references to variables': [
    'password = os.environ["DB_PASSWORD"]',
    'password: ${DB_PASSWORD}',
    'password: process.env.DB_PASSWORD,',
    'PASSWORD=$(openssl rand -base64 12)',
    'export ORACLE_PWD="`openssl rand -hex 8`"',
    'user.password = passwordDetails.newPassword;',
    'config.Password = test.password',
    'apiKey: fakeApiKey,',
    'password: %(db_password)s',
    'api_key: {{ vault_api_key }}',
    'secret = var.client_secret',
    'password: <%= ENV["X"] %>',
    'PASSWORD=%DB_PASSWORD%',
    "password: credentials('jenkins-db')",
    'secretKey: !Ref SecretKey',
    'token: op://vault/item/token',
    'password ||= "admin_user_#{rand(1000)}"',
    'application_key=%1$s&format=JSON',
  ],
  code: [
    'pat = re.compile("abc[0-9]+x")',
    '"password": {\n  "type": "string",\n  "format": "password"\n}',
    'password: { type: string, format: password, default: "" }',
    'SECRET_PATTERN: `%s:%s@tcp(%s:%d)/%s?parseTime=true&x=12`',
    '<password>{COQLCE6DU6GtcS5P4Xb8Zg==}</password>',
    'token: "src/components/v1Beta2/TokenInput3/index"',
    'key = strbuf_detach(&buf, NULL);',
    'token->type = OP_CLOSE_SUBEXP;',
    'if (key == NULL) return;',
    'for (const key of Object.keys(map)) {',
    'const token = await getToken(user);',
    'password: string;',
    'secret: Base32SecretKey,',
    'function auth(user: User, password: Password): boolean {',
    'auth = new HttpBasicAuth(user, pass)',
    'case KEY_TOKEN:',
    'password = None',
    'auth: true,',
    'author = "Jane Miller 1987"',
    'passed_tests = "unit-7Xk2"',
    'AccessKeyId: aws.String(id)',
    'cl_must_pass(check("368317"));',
    "$this->assertSame('App\\\\RequirePassword:route.name,100', $x);",
    'this.tokens = lexer.tokenize("a = b + 42");',
  ],
  'names that speak of something else': [
    `key_id = "${hex(20)}"`,
    'token_type: "bearer"',
    'secretName: ingress-tls-7f3a9c',
    'password_file = /run/secrets/db-7f3a9c',
    'passwordField: "pwd-x71"',
    'password_expiry_utc=1684189401',
    `NextToken: "${base62(40)}"`,
    `public_key = "${base62(44)}"`,
    `primary_key: "user-${hex(6)}"`,
    `Sec-WebSocket-Key: ${base62(22)}==`,
    `"AWS::SecretsManager::Secret": "${hex(16)}"`,
    `password_sha256 = ${hex(64)}`,
    `apt-key adv --recv-keys ${hex(16).toUpperCase()}`,
  ],
  'stand-ins': [
    'password = "changeme"',
    'password: "your-password-here"',
    'API_KEY=<your key>',
    'API_KEY=xxxxxxxxxxxxxxxx',
    'SECRET_KEY = "my-secret-key"',
    'password=********',
    'password = "P@ssw0rd"',
    'token = "1234567890abcdef"',
    'password: qwertyuiop',
    'PASSWORD=DB_PASSWORD',
    'db_password = "db_password"',
    'postgres://user:password@localhost/test',
    'POSTGRES_USER=gorm POSTGRES_PASSWORD=gorm',
    `k8sPassword: ${Buffer.from('password').toString('base64')}`,
    'secret = "shhhhhh"',
    'Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
  ],
  'texts of people': [
    '"password": "Enter your password",',
    'password: "Password must contain at least 8 characters",',
    'error = "Invalid token: unexpected end of input"',
    '# the password to use for the connection',
    'The access token is required for this call.',
    '"forgotPassword": "Forgot password?",',
    'pass to fnmatch, which lets it decide',
    'LABEL_NEW_PASSWORD: "Nowe Haslo2"',
    'badCredentials=Ung\\u00FCltige Anmeldedaten',
    '"INITIAL_TOKEN": "\u8f93\u5165\u7684\u4ee4\u724c6\u4f4d\u6570\u5b57",',
    'thanks to the bug identified by @somebody7',
  ],
  'public or derived data': [
    'key: "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ"',
    `password = ENC(${base62(24)})`,
    `secret: vault:v1:${base62(40)}`,
    `token: https://example.net/${hex(20)}`,
    `keyfile: "./certs/server-${hex(4)}.key"`,
    `key: "${uuid}"`,
    'algorithm_key = "AES-256-GCM"',
    'AUTH=SCRAM-SHA-256',
    'key: "1.2.840.113549.1.9.7"',
    "token: '94287082',",
    'http://localhost:3000/@vite/client',
    'io.jsonwebtoken:jjwt-jackson-0.11.2',
    'KEY_CONSIDERED ' + hex(40).toUpperCase(),
    `tls.key: ${Buffer.from('-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----').toString('base64')}`,
    'WWW-Authenticate: Basic realm="members 7x2"',
  ],
};

describe.each(Object.entries(QUIET))('%s', (_, lines) => {
  it.each(lines)('turns away %j', (line) => {
    expect(findGeneric(`${line}\n`).map(({ rule, name }) => ({ rule, name }))).toEqual([]);
  });
});

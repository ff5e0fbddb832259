import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/detect/examples/random.js';
import { bytesOf, findGeneric } from './find-generic.js';

/** VALUE stands for the secret; each form is one that a parser could miss by itself. */
const FORMS: Record<string, readonly string[]> = {
  'generic-password': [
    `const password = 'VALUE';`,
    `db.connect(host='x', user='y', password='VALUE')`,
    `{'password': 'VALUE', 'user': 'me'}`,
    `'password' => 'VALUE',`,
    `define('DB_PASSWORD', 'VALUE');`,
    `:password => 'VALUE'`,
    `\tPassword: "VALUE",`,
    `password <- "VALUE"`,
    `Dim password As String = "VALUE"`,
    `#define WIFI_PASSWORD "VALUE"`,
    `static const char password[] = "VALUE";`,
    `ds.setPassword("VALUE");`,
    '@Value("${db.password:VALUE}")',
    `spring.datasource.password=VALUE`,
    `    password: VALUE`,
    `  - name: DB_PASSWORD\n    value: VALUE\n`,
    `  password: |\n    VALUE\n`,
    `"{\\"password\\":\\"VALUE\\"}"`,
    'DB_PASS=${DB_PASS:-VALUE}',
    'postgres://${DB_USER:-app}:${DB_PASS:-VALUE}@db/app',
    `PGPASSWORD=VALUE psql -U app`,
    `ENV DB_PASSWORD VALUE`,
    `docker run -e MYSQL_ROOT_PASSWORD=VALUE mysql`,
    `<password>VALUE</password>`,
    `<user name="a" password="VALUE"/>`,
    `<property name="hibernate.connection.password">VALUE</property>`,
    `<add key="DbPassword" value="VALUE"/>`,
    `<key>Password</key>\n\t<string>VALUE</string>`,
    `connectionString="Server=db;Database=a;User Id=sa;Password=VALUE;"`,
    `jdbc:mysql://db/app?user=root&password=VALUE`,
    `"host=db user=app password=VALUE dbname=x"`,
    `username=a&password=VALUE&submit=1`,
    `CREATE USER app WITH PASSWORD 'VALUE';`,
    `SET PASSWORD FOR 'a'@'%' = PASSWORD('VALUE');`,
    `if (password == "VALUE") {`,
    `if (password.equals("VALUE")) {`,
    `def login(user, password='VALUE'):`,
    `os.getenv("DB_PASSWORD", "VALUE")`,
    `'password' => env('DB_PASSWORD', 'VALUE'),`,
    `// password: VALUE`,
    `The admin password is VALUE`,
    `pw: VALUE`,
    `Login: admin / VALUE`,
    `| password | VALUE |`,
    `**Password:** VALUE`,
    `variable "db_password" {\n  type    = string\n  default = "VALUE"\n}`,
    `driver.find_element_by_name("password").send_keys("VALUE")`,
    `fill_in "Password", with: "VALUE"`,
    `machine x login a password VALUE`,
    `$p = ConvertTo-SecureString -String "VALUE" -AsPlainText -Force`,
    `"user=a\\npassword=VALUE\\n"`,
    `{&quot;password&quot;: &quot;VALUE&quot;}`,
    `set "PASSWORD=VALUE"`,
    `//srv/share /mnt cifs username=a,password=VALUE,uid=1 0 0`,
    `contraseña: VALUE`,
    `openssl rsa -passin pass:VALUE -in k.pem`,
    `WiFi.begin("ssid", "VALUE");`,
  ],
  'generic-secret': [
    `const apiSecret string = "VALUE"`,
    `const SECRET: &'static str = "VALUE";`,
    `process.env.JWT_SECRET || 'VALUE'`,
    `app.secret_key = 'VALUE'`,
    `jwt.sign(payload, 'VALUE')`,
    `clientSecret: config.secret ?? "VALUE",`,
  ],
  'generic-token': [
    `token := "VALUEVALUE"`,
    `os.Setenv("API_TOKEN", "VALUE")`,
    `{"name": "API_TOKEN", "value": "VALUE"}`,
    `X-Auth-Token: VALUEVALUE`,
    `//registry.corp.net/:_authToken=VALUE`,
  ],
  'generic-key': [
    `private readonly apiKey: string = "VALUE";`,
    `let api_key: &str = "VALUE";`,
    `https://api.corp.net/v1?api_key=VALUE&x=1`,
    `X-Api-Key: VALUEVALUE`,
    `crypto.createHmac('sha256', 'VALUE')`,
    `<meta name="api-key" content="VALUEVALUE">`,
  ],
  'generic-credential': [
    `requests.get(url, auth=('admin', 'VALUE'))`,
    `req.SetBasicAuth("admin", "VALUE")`,
    `new NetworkCredential("admin", "VALUE")`,
    `server.login("me@x.org", "VALUE")`,
  ],
  'generic-otp-seed': [`totp = TOTP('VALUE')`],
  'generic-url-password': [
    `postgres://app:VALUE@db.corp.net/x`,
    `redis://:VALUE@cache.corp.net:6379`,
    `https://oauth2:VALUE@git.corp.net/a.git`,
    `[docs](https://a:VALUE@h.corp.net/)`,
  ],
  'generic-bearer-token': [
    `headers: { 'Authorization': 'Bearer VALUEVALUE' }`,
    `curl -H "Authorization: Bearer VALUEVALUE" https://x`,
  ],
  'generic-command-line-password': [
    `curl -u admin:VALUE https://x`,
    `curl --user "admin:VALUE" https://x`,
    `wget --user=admin --password VALUE http://x`,
    `mysql -uroot -pVALUE app`,
    `sshpass -p 'VALUE' ssh x`,
    `docker login -u me -p VALUE reg.corp.net`,
    `redis-cli -a VALUE ping`,
    `ldapsearch -x -D cn=admin -w VALUE`,
    `plink -pw VALUE host`,
  ],
  'generic-sql-password': [`GRANT ALL ON *.* TO 'a'@'%' IDENTIFIED BY "VALUE";`, `ALTER USER sys IDENTIFIED BY VALUE;`],
};

/** Random, but always with what a person would take for a password. */
function makeValue(seed: string): string {
  const random = seededRandom(seed);
  return `${random.text('BCDFGHJKLMNPQRSTVWXZ', 2)}${random.text('bcdfghjkmnpqrstvwxz', 3)}${random.text('23456789', 3)}${random.text('BCDFGHJKLMNPQRSTVWXZ', 4)}`;
}

describe.each(Object.entries(FORMS))('%s', (rule, forms) => {
  it.each(forms)('finds the exact value in %j', (form) => {
    const value = makeValue(form);
    const text = form.replaceAll('VALUE', value);
    const wanted = /(?:VALUE)+/.exec(form)![0].replaceAll('VALUE', value);
    const match = findGeneric(text).find((found) => bytesOf(text, found) === wanted);
    expect(match?.rule).toBe(rule);
  });
});

describe('what belongs to a match', () => {
  it('names the variable and keeps the user and host of an address as companion', () => {
    const value = makeValue('companion');
    expect(findGeneric(`SMTP_PASSWORD=${value}`)[0]).toMatchObject({ name: 'SMTP_PASSWORD', value });
    expect(findGeneric(`amqp://svc:${value}@mq.corp.net/`)[0]).toMatchObject({ companion: 'svc@mq.corp.net', value });
  });

  it('undoes escapes in the value, but reports the bytes as they stand', () => {
    const value = makeValue('escape');
    const text = `password = "${value}\\"\\\\x"`;
    const match = findGeneric(text)[0]!;
    expect(match.value).toBe(`${value}"\\x`);
    expect(bytesOf(text, match)).toBe(`${value}\\"\\\\x`);
    expect(findGeneric(`postgres://app:${value}%21%40@db.corp.net/x`)[0]?.value).toBe(`${value}!@`);
  });

  it('judges what a Basic value decodes to', () => {
    const value = makeValue('basic');
    const header = (pair: string): string => `Authorization: Basic ${Buffer.from(pair).toString('base64')}`;
    expect(findGeneric(header(`svc:${value}`))[0]).toMatchObject({
      rule: 'generic-basic-authorization',
      companion: 'svc',
    });
    expect(findGeneric(header('user:password'))).toEqual([]);
  });

  it('finds weak passwords of words and digits where the name says so', () => {
    for (const text of [
      'SECRET_KEY = "mysecretkey123"',
      'DB_PASSWORD=Summer2019!',
      'password: "jenny1987"',
      'password = "Tiger-River42"',
      'mysql://admin:Str0ngPwd@10.0.0.5/db',
    ]) {
      expect(findGeneric(text), text).toHaveLength(1);
    }
  });

  it('judges a name with two keywords once', () => {
    expect(findGeneric(`secret_api_key = "${makeValue('twice')}"`)).toHaveLength(1);
  });
});

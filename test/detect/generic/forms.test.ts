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
    `"adminPassword": {\n  "value": "VALUE"\n}`,
    `"adminPassword": { "value": "VALUE" }`,
    `admin_pass: { type: string, hidden: true, default: VALUE }`,
    `  DBPassword:\n    Type: String\n    NoEcho: true\n    Default: VALUE\n  KeyName:\n`,
    `node['db']['password']['root'] = "VALUE"`,
    `keyStore.load(in, "VALUE".toCharArray());`,
    `The default password for the admin panel is **VALUE**.`,
    `password: '{noop}VALUE'`,
    `"pw": "VALUE",`,
    `salasana: VALUE`,
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

  it('does not take random characters for a path, a qualified name or a template', () => {
    const [slashes, dots, marks] = [
      'cmVmd/lzR7VoioCDIuziCpPBWVk1TIOJUvqr8i1H5',
      'MTk4UK3BsH.Gkf0ce.3yyP6EqNp2Y5VUHp8iTTpb4gZn',
      '%sri+_72^8yvm2^xxp420i$7^8ou_z2ut251wa+o&__4#5',
    ];
    expect(findGeneric(`registry_token = '${slashes}'`)).toHaveLength(1);
    expect(findGeneric(`curl -H "Authorization: Bearer ${dots}"`)).toHaveLength(1);
    expect(findGeneric(`'secret_key' => '${marks}',`)).toHaveLength(1);
  });

  it('reads the password after the user', () => {
    for (const text of [
      'new UsernamePasswordToken("joe", "Xk29vQmRt7")',
      'env.put(Context.SECURITY_CREDENTIALS, "Xk29vQmRt7")',
      'CONNECT scott/Xk29vQmRt7@orcl',
      'smtp.PlainAuth("", "u@corp.net", "Xk29vQmRt7", "h")',
      'gin.BasicAuth(gin.Accounts{"admin": "Xk29vQmRt7"})',
      "app.use(basicAuth({ users: { 'ops': 'Xk29vQmRt7' } }))",
      'ldap.simple_bind_s("cn=svc,dc=k,dc=io", "Xk29vQmRt7")',
      'when(env.getProperty("db.password")).thenReturn("Xk29vQmRt7")',
      'assertThat(user.getPassword()).isEqualTo("Xk29vQmRt7")',
      '{secret, <<"Xk29vQmRt7">>}',
      "http.basic_auth 'svc', 'Xk29vQmRt7'",
      'osql -Usa -PXk29vQmRt7',
    ])
      expect(findGeneric(text)[0]?.value, text).toBe('Xk29vQmRt7');
  });

  describe('columns', () => {
    const [first, second] = [makeValue('first row'), makeValue('second row')];
    it.each([
      ['Markdown', `| user | password |\n|------|----------|\n| bob | ${first} |\n| ann | \`${second}\` |\n\nEnd`],
      [
        'a feature file',
        `    Examples:\n      | login | password | role |\n      | bob | ${first} | a |\n      | ann | ${second} | b |\n`,
      ],
      ['CSV', `id,username,password\n1,bob,${first}\n2,"Ann, M.","${second}"\n`],
      ['tabs', `email\tsecret\r\na@b.c\t${first}\r\nd@e.f\t${second}\r\n`],
    ])('are read down in %s', (_, text) => {
      const found = findGeneric(text);
      expect(found.map((match) => bytesOf(text, match))).toEqual([first, second]);
    });

    it.each([
      ['hashes', 'username,password\nbob,9f86d081884c7d659a2feaa0c55ad015\n'],
      ['no owner', 'page,tokens\nindex,Xk29vQmRt7Lp\n'],
      ['a column of keys', 'name,key\ntitle,Xk29vQmRt7Lp\n'],
      ['arguments', 'call(user, password, x)\nrun(bob, Xk29vQmRt7Lp, y)\n'],
      ['rows of another table', 'username,password\n\nbob,Xk29vQmRt7Lp\n'],
    ])('are left alone: %s', (_, text) => {
      expect(findGeneric(text)).toEqual([]);
    });
  });

  it('knows personal access tokens by their name, and API keys written in two words', () => {
    const value = makeValue('pat') + makeValue('pat, second half');
    for (const text of [`ADO_PAT=${value}`, `const adoPat = "${value}";`, `tool --ado-pat ${value}`])
      expect(findGeneric(text), text).toHaveLength(1);
    expect(findGeneric('Your API key is `1b6f3a52-9c4e-4d8a-b7f0-5e2d9c81a6f4`.')).toHaveLength(1);
  });

  it('takes a storage key of 64 bytes for one, whatever its name is good for elsewhere', () => {
    const value = `${'h7Kq2ZxW9mTbL4vRc8NyPd3GsFj6Ae'.repeat(3).slice(0, 86)}==`;
    expect(findGeneric(`"primaryKey": "${value}"`)).toHaveLength(1);
    expect(findGeneric('"primaryKey": "customerNumber7"')).toEqual([]);
  });

  it.each([
    `ALTER USER app WITH ENCRYPTED PASSWORD 'redstart';`,
    `CREATE ROLE report LOGIN PASSWORD 'redstart';`,
    `          MYSQL_ROOT_PASSWORD: redstart`,
    `      - POSTGRES_PASSWORD=redstart`,
    `ENV ADMIN_PASSWORD=redstart`,
    `var jwtKey = []byte("red_start_orders_7")`,
    `var signingKey = Encoding.UTF8.GetBytes("meadow lark orders 7".Trim());`.replace(/ (?=lark|orders|7)/g, '-'),
  ])('takes words for a secret where the place says that one is set: %s', (line) => {
    expect(findGeneric(`${line}\n`)).toHaveLength(1);
  });

  it.each([
    `ALTER USER app WITH PASSWORD 'changeme';`,
    `    MYSQL_ROOT_PASSWORD: dbPassword,`,
    `  DB_PASSWORD = redstart`,
    `  DB_PASSWORD: Redstart`,
    `  db-password: redstart,`,
    `ENV DB_PASSWORD_FILE=redstart`,
    `var cacheKey = []byte("red_start_orders_7")`,
    `var password = Configuration["Smtp:Password7"];`,
    `var secret = settings["App:SecretName2"]`,
  ])('but not elsewhere: %s', (line) => {
    expect(findGeneric(`${line}\n`)).toEqual([]);
  });
});

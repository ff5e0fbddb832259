/** A command or function whose argument is a secret by its place alone, as its manual says. */
export interface KnownPlace {
  /** What wakes it, in lower case. */
  readonly literal: string;
  /** From the trigger to the value (sticky); a group named `user` is who the password belongs to. */
  readonly head?: RegExp;
  /** What stands before the trigger, with the value in a group named `value`. */
  readonly behind?: RegExp;
  /** What the place makes of the value. */
  readonly name: string;
  readonly quotedOnly: boolean;
  /** It stands in a file of settings, not on a command line. */
  readonly isSetting?: boolean;
}

/** An argument that is no secret: a literal or a name. */
const ARGUMENT = `\\s*(?:"[^"]*"|'[^']*'|[\\w.$>:\\[\\]-]+)\\s*,`;

/** `f(a, b, "password")`: so many arguments stand before the password. */
function call(literal: string, before: number, name = 'password'): KnownPlace {
  const escaped = literal.replace(/[^\w ]/g, '\\$&').replace(/ /g, '\\s+\\\\?');
  return { literal, head: new RegExp(`${escaped}(?:${ARGUMENT}){${before}}\\s*`, 'iy'), name, quotedOnly: true };
}

/** The value follows `head` with or without quotes. */
function option(literal: string, head: RegExp, name = 'password'): KnownPlace {
  return { literal, head, name, quotedOnly: false };
}

/** The same in a file of settings. */
function setting(literal: string, head: RegExp): KnownPlace {
  return { ...option(literal, head), isSetting: true };
}

const COMMANDS: readonly KnownPlace[] = [
  option('redis-cli', /redis-cli\b[^|;&]*?\s(?:-a|--pass)[\s=]+/iy),
  setting('requirepass', /requirepass["']?\s*(?:[,:=]\s*|\s)["']?/iy),
  setting('masterauth', /masterauth["']?\s*(?:[,:=]\s*|\s)["']?/iy),
  option('ldapsearch', /ldapsearch\b[^|;&]*?\s-w\s+/iy),
  option('ldapmodify', /ldapmodify\b[^|;&]*?\s-w\s+/iy),
  option('ldapadd', /ldapadd\b[^|;&]*?\s-w\s+/iy),
  setting('bindpw ', /bindpw\s+/iy),
  setting('rootpw ', /rootpw\s+(?:--plaintext\s+)?(?!--)/iy),
  option('mysqladmin', /mysqladmin\b[^|;&]*?\spassword\s+/iy),
  option('nmcli ', /nmcli\b[^|;&]*?\spassword\s+/iy),
  option('reset-admin-password ', /reset-admin-password\s+(?!-)/iy),
  option('xfreerdp', /xfreerdp\b[^|;&]*?\s\/p:/iy),
  option('keyvault secret set', /keyvault secret set\b[^|;&]*?--value\s+/iy, 'secret'),
  option('http -a ', /http -a\s+["']?(?<user>[^\s:"']+):/iy),
  // Routers: 0 says that plain text follows.
  setting('enable secret ', /enable secret\s+(?:level\s+\d+\s+)?(?:[05]\s+)?/iy),
  setting('enable password ', /enable password\s+(?:level\s+\d+\s+)?(?:0\s+)?(?!7\s)/iy),
  setting('snmp-server community ', /snmp-server community\s+/iy),
  setting('pre-shared-key ', /pre-shared-key\s+(?:(?:ascii-text|hexadecimal|local|remote|0)\s+)?/iy),
  setting('pre-shared-key address ', /pre-shared-key address\s+\S+\s+(?:[\d.]+\s+)?key\s+(?:0\s+)?/iy),
  setting('tacacs-server key ', /tacacs-server key\s+(?:0\s+)?(?!7\s)/iy),
  setting('radius-server key ', /radius-server key\s+(?:0\s+)?(?!7\s)/iy),
  setting('key-string ', /key-string\s+(?:0\s+)?(?!7\s)/iy),
  setting('isakmp key ', /isakmp key\s+(?:0\s+)?/iy),
  setting('d-i passwd/', /d-i passwd\/\S*password(?:-again)?\s+password\s+/iy),
  setting('default_authtok', /default_authtok\s*=\s*/iy),
  setting('auth_pass ', /auth_pass\s+/iy),
  option(
    'htpasswd -',
    /htpasswd\s+-[A-Za-z]*b[A-Za-z]*\s+(?:-\w+\s+)*[^\s|;&]+\s+(?:[^\s|;&]+\s+)?(?=\S+\s*(?:$|[|;&>]))/iy,
  ),
  option('rabbitmqctl ', /rabbitmqctl\s+(?:-\S+\s+)*(?:add_user|change_password)\s+(?<user>[\w.@"'-]+)\s+/iy),
  option('net user ', /net user\s+(?<user>[\w.-]+)\s+(?![/*])/iy),
  option('net use ', /net use\s+[^|;&]*?\/user:(?<user>\S+)\s+(?!\/)/iy),
  setting('erlang_cookie', /erlang_cookie["']?\s*[:=]\s*["']?/iy),
  option('openssl enc', /openssl enc\b[^|;&]*?\s-k\s+/iy),
  option('snmpwalk', /snmpwalk\b[^|;&]*?\s-[AX]\s+/y),
  option('snmpget', /snmpget\b[^|;&]*?\s-[AX]\s+/y),
  option('sqlplus', /sqlplus\s+(?:-\w+\s+)*["']?(?<user>\w+)\//iy),
  option('connect ', /connect\s+(?<user>\w+)\/(?=[^\s/@"']+@\w)/iy),
  option('userid=', /\buserid=["']?(?<user>\w+)\/(?=[^\s/]+@)/iy),
  option('jdbc:oracle:thin:', /jdbc:oracle:thin:(?<user>\w+)\/(?=[^\s/]+@)/iy),
  option('lftp ', /lftp\s(?:"[^"]*"|'[^']*'|[^|;&"'])*?-u\s+["']?(?<user>[^\s,"']+),/iy),
  option('smbclient', /smbclient\b[^|;&]*?\s(?:-U|--user)[\s=]+["']?(?<user>[^\s%"']+)%/iy),
  {
    literal: 'chpasswd',
    behind:
      /\becho\s+(?:-\w+\s+)?(["']?)(?<user>[\w.$-]+):(?<value>[^\s"'|]+)\1\s*\|\s*(?:sudo\s+)?(?:\/usr)?(?:\/s?bin\/)?$/i,
    name: 'password',
    quotedOnly: false,
  },
  {
    literal: 'sudo -s',
    behind: /\becho\s+(?:-\w+\s+)?(["']?)(?<value>[^\s"'|]+)\1\s*\|\s*$/i,
    name: 'password',
    quotedOnly: false,
  },
  {
    literal: '--password-stdin',
    behind: /\becho\s+(?:-\w+\s+)?(["']?)(?<value>[^\s"'|]+)\1\s*\|[^|;&]*\s$/i,
    name: 'password',
    quotedOnly: false,
  },
  // The data source name of Go's MySQL driver: user:password@tcp(host:port)/database
  ...['@tcp(', '@unix('].map((literal) => ({
    literal,
    behind: /(?:^|["'`=\s])(?<user>[\w.-]+):(?<value>[^\s"'`:/]+)$/,
    name: 'password',
    quotedOnly: false,
  })),
];

const FUNCTIONS: readonly KnownPlace[] = [
  {
    literal: 'createhmac(',
    head: /createHmac\(\s*["'`][\w-]+["'`]\s*,\s*/iy,
    name: 'hmacKey',
    quotedOnly: true,
  },
  {
    literal: 'jwt.sign(',
    head: /jwt\.sign\(\s*(?:\{[^{}]*\}|[^,(){}]+)\s*,\s*/iy,
    name: 'jwtSecret',
    quotedOnly: true,
  },
  { literal: 'jwt.verify(', head: /jwt\.verify\(\s*[^,(){}]+,\s*/iy, name: 'jwtSecret', quotedOnly: true },
  {
    literal: 'jwt.encode(',
    head: /jwt\.encode\(\s*(?:\{[^{}]*\}|[^,(){}]+)\s*,\s*/iy,
    name: 'jwtSecret',
    quotedOnly: true,
  },
  { literal: 'jwt.decode(', head: /jwt\.decode\(\s*[^,(){}]+,\s*/iy, name: 'jwtSecret', quotedOnly: true },
  { literal: 'wifi.begin(', head: /WiFi\.begin\(\s*[^,()]+,\s*/iy, name: 'wifiPassword', quotedOnly: true },
  {
    literal: 'curlopt_userpwd',
    head: /CURLOPT_USERPWD["']?\s*(?:,|=>?)\s*["'](?<user>[^\s:"']+):/iy,
    name: 'password',
    quotedOnly: false,
  },
  { literal: 'basic_auth(', head: /basic_auth\([^,()]+,\s*Some\(\s*/iy, name: 'password', quotedOnly: true },
  { literal: 'btoa(', head: /btoa\(\s*["'`](?<user>[^\s:"'`$]+):/iy, name: 'password', quotedOnly: false },
  { literal: 'sp_addlogin ', head: /sp_addlogin\s+N?'[^']*'\s*,\s*/iy, name: 'password', quotedOnly: true },
  { literal: 'type="password"', head: /type="password"[^<>]*?\svalue=/iy, name: 'password', quotedOnly: true },
  // Java: a literal that becomes an array of characters is a password.
  {
    literal: '.tochararray(',
    behind: /"(?<value>(?=[^"]*\d)(?=[^"]*[A-Za-z])[^"\\]{6,80})"\s*$/,
    name: 'password',
    quotedOnly: true,
  },
  {
    literal: 'omniauth :',
    head: /omniauth\s+:\w+,\s*["'][^"']+["'],\s*/iy,
    name: 'clientSecret',
    quotedOnly: true,
  },
  {
    literal: 'provider :',
    head: /provider\s+:\w+,\s*["'][^"']+["'],\s*/iy,
    name: 'clientSecret',
    quotedOnly: true,
  },
  call('secretkeyspec(', 0, 'encryptionKey'),
  call('basic(', 1),
  call('plainauth(', 2),
  call('newcookiestore([]byte(', 0, 'cookieSecret'),
  call('createasync(', 1),
  {
    literal: 'gin.accounts{',
    head: /gin\.Accounts\{\s*"(?<user>[^"]+)":\s*/iy,
    name: 'password',
    quotedOnly: true,
  },
  {
    literal: 'basicauth({',
    head: /basicAuth\(\{\s*users:\s*\{\s*["']?(?<user>[\w.-]+)["']?:\s*/iy,
    name: 'password',
    quotedOnly: true,
  },
  call('usernamepasswordtoken(', 1),
  call('loginrequest(', 1),
  call('usercredentials(', 1),
  call('oauthhandler(', 1, 'consumerSecret'),
  call('oauth1session(', 1, 'consumerSecret'),
  call('cookieparser(', 0, 'cookieSecret'),
  call('urlsafetimedserializer(', 0, 'secretKey'),
  call('urlsafeserializer(', 0, 'secretKey'),
  call('timestampsigner(', 0, 'secretKey'),
  { literal: 'security_credentials,', head: /SECURITY_CREDENTIALS,\s*/iy, name: 'password', quotedOnly: true },
  call('client.connect(', 2),
  call('sp_addlinkedsrvlogin ', 4),
  call('aes.encrypt(', 1, 'encryptionKey'),
  call('aes.decrypt(', 1, 'encryptionKey'),
  call('createcipher(', 1, 'encryptionKey'),
  call('createcipheriv(', 1, 'encryptionKey'),
  call('createdecipher(', 1, 'encryptionKey'),
  call('createdecipheriv(', 1, 'encryptionKey'),
  call('fernet(', 0, 'encryptionKey'),
  call('hmac.new(', 0, 'hmacKey'),
  call('signwith(', 1, 'jwtSecret'),
  call('algorithm.hmac256(', 0, 'jwtSecret'),
  call('algorithm.hmac512(', 0, 'jwtSecret'),
  call('create_user(', 2),
  call('create_superuser(', 2),
  call('username_pw_set(', 1),
  call('keyring.set_password(', 2),
  call('credentials(', 3),
  call('ftplib.ftp(', 2),
  call('influxdbclient(', 3),
  call('mqttclient.connect(', 2),
  call('ssh.connect(', 3),
  call('getconnection(', 2),
  call('new mysqli(', 2),
  call('mysql_connect(', 2),
  call('mysqli_connect(', 2),
  call('mysqli_real_connect(', 3),
  call('mysql_real_connect(', 3),
  call('mysqldb.connect(', 2),
  call('pymysql.connect(', 2),
  call('pymssql.connect(', 2),
  call('cx_oracle.connect(', 1),
  call('oracledb.connect(', 1),
  call('oci_connect(', 1),
  call('odbc_connect(', 2),
  call('new pdo(', 2),
  call('dbi->connect(', 2),
  call('dbi.connect(', 2),
  call('sequel.connect(', 2),
  call('new sequelize(', 2),
  call('ftp_login(', 2),
  call('ldap_bind(', 2),
  call('simple_bind_s(', 1),
  call('imap_open(', 2),
  call('ssh2_auth_password(', 2),
  call('passwordauthentication(', 1),
  call('usernamepasswordauthenticationtoken(', 1),
];

export const KNOWN_PLACES: readonly KnownPlace[] = [...COMMANDS, ...FUNCTIONS];

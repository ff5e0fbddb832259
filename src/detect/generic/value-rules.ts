/** Values that are references, code, addresses or public data: told by their own form. Reasons are for people. */
import { readsAsEncoded, readsAsNoise } from './encoded-look.js';

const NOTHING =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|nan|void|void 0|self|this|string|str|int|integer|number|boolean|bool|float|double|object|any|unknown|never|bytes?|byte\[\]|optional|required|readonly|text|json|const|static|function|class|return|break|continue|default|case|new|char|varchar(?:\(\d+\))?|token|password|secret|key)[?!;,.]*$/i;

interface Form {
  readonly reason: string;
  readonly pattern: RegExp;
  /** It may hold for a value of letters, digits, hyphens and underscores alone, as most are; the others need not be tried there. */
  readonly simple?: boolean;
  /** Made of words, so that it does not hold for what reads as random. */
  readonly words?: boolean;
}

/** Hold whatever the quotes. */
const FORMS: readonly Form[] = [
  {
    reason: 'a reference or template',
    pattern: /^\$[({]|^\$\w+$|^(?:\$[a-z_]\w*){2,}$|^\$env:|^\$\w+(?:->|\[)|\$\{[\w.:-]+\}|\$\([\w. -]+\)|^\$\$/i,
  },
  {
    reason: 'a reference or template',
    pattern: /\{\{.*\}\}|^\{\{|<%|%>|^#\{|#\{[^}]*\}|^@\{|^@@?\w+@@?$|^%[\w]+%$|^%\(?\w*\)?[sdvqr]$|^\[\[.*\]\]$/,
  },
  {
    simple: true,
    reason: 'a reference or template',
    pattern: /^<[^<>]*>$|^\[[A-Za-z _-]+\]$|^\{[\w.:%-]*\}$|^__\w+__$|^#{2,}\w+#{2,}$|^:\w+$|^\?+$|^~\w+~$|^\(\w+\)$/,
  },
  {
    reason: 'a reference or template',
    pattern:
      /%s|%[A-Z_]{4,}|%[-+]?\d*\.?\d*[dvxq]\b|%\(\w+\)s|%\d+\$[sd]|\$\{|`[^`]+`|\$\([^)]+\)|^%env\(|^\{\d*\}$|\{[a-z_]\w*\}|^\\\(/,
  },
  {
    reason: 'a reference to a secret store',
    pattern:
      /^(?:op|vault|secret|keyvault|akeyless|bws|sm|gcp-sm|aws-sm|awssm|ssm|env|file|ref\+\w+|azurekeyvault|kms):(?:\/\/)?\S+|^arn:aws|^projects\/[\w-]+\/secrets|^@Microsoft\.KeyVault|secretsmanager|secretKeyRef|resolve:ssm|^!(?:vault|Ref|Sub|GetAtt|ImportValue)/,
  },
  {
    simple: true,
    reason: 'encrypted',
    pattern:
      /^ENC[([]|^\{cipher\}|^\$ANSIBLE_VAULT|^vault:v\d|^AQ(?:I|E)CAH|^U2FsdGVkX1|^gAAAAA|^EJ\[|^\{AES(?:-\d+)?\}|^AgB[A-Za-z0-9+/]{60}|^\{[A-Za-z0-9+/]{12,}={0,2}\}$/,
  },
  {
    reason: 'a hash of a password',
    pattern: /^\$(?:1|2[abxy]?|5|6|y|P|H|S|apr1|argon2(?:id?|d)|scrypt|pbkdf2[\w-]*)\$.{20}|^pbkdf2_sha\d+\$\d+\$/,
  },
  {
    simple: true,
    reason: 'public key material',
    pattern:
      /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2|sk-ssh|-----BEGIN|AAAA[BC]3Nza|age1|MII(?![A-Za-z0-9+/]{3}IBA[AD])|MI[GH][A-Z]|SHA256:|LS0tLS1CRUdJTi(?:BDRVJU|BQVUJM))/,
  },
  { simple: true, reason: 'a token cut short', pattern: /^xox[abeoprs]-[\w-]{0,14}$/ },
  { simple: true, reason: 'a digest of data', pattern: /^(?:sha(?:1|224|256|384|512)|md5|h1|blake\w+)(?:[-:=]|\/\/)/i },
  {
    reason: 'an address',
    pattern:
      /^[a-z][a-z0-9+.-]{1,20}:\/\/|^(?:www\.|mailto:|tel:|data:|urn:|javascript:|jdbc:)|^\/\/[\w.-]+(?:[:/]|$)|\]\(|https?:\/\//i,
  },
  {
    simple: true,
    reason: 'an address',
    pattern:
      /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$|^(?:[\w-]+\.)+(?:com|org|net|io|dev|local|internal|example|test)(?::\d+)?(?:\/\S*)?$|^localhost(?::\d+)?$/i,
  },
  {
    reason: 'an address',
    pattern: /^\d{1,3}(?:\.\d{1,3}){3}(?::\d+){0,2}(?:\/\d+)?$|^(?:[0-9a-f]{2}:){5,}[0-9a-f]{2}$/i,
  },
  {
    words: true,
    reason: 'a path or file name',
    pattern: /^(?:\.{1,2}|~|[A-Za-z]:)?[\\/](?:[\w.@ -]+[\\/])*[\w.@ -]*$|^\.{1,2}[\\/]/,
  },
  {
    reason: 'a path or file name',
    pattern:
      /^[\w./\\@-]+\.(?:key|pem|crt|cer|p12|pfx|jks|txt|json|ya?ml|xml|properties|ini|conf|cfg|toml|sh|bash|py|js|mjs|ts|tsx|jsx|go|rb|php|java|kt|rs|cs|c|h|cpp|hpp|html?|css|md|rst|sql|env|log|csv|png|jpe?g|gif|svg|gz|zip|tar|jar|pub|ppk|lock|db|sqlite|bin|dat|dll|so|exe|plist|gpg|asc)$/i,
  },
  { words: true, reason: 'a path or file name', pattern: /^[a-z][\w-]*(?:\/[a-z][\w.-]*)+\/?$/ },
  { simple: true, reason: 'a path or file name', pattern: /^id_(?:rsa|dsa|ecdsa|ed25519)\w*$/ },
  {
    simple: true,
    reason: 'the name of an algorithm or scheme',
    pattern: /^(?:[A-Z0-9]+[-_])*(?:AES|PSK|CCM|GCM|SHA|CBC)\d*(?:[-_][A-Z0-9]+)*$/,
  },
  {
    simple: true,
    reason: 'the name of a region',
    pattern:
      /^(?:us|eu|ap|sa|ca|me|af|il|cn|mx|asia|europe)-(?:gov-)?(?:north|south|east|west|central|(?:north|south)(?:east|west))-?\d{1,2}[a-z]?$/,
  },
  { simple: true, reason: 'the address of an account of a block chain', pattern: /^0x[0-9a-f]{40}$/i },
  { reason: 'an address', pattern: /^\d{1,5}:\d{1,5}(?:\/(?:tcp|udp))?$/ },
  { reason: 'a scope of a signature', pattern: /\/\w+4_request$/ },
  {
    simple: true,
    reason: 'options of a command',
    pattern: /\s-{1,2}[a-z]|^-{1,2}[a-z](?:\/-[a-z])*$|^-[a-z][\w-]*:\w*$|^-{1,2}[a-z][\w-]*$/i,
  },
  {
    simple: true,
    reason: 'a version or date',
    pattern:
      /^[v^~=<>]{0,2}\d+(?:\.\d+){1,12}(?:[-+][\w.]+)?$|^v\d+\.\d+\.\d+[-+][\w.+-]+(?:\/go\.mod)?$|^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]+)?$|^\d\d:\d\d(?::\d\d)?$/,
  },
  {
    simple: true,
    reason: 'a number',
    pattern: /^[-+]?(?:0x[0-9a-f]{1,16}|\d+\.\d+|\d{1,5}|-\d+)[ulfd]*$|^\d+(?:px|em|rem|ms|s|m|h|d|kb|mb|gb|%)$/i,
  },
  {
    reason: 'a version or date',
    pattern: /^(?:\d+:)?\d[\w.+~]*-\d[\w.+~]*(?:ubuntu|deb|el|fc)[\w.+~]*$|^\d+(?:\.\d+)*\.v[0-9a-f]{6,}_[0-9a-f_]+$/,
  },
  { reason: 'a version or date', pattern: /^[a-z][\w.-]*[-_:]v?\d+(?:\.\d+)+(?:[.-]\w+)?$/i },
  { reason: 'a colour', pattern: /^\\(?:e|033|x1[bB])\[/ },
  { reason: 'a colour', pattern: /^#(?:[0-9a-f]{3}){1,2}(?:[0-9a-f]{2})?$/i },
  {
    simple: true,
    reason: 'a call or expression',
    pattern:
      /^[A-Za-z_$][\w$.:]*\([^)]*\)[;,]?$|=>|&&|\|\|| [!=]==? |\)\s*[.;{]|^function\b|^lambda\b|^\w+\[['"\w$]*\]/,
  },
  {
    reason: 'a regular expression',
    pattern:
      /\\[sdwbSDW][+*]|\[\^|\[[^\]]{0,8}[a-zA-Z0-9]-[a-zA-Z0-9]|^[qm]r?[/{]|\\%?\(.*\\?\)|\\x[0-9a-fA-F]{2}-\\x|\(\?[:=!<]|\.\*|\.\+$|^\^.*\$$|^\/\^(?:[^/\\]|\\.)*\/[dgimsuvy]*$/,
  },
  { reason: 'a qualified name', pattern: /^(?:[a-z_$][a-zA-Z_$]*(?:\.|::|->))+[a-zA-Z_$]+[;,?]?$/ },
  { reason: 'a qualified name', pattern: /^(?:[A-Za-z_$][\w$]*(?:::|->))+[A-Za-z_$][\w$]*/ },
  {
    simple: true,
    reason: 'the name of an algorithm or scheme',
    pattern:
      /^(?:[a-z0-9]+-hmac-sha\d+|x?oauth\d?|ntlm|negotiate|kerberos|digest|basic|bearer|plain|gssapi|login|cram-md5|scram-[\w-]+|[hrep]s(?:256|384|512)|aes[\w/-]{0,24}|des3?|3des|rsa[\w/+-]{0,16}|dsa|ecdsa[\w-]*|ed25519|curve25519|hmac[\w-]{0,12}|sha-?\d{1,3}(?:[-_]\w+)?|md[45]|bcrypt|scrypt|argon2\w*|pbkdf2[\w-]*|chacha20[\w-]*|blowfish|rc4|oidc|saml\d?|ldap|jwt|x509|pkcs[#-]?\d+|pkce|s256|mtls|totp|hotp)$/i,
  },
  { reason: 'the name of a registry hive', pattern: /^HK(?:LM|CU|CR|CC|U|EY_[A-Z_]+)(?:\\.*)?$/ },
  { reason: 'a type of media', pattern: /^(?:application|text|image|audio|video|multipart)\/[\w.+-]+$/ },
];

/** Hold only for values without quotes: there an identifier is an identifier. */
const BARE_FORMS: readonly Form[] = [
  { reason: 'a mention of a person', pattern: /^@[A-Za-z][\w-]*[,.:;]?$/ },
  { reason: 'a reference or template', pattern: /^[$&*]|^<|^%\w+%|^@\w+@|[^\w]\$[({A-Za-z_]|^![a-z]/ },
  {
    words: true,
    reason: 'a qualified name',
    pattern: /^(?!eyJ)(?:[A-Za-z_$][\w$]{0,40}\??\.)+[A-Za-z_$][\w$]{0,40}[);,?!]*$/,
  },
  { reason: 'a value cut for show', pattern: /^#[\w.=-]+#/ },
  { words: true, reason: 'a call or expression', pattern: /^\d+;\w|^[A-Za-z_$][\w$.]*[([]|^[([{\])}]|^[=!<>|+]/ },
];

const SIMPLE_FORMS = FORMS.filter(({ simple }) => simple === true);

/** Why the value by itself is no secret, or null. */
export function valueFormReason(value: string, quoted: boolean): string | null {
  if (NOTHING.test(value)) return 'a literal of the language or a type';
  if (readsAsNoise(value)) return null;
  const forms = /^[\w-]+$/.test(value) ? SIMPLE_FORMS : FORMS;
  const holds = ({ pattern, words }: Form): boolean =>
    pattern.test(value) && !(words === true && readsAsEncoded(value));
  return (forms.find(holds) ?? (quoted ? undefined : BARE_FORMS.find(holds)))?.reason ?? null;
}

import type { NameParts } from './name-parts.js';

const words = (text: string): Set<string> => new Set(text.split(/\s+/));

/** A name that ends in one of these holds something about the secret, not the secret. */
const NOT_THE_VALUE =
  words(`id ids through over under name names type types typ kind path paths file files filename filepath dir directory folder url urls uri
  uris link href host hostname port endpoint endpoints issuer length len size count total num index idx field fields label labels title
  titles placeholder hint hints help helper message messages msg msgs error errors err exception warning expires expired expiry expire
  expiration expiresin exp ttl timeout lifetime duration age date time timestamp created updated at policy policies rule rules regex
  regexp pattern patterns format formats formatter algorithm algorithms alg algo spec specs scheme schema class classname prefix suffix
  header headers column columns col table version ver enabled disabled enable disable required require valid validator validation
  validate validity visible visibility show hide strength score status state mode option options opt opts flag flags usage purpose scope
  scopes role roles group groups provider providers service manager handler factory builder generator parser reader writer resolver
  interceptor filter guard middleware controller component module store storage cache cached input inputs element form view page screen
  dialog modal button btn icon color ref refs reference references arn selector map mapping set list array dict object obj json yaml xml
  params param parameters parameter args arg function func fn method callback event events listener test tests case cases description
  desc comment note doc docs documentation section source sources env var variable variables attribute attributes attr property
  properties prop props config configuration setting settings template templates manifest result results response request req res
  resp code codes display hidden policy bits bytes char chars position pos line number no offset start end begin limit max min
  retries retry attempts interval count delay fingerprint thumbprint checksum digest sum hash hashes hashed sha1 sha256 sha512 md5 sha2
  iv salt salts nonce encoder encoding encryption encryptor server servers domain user username users email owner author account
  algorithmname rotation reset forgot recovery change changed changes update deleted delete remove removed needed exists present
  missing missed found ok success failed failure fail used unused match matches mismatch equal equals same different wrong incorrect
  invalid empty blank pair pairs ring rings chain stores board word words press up down pad frame frames code codec size
  space spaces less gen generation agent meta metadata info data details detail summary context store tooltip advice matching repeat expression expressions condition conditions macro re rx address addresses`);

/** Before "key": a key of a map, a database or a keyboard; also what is public. */
const NOT_SECRET_KEYS =
  words(`primary foreign sort partition range hash unique composite cache map row column object item entry event lookup
  index natural surrogate parent child shortcut hot arrow tab enter escape esc shift ctrl alt meta any press public pub publishable site
  storage translation message i18n locale lang label config setting settings option param query field property attribute dict dictionary
  data json metadata sorting group grouping filter search state action route registry idempotency routing order by kms target release
  feature flag flags react view list left right up down idx first last next prev default host known recv send fetch gpg apt websocket socket import export trusted keyserver
  xsrf csrf id identifier repository incident dedup deduplication project`);

/** Before "token": marks of a place in a list or of one request; and what a parser calls a token. */
const NOT_SECRET_TOKENS =
  words(`next page pagination paging continuation lock idempotency cursor forward backward starting marker resume sync
  prev previous current last first parse parser lexer syntax grammar csrf xsrf antiforgery authenticity design color theme num max min eof string
  identifier ident word line operator keyword punctuation expected unexpected postman dedup`);

const PUBLIC_WORDS = words('public pub publishable pubkey publickey sitekey projectkey formkey');

/** Why a value of this name is no secret, or null. */
export function judgeName(info: NameParts): string | null {
  if (info.kind === 'none') return 'the name does not speak of a secret';
  if (tailSpeaksAgainst(info)) return 'the name speaks of something about the secret';
  if (isPublicName(info)) return 'the name says public';
  if (USER_INTERFACE.has(info.words[0] ?? '') && info.words.length > 1)
    return 'the name speaks of a text of the user interface';
  if (info.words[info.head.length] === 'pass' && PASSING.has(info.head.at(-1) ?? ''))
    return 'the name speaks of passing';
  if (MESSAGE_HEADS.has(info.head.at(-1) ?? '')) return 'the name speaks of a failure';
  if (!isStructuralKey(info)) return null;
  return info.kind === 'token' ? 'a mark of a place or a part of a text' : 'a key of data, not of a lock';
}

export function speaksOfDigest(info: NameParts): boolean {
  return info.words.some((word) => DIGEST_WORD.test(word));
}

/** Before the kind: names of messages and of values that must not work. */
const MESSAGE_HEADS = words(
  `bad empty missing incorrect wrong invalid expired forgot forgotten lost no without unknown blank malformed bogus`,
);

/** must_pass, tests_pass: the verb. first_pass, render_pass: one going through. */
const PASSING =
  words(`must should can will shall may did does do tests test all checks check would could cannot to first second third last
  next previous prev single double multi one two render shader depth shadow lighting optimization optimizer compiler lint each every this sub`);

/** First words of the names of labels and messages. */
const USER_INTERFACE = words(
  `label labels title titles mandatory show hide tooltip placeholder lbl txt btn msg err error errors message hint help caption prompt`,
);

const DIGEST_WORD = /^(?:hash|hashed|hashes|sha\d*|md5|digest|checksum|fingerprint|thumbprint|crc\d*)$/;

/** The name speaks of the secret's id, place, length or form, so that its value is none. */
function tailSpeaksAgainst(info: NameParts): boolean {
  return [info.tail.at(-1), info.tail[0]].some(
    (word) => word !== undefined && NOT_THE_VALUE.has(word.replace(/\d+$/, '')),
  );
}

function isPublicName(info: NameParts): boolean {
  return info.words.some((word) => PUBLIC_WORDS.has(word));
}

/** "key" without a word that makes it a secret one. */
export function isPlainKey(info: NameParts): boolean {
  if (info.kind !== 'key' || info.words.some((word) => JOINED_KEY.test(word))) return false;
  const qualifier = info.head.at(-1);
  return qualifier === undefined || !SECRET_KEYS.has(qualifier);
}

function isStructuralKey(info: NameParts): boolean {
  const qualifier = info.head.at(-1);
  if (qualifier === undefined) return false;
  if (info.kind === 'token') return info.head.some((word) => NOT_SECRET_TOKENS.has(word));
  return info.kind === 'key' && NOT_SECRET_KEYS.has(qualifier);
}

const JOINED_KEY =
  /^.*(?:api|secret|access|private|encryption|license|auth|session|account|master|app|consumer|client|signing|cipher|ssh|deploy|storage|shared|service|s|p)key\d*$/;

const SECRET_KEYS =
  words(`api secret access private encryption encrypt encrypted decryption signing sign signature signed master auth
  authentication account shared consumer client app application license licence service admin ssh aes des rsa hmac jwt session security
  storage cipher crypt crypto subscription developer dev write read deploy deployment integration webhook personal user server
  root vault token hash cookie remember wallet stripe google maps mapbox aws azure gcp github gitlab twilio sendgrid mailgun openai
  firebase algolia datadog sentry slack license activation product registration registry certificate cert tls ssl pem wep wpa psk
  preshared pre network wifi unseal recovery backup db database redis mail email sms push fcm server pagerduty heroku dns rndc tsig
  update ddns`);

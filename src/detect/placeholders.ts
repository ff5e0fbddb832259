import { isDocumentedExample } from './documented-examples.js';

/**
 * Why a value is a stand-in and no secret, in a few words, or null where it may be one. For values of any kind, prefixes
 * included; what depends on the name or the line is for the caller. `value` is Latin-1.
 */
export function placeholderReason(value: string): string | null {
  if (value === '') return 'empty';
  for (const [reason, test] of TESTS) if (test(value)) return reason;
  return null;
}

/**
 * The same for a value that a specific rule picked, by its distinctive form or beside the provider's name: only what is certainly no
 * value. What merely looks typed by hand (`looksTyped`) may be a weak secret and is for the rule to lower.
 */
export function certainPlaceholderReason(value: string): string | null {
  if (value === '') return 'empty';
  for (const [reason, test] of CERTAIN_TESTS) if (test(value)) return reason;
  return null;
}

type Test = (value: string) => boolean;

/** Cheap and telling ones first. */
const TESTS: readonly (readonly [string, Test])[] = [
  ['template', isTemplate],
  ['reference to a value kept elsewhere', isReference],
  ['stand-in value', isStandIn],
  ['masked', isMasked],
  ['repeated characters', isRepeated],
  ['counting or alphabet', isSequential],
  ['stand-in word', holdsStandInWord],
  ['name of a variable', (value) => VARIABLE.test(value)],
  ['typed at random', isMashed],
  ['documented example', isDocumentedExample],
];

const CERTAIN_TESTS: readonly (readonly [string, Test])[] = [
  ['template', isTemplate],
  ['reference to a value kept elsewhere', isReference],
  ['stand-in value', (value) => isStandIn(value) && !WEAK.has(value.toLowerCase())],
  ['masked', isMasked],
  ['repeated characters', (value) => repeats(value, 3)],
  ['counting or alphabet', countsUpThroughout],
  ['stand-in word', (value) => WORDS.test(value)],
  ['name of a variable', (value) => VARIABLE.test(value)],
  ['documented example', (value) => isDocumentedExample(value) && !UUID.test(value)],
];

/** The UUIDs of standards and encyclopedias: people borrow them where they make something up, which is no provider's own example. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

// prettier-ignore
const TEMPLATES = [
  /^\$\{.*\}$|^\$\(.*\)$|^\$[A-Za-z_][A-Za-z0-9_]*$|^`.*`$|^%[A-Za-z_][A-Za-z0-9_]*%$|^![A-Z_]+!$|^\$env:/i, // shells
  /\$[a-z]{0,12}\{[A-Za-z_][^{}]*\}|\$\{\{|\{\{.*\}\}|\{%.*%\}|<%.*%>|#\{.*\}/, // interpolation, anywhere
  /^[@_]{1,2}[A-Z][A-Z0-9_.]*[@_]{1,2}$|^<[^<>]*>$|^«.*»$|^\[[^\]]*\]$|^\{[^{}]*\}$|^\(\(.*\)\)$/, // bracketed names
  /^%[sdv@q]$|^%\([A-Za-z_]+\)[sd]$|^:[a-z_]+$|^\?$|^~.*~$/, // format and bind parameters
];

function isTemplate(value: string): boolean {
  return TEMPLATES.some((template) => template.test(value));
}

/** Read at run time, taken from a secret store, or ciphertext. */
// prettier-ignore
const REFERENCE = new RegExp('^(?:' + [
  '(?:process\\.env|import\\.meta\\.env|Deno\\.env|Bun\\.env|os\\.environ|os\\.getenv|System\\.(?:getenv|getProperty)|Environment\\.|std::env|getenv|env|ENV|\\$_(?:ENV|SERVER))[.[(:!]',
  '(?:secrets|vars|var|local|module|data|random_password|config|settings|credentials)\\.[A-Za-z_]',
  '(?:op|vault|secret|bws|sm|gcp-sm|awssm|azurekeyvault|keyvault|ref\\+[a-z]+)://', '(?:vault|ssm|akeyless|file):/', 'arn:aws:(?:secretsmanager|ssm|kms):',
  'projects/[^/]+/secrets/', '/run/secrets/', 'ENC[[(]', '\\{cipher\\}', '@Microsoft\\.KeyVault', 'AQ[IE]CAH', '\\.{1,2}/[\\w./@-]+$', 'vault:v[0-9]+:', '\\$ANSIBLE_VAULT', '!(?:Ref|Sub|GetAtt|vault)\\b',
].join('|') + ')');

function isReference(value: string): boolean {
  return REFERENCE.test(value);
}

/** What documentation, images and tutorials put where a secret belongs. As the whole value only, in either case. */
// prettier-ignore
const STAND_INS: ReadonlySet<string> = new Set((
  'password passwd pass pwd pw psw passphrase secret token key apikey api_key api-key auth value string text none null nil undefined empty default changeme ' +
  'changeit dummy fake mock sample demo test testing tests temp foo bar baz foobar xxx yyy zzz abc todo tbd tba n/a na unset unused notset not-set whatever anything ' +
  'something user username login name host admin root guest postgres mysql mongo redis rabbitmq mariadb sa pg db database localhost hidden secure masked filtered ' +
  'mypassword mysecret mypass yourpassword userpassword dbpassword db_password db_pass db-password secretpassword supersecret supersecretkey verysecretkey mysecretpw topsecret secretkey secret_key secret-key ' +
  'minioadmin minio123 elastic neo4j wordpress drupal joomla keycloak sonar airflow superset vagrant docker hunter2 s3cret s3cr3t passw0rd p@ssw0rd pa$$w0rd p4ssw0rd password1 password123 pass123 ' +
  'admin123 admin1234 root123 test123 test1234 user123 guest123 postgres123 mysql123 mongo123 redis123 pass1234 welcome1 welcome123 qwerty123 abc123 letmein secret123 changeme123'
).split(' '));

/** Words that somebody may have meant: weak, and known to everybody, but passwords. */
const WEAK: ReadonlySet<string> = new Set(
  (
    'hunter2 s3cret s3cr3t passw0rd p@ssw0rd pa$$w0rd p4ssw0rd password1 password123 pass123 minio123 admin123 admin1234 root123 test123 test1234 user123 ' +
    'guest123 postgres123 mysql123 mongo123 redis123 pass1234 welcome1 welcome123 qwerty123 abc123 letmein secret123 changeme123'
  ).split(' '),
);

function isStandIn(value: string): boolean {
  if (value.length > 20) return false;
  const lower = value.toLowerCase();
  if (/^[a-z]+(?:[-_][a-z]+)+$/.test(lower) && STAND_INS.has(lower.replace(/[-_]/g, ''))) return true;
  return STAND_INS.has(lower) || STAND_INS.has(lower.replace(URL_MARKS, '')) || STAND_INS.has(lower.split(';')[0]!);
}

/** Manuals put them into a stand-in (pass?word, password;options) to show what a URL does with them. */
const URL_MARKS = /[?:/]/g;

/** Dots, stars, crosses or bullets in place of characters (`\xe2\x80\xa6` is the ellipsis in UTF-8, `\xe2\x80\xa2` the bullet). */
const MASK = /[xX*.#•-]{6,}|[xX]{4,}$|\*{3,}|\.{3,}|_{5,}|[?]{4,}|\xe2\x80[\xa6\xa2]|0{8,}|1{8,}/;

function isMasked(value: string): boolean {
  const mask = MASK.exec(value);
  if (mask === null) return false;
  // In a long random value a short run may be chance or structure.
  return mask[0].length * 8 >= value.length || mask[0].length >= 12;
}

function isRepeated(value: string): boolean {
  return repeats(value, 16);
}

/** One character over most of the value, or one unit of up to `longest` again and again. */
function repeats(value: string, longest: number): boolean {
  if (value.length < 4) return false;
  if (new Set(value).size <= Math.min(3, value.length / 4)) return true;
  for (let unit = 1; unit <= Math.min(longest, value.length / 2); unit++) {
    let same = 0;
    for (let at = unit; at < value.length; at++) if (value[at] === value[at - unit]) same++;
    if (same >= (unit === 1 ? value.length * 0.6 : (value.length - unit) * 0.9)) return true;
  }
  return false;
}

/** A long run up or down the alphabet or the keyboard, or most of the value in such runs. */
function isSequential(value: string): boolean {
  if (value.length < 6) return false;
  const { steps, longest } = countSteps(value);
  return longest >= Math.max(6, value.length * 0.5) || (longest >= 6 && steps >= (value.length - 1) * 0.6);
}

/**
 * Made up by hand, or a value in a rule's or a manual's example; not sure enough to turn away: what `placeholderReason` calls a
 * placeholder, short runs (abcd1234efgh5678, ab12cd34), letters and digits that count in turn (a1b2c3d4). Random values of 16 hexadecimal digits fit
 * once in ten thousand.
 */
export function looksTyped(value: string): boolean {
  return placeholderReason(value) !== null || looksCounted(value) || NAMED_AFTER.test(value);
}

/** `broker-secret`, `admin_password`: the name of what it opens. */
const NAMED_AFTER = /^[a-z]{2,20}[-_](?:secret|password|passwd|pass|pwd)$/i;

/** Short runs up or down the alphabet or the keyboard, one after the other or in turn. */
export function looksCounted(value: string): boolean {
  const text = value.replace(/[^0-9A-Za-z]/g, '');
  if (text.length < 6) return false;
  const share = text.length >= 20 ? 0.5 : 0.6;
  return countSteps(text).steps >= (text.length - 1) * share || stepsInTurn(text) >= (text.length - 2) * share;
}

/** How many characters follow the one before their neighbour: `a1b2c3`. */
function stepsInTurn(text: string): number {
  let steps = 0;
  for (let at = 2; at < text.length; at++)
    if (isNeighbour(text.charCodeAt(at - 2) | 32, text.charCodeAt(at) | 32)) steps++;
  return steps;
}

/** Hands that stay on the middle row: of eight random letters, once in five thousand. */
export function isMashed(value: string): boolean {
  const letters = value.toLowerCase().replace(/[^a-z]/g, '');
  return (
    letters.length >= 8 && /^[asdfghjkl]+$/.test(letters) && /[ghjkls]/.test(letters) && new Set(letters).size >= 3
  );
}

/** From the first character to the last in the order of the alphabet or of digits (0123456789abcdef), or in one such run through most of it. */
function countsUpThroughout(value: string): boolean {
  const text = value.replace(/[^0-9A-Za-z]/g, '').toLowerCase();
  if (text.length < 6) return false;
  let [steps, run, longest] = [0, 1, 1];
  for (let at = 1; at < text.length; at++) {
    const follows = UPWARD.includes(text.slice(at - 1, at + 1));
    if (follows) steps++;
    run = follows ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return steps >= (text.length - 1) * 0.9 || longest >= Math.max(8, text.length * 0.5);
}

/** Digits go on to 0, to the alphabet, and the alphabet to digits. */
const UPWARD = '0123456789abcdefghijklmnopqrstuvwxyz0123 90 z1 j1';

/** How many characters follow their neighbour up or down, in the alphabet or on the keyboard, and how many in one run at most. */
function countSteps(value: string): { steps: number; longest: number } {
  let steps = 0;
  let longest = 0;
  let run = 1;
  for (let at = 1; at < value.length; at++) {
    const follows = isNeighbour(value.charCodeAt(at - 1) | 32, value.charCodeAt(at) | 32);
    if (follows) steps++;
    run = follows ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return { steps, longest };
}

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEIGHBOURS = new Set(
  KEYBOARD.flatMap((row) => Array.from(row.slice(1), (letter, index) => row[index]! + letter)),
);

/** Both with bit 5 set, so that letters count in either case and digits as they are. */
function isNeighbour(first: number, second: number): boolean {
  const step = second - first;
  const isAlphanumeric = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
  if (!isAlphanumeric(first) || !isAlphanumeric(second)) return false;
  if (step === 1 || step === -1 || (first === 57 && second === 48) || (first === 48 && second === 57)) return true;
  return NEIGHBOURS.has(String.fromCharCode(first, second));
}

// prettier-ignore
const WORDS = new RegExp([
  'example', 'placeholder', 'change[-_ ]?(?:me|this|it)', 'replace[-_ ]?(?:me|this|with)', 'redacted', 'removed\\*', 'masked\\*',
  'your[-_ ]?(?:own[-_ ]?)?(?:super[-_ ]?)?(?:api|app|auth|access|account|aws|bot|client|github|gitlab|key|long|new|openai|pass|private|real|secret|slack|stripe|token|username)',
  '^(?:my|some|our|the|any)[-_ ]?(?:own[-_ ]?|super[-_ ]?|very[-_ ]?)*(?:api[-_ ]?|app[-_ ]?|auth[-_ ]?|access[-_ ]?|secret[-_ ]?|private[-_ ]?)*(?:key|token|secret|password|passwd|pass|value)$',
  '(?:insert|enter|put|paste|add|fill|type)[-_ ]?(?:in[-_ ]?)?(?:your|the|here|api|key|token|secret)', '(?:key|token|secret|password|goes|value)[-_ ]?here',
  'not[-_ ]?(?:(?:a|my|the|your)[-_ ]?)?(?:real|secret|valid)', '(?:fake|dummy|mock|sample|invalid|bogus|nonexistent|foobar|todo|fixme)(?:$|[-_ .]|key|token|secret|pass|value)',
  '^wJalrXUtnFEMI|^AKIAIOSFODNN7', '[-_]never[-_]use[-_]this', '(?:^|[-_ .])(?:fake|dummy|mock|sample|invalid|bogus|test[-_]?only)(?:$|[-_ .])', 'lorem[-_ ]?ipsum',
].join('|'), 'i');

/** `<password>DEPLOY_PASSWORD</password>`: somebody fills it in before the file is used. */
const VARIABLE = /^(?:[A-Z][A-Z0-9]*_)+(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|TOKEN|SECRET|KEY|APIKEY|CREDENTIALS?)$/;

/** Runs that people type. Eight given letters in random base62 are one in 200 million millions. */
const TYPED_RUNS = /deadbeef|abcdefgh|123456789|qwertyui/i;

/** Words that say so themselves, and runs that people type. In a random value of 40 characters or more, a word this long is no chance. */
function holdsStandInWord(value: string): boolean {
  return WORDS.test(value) || TYPED_RUNS.test(value);
}

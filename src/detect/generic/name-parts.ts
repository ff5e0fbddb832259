/** What a name says about the value it is given. */
export type NameKind = 'password' | 'secret' | 'token' | 'key' | 'auth' | 'credential' | 'otp' | 'login' | 'none';

/** A name taken apart. */
export interface NameParts {
  readonly kind: NameKind;
  /** Lower-case words: snake_case, kebab-case, dots and camelCase taken apart. */
  readonly words: readonly string[];
  /** Words after the one that gives the kind: `password_hint` -> hint. */
  readonly tail: readonly string[];
  /** Words before it: `primary_key` -> primary. */
  readonly head: readonly string[];
}

const PASSWORD =
  /^(?:.*(?:password|passwd|passwort|passphrase|passcode|pswd|passwrd)|pass|pwd|pw|psk|passw|[a-z]{0,8}pwd|(?:db|user|my|sql|root|admin|ssh|ftp|mail|smtp|pg|auth|key|store|srcstore|deststore|srckey|destkey|login|http|proxy|rdp|wifi|wpa|host|bind|ldap|redis|mysql|mongo)pass|userpw|rootpw|adminpw|dbpw|senha|contrase.*|kennwort|wachtwoord|haslo|heslo|passe|motdepasse|mdp|parola|parole|losenord|salasana|jelszo|sifre|adgangskode|lozinka|clave)\d*s?$/;
const SECRET = /^(?:.*secret(?:key)?|securestring|pepper)\d*s?$/;
const TOKEN = /^.*(?:token|jwt|bearer)\d*s?$/;
const KEY = /^(?!(?:indent|cin|mon|tur|don|hoc|joc|whis|lac|hot|pub|public|primary|foreign)key)(?:.*key)\d*s?$/;
const AUTH = /^(?:o?auth2?|authorization|authn|authcode|basicauth|userauth|authkey)$/;
const CREDENTIAL = /^(?:creds?|credentials?|networkcredential)$/;
const OTP = /^(?:[th]?otp|mfa|2fa)$/;
const LOGIN = /^(?:login|signin|logon|authenticate)$/;

const KINDS: readonly (readonly [NameKind, RegExp])[] = [
  ['password', PASSWORD],
  ['secret', SECRET],
  ['token', TOKEN],
  ['key', KEY],
  ['credential', CREDENTIAL],
  ['otp', OTP],
  ['auth', AUTH],
  ['login', LOGIN],
];
const STRENGTH: readonly NameKind[] = ['password', 'secret', 'token', 'key', 'credential', 'otp', 'auth', 'login'];

/** UTF-8 as Latin-1. The first letter of the Russian word may be a capital. */
export const PASSWORD_IN_OTHER_SCRIPTS: readonly string[] = ['ароль', '密码', '密碼', 'パスワード', '비밀번호'].map(
  (word) => Buffer.from(word, 'utf8').toString('latin1'),
);
const OTHER_SCRIPT = new RegExp(PASSWORD_IN_OTHER_SCRIPTS.join('|'));
const HIGH_BYTE = /[\x80-\xff]/;

/** Words of an identifier in lower case. */
export function splitName(name: string): string[] {
  return (HIGH_BYTE.test(name) ? name.replace(OTHER_SCRIPT, '_password_') : name)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

export function takeNameApart(name: string): NameParts {
  const words = splitName(name);
  let best = -1;
  let kind: NameKind = 'none';
  for (let index = words.length - 1; index >= 0; index--) {
    const found = kindOf(words[index]!, words[index + 1]);
    // The strongest word names the kind (client_secret_key is a secret); among equals the last.
    if (found !== 'none' && (kind === 'none' || STRENGTH.indexOf(found) < STRENGTH.indexOf(kind))) {
      kind = found;
      best = index;
    }
  }
  if (best < 0) return { kind, words, head: words, tail: [] };
  let tail = words.slice(best + 1);
  while (tail.length > 0 && kindOf(tail[0]!, tail[1]) !== 'none') tail = tail.slice(1);
  return { kind, words, head: words.slice(0, best), tail };
}

function kindOf(word: string, next: string | undefined): NameKind {
  if (word === 'secure' && next === 'string') return 'password';
  if (word === 'pass' && (next === 'word' || next === 'phrase')) return 'password';
  // GITHUB_PAT, azureDevOpsPat: a personal access token
  if (word === 'pat' && next === undefined) return 'token';
  for (const [kind, pattern] of KINDS) if (pattern.test(word)) return kind;
  return 'none';
}

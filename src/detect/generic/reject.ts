import { findCheck } from '../checks/all-checks.js';
import type { Candidate } from './candidate.js';
import type { NameInfo } from './name-info.js';
import { splitName } from './name-parts.js';
import { isPlainKey } from './name-rules.js';
import { foreignToProvider } from './provider-forms.js';
import type { RefinedValue } from './refine.js';
import { standInReason } from './stand-ins.js';
import { isCutShort } from './token-prefixes.js';
import { valueFormReason } from './value-rules.js';
import type { ValueShape } from './value-shape.js';

const SHORTEST = 4;
const LONGEST = 1000;

/** What the name alone says against the candidate, or null. The cheapest question, and the one that settles most cases. */
export function rejectByName(
  { syntax, operator, before, raw, name: candidateName }: Candidate,
  name: NameInfo,
): string | null {
  if (syntax === 'url' || syntax === 'header') return null;
  if (name.kind === 'login' && syntax !== 'call') return 'a user name';
  if (name.against !== null && !opensStorage(name, raw)) return name.against;
  if (syntax === 'call' && /(?:^|\.)keys?$/i.test(candidateName) && isPlainKey(name)) return 'a key that is looked up';
  if (operator === ':' && /^\$(?:OLD)?PWD$/.test(candidateName)) return 'the working directory';
  if (operator === ':' && /^(?:io|com|org|net|dev)\.[\w.]+$/.test(candidateName)) return 'the name of a package';
  if (syntax === 'assignment' && SOURCE_FILE.test(candidateName)) return 'the name of a file';
  const placed = rejectByPlaceOfName(syntax, before, name);
  if (placed !== null) return placed;
  return operator === ':' && /["'][\w:]*::$/.test(before) ? 'the name of a type' : null;
}

/** `primaryKey`, `AZURE_STORAGE_KEY`, `defaultKey`: names of places in data, except before 32 or 64 bytes in base64. */
function opensStorage(name: NameInfo, raw: string): boolean {
  return (
    name.kind === 'key' &&
    STORAGE_KEY.test(name.head.at(-1) ?? '') &&
    /^[A-Za-z0-9+/]{43}(?:[A-Za-z0-9+/]{43}=)?=$/.test(raw)
  );
}

const STORAGE_KEY = /^(?:storage|primary|default|host|event)$/;

/** Lists of files with their digests: `"lib/token.js": "2a2b54…"`. */
const SOURCE_FILE =
  /[\w-]\.(?:js|mjs|cjs|jsx|ts|mts|tsx|css|s[ac]ss|less|map|dll|exe|so|dylib|jar|java|class|kt|py|pyc|rb|php|go|rs|c|cc|cpp|h|hpp|cs|swift|html?|vue|svelte|png|svg|gif|woff2?|wasm|gz|zip|whl|md|rst|snap|ya?ml|json|xml|csv|pdf|docx?)$/i;

/** What stands right before the name and makes something else of it. */
function rejectByPlaceOfName(syntax: Candidate['syntax'], before: string, name: NameInfo): string | null {
  if (
    name.kind === 'key' &&
    syntax === 'words' &&
    /\b(?:foreign|primary|unique|partition|sort|range|hash|index)\s+$/i.test(before)
  )
    return 'a key of data, not of a lock';
  if (name.kind === 'key' && name.words.length === 1 && /\b(?:public|gpg|pgp)[ -]$/i.test(before))
    return 'the name says public';
  if (/\barn:[\w-]*:(?:secretsmanager|ssm|kms|iam):\S*$/.test(before)) return 'the name of a stored secret';
  if (name.kind !== 'token' || !/[?&;]$/.test(before)) return null;
  return /\balt=media&(?:amp;)?$/.test(before) ? 'the address of a download, made to be handed out' : null;
}

/** What the value by itself, or beside its name, says against it. */
export function rejectByValue(candidate: Candidate, refined: RefinedValue, name: NameInfo): string | null {
  const { judged } = refined;
  if (judged.length < SHORTEST) return 'too short';
  if (judged.length > LONGEST) return 'too long';
  if (/^gh[oprsu]_[0-9A-Za-z]{36}$/.test(judged) && findCheck('github-crc32')?.check(judged).outcome === 'invalid')
    return 'its checksum does not fit';
  if (isCutShort(judged)) return 'a token cut short';
  if (isEmptyBlock(judged)) return 'a key block without a body';
  if (refined.scheme === 'basic' && !refined.decoded) return 'no user and password inside';
  const quoted = candidate.quote !== '' || candidate.syntax === 'url' || candidate.syntax === 'element';
  return (
    valueFormReason(judged, quoted) ??
    (candidate.syntax === 'url' || candidate.syntax === 'header'
      ? null
      : (rejectForName(candidate, judged, name) ??
        (foreignToProvider(judged, name) === null ? null : "not of the form that the provider's secrets have") ??
        (name.kind === 'key' ? rejectForKey(candidate, name) : null))) ??
    sameAsName(judged, name) ??
    standInReason(judged)
  );
}

/** The base64 of an armour whose body somebody cut out, as manifests of examples have it. */
function isEmptyBlock(value: string): boolean {
  if (!value.startsWith('LS0tLS1CRUdJTi')) return false;
  const body = Buffer.from(value, 'base64')
    .toString('latin1')
    .replace(/-----[^-]*-----/g, '');
  return body.trim().length < 40;
}

/** Values that mean something else under a name of this kind. */
function rejectForName({ raw, name: candidateName, quote }: Candidate, judged: string, name: NameInfo): string | null {
  const quoted = quote !== '';
  const alone = name.words.length === 1;
  const digits = /^\d+$/.test(judged);
  // 0x7F……… in decimal digits: how Android counts its resources.
  if (!quoted && /^21[34]\d{7}$/.test(raw)) return 'the number of a resource';
  if (name.speaksOfDigest && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(raw) && DIGEST_LENGTHS.has(raw.length)) return 'a digest';
  if (name.words.at(-1) === 'pat' && (raw.length < 16 || !/\d/.test(raw))) return 'a pattern';
  // Spanish for key
  if (name.words.includes('clave') && /^[A-Za-z]+$/.test(raw)) return 'a word of a language';
  if (digits && candidateName === 'PW') return 'a number of a country';
  if (digits && raw.length <= 10 && name.kind !== 'password' && name.kind !== 'secret')
    return 'a one-time code or a number';
  if (alone && name.kind === 'auth' && /^[a-z][a-z_-]*$/.test(raw) && raw === judged && !quoted)
    return 'the name of an algorithm or scheme';
  if (alone && name.kind === 'auth' && /^[A-Z][A-Z0-9_-]{0,15}$/.test(raw) && !/\d.*\d.*\d.*\d/.test(raw))
    return 'the name of an algorithm or scheme';
  if (alone && (name.kind === 'token' || name.kind === 'key') && (digits || /^[A-Z]{1,7}$/.test(raw)))
    return 'a word or number of a format';
  if (name.words.at(-1) === 'signingkey' && /^[0-9A-F]{8,40}$/.test(raw)) return 'the id of a public key';
  if (isPlainKey(name) && (/^(?:[0-9A-F]{8}|[0-9A-F]{16})$/.test(raw) || (!quoted && /^[0-9A-F]{40}$/.test(raw))))
    return 'the id of a public key';
  if (isPlainKey(name) && !quoted && /^(?:[0-9a-f]{8}|[0-9a-f]{16})$/.test(raw)) return 'the id of an object';
  if (!quoted && /^[A-Za-z]+$/.test(raw) && name.words.some((word) => OTHER_LANGUAGE.test(word)))
    return 'a word of a language';
  if (PLURAL.test(name.words.at(-1) ?? '') && /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(raw)) return 'the name of a store';
  if (!UUID.test(judged)) return null;
  if (name.kind === 'token' && /^(?:client|request|change|update)$/.test(name.head.at(-1) ?? ''))
    return 'the id of a request';
  const header = name.words[0] === 'authorization';
  return alone && !header && (name.kind === 'key' || name.kind === 'auth') ? 'an identifier' : null;
}

/** Values that "key" names beside the keys of locks. */
function rejectForKey({ syntax, raw, before }: Candidate, name: NameInfo): string | null {
  const plain = isPlainKey(name);
  // docker trust inspect
  if (/\b(?:repository|root) $/i.test(before) && /^[0-9a-f]{64}$/.test(raw)) return 'the id of a public key';
  if (
    syntax === 'element' &&
    name.words.length === 1 &&
    (!/^(?=.*\d)(?=.*[A-Za-z])[\w+/=-]{24,}$/.test(raw) || /^[0-9A-F]{24}$/.test(raw))
  )
    return 'a key of data, not of a lock';
  if (
    /^sign(?:ing)?key$/.test(name.words.at(-1) ?? '') &&
    /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})!?$/i.test(raw)
  )
    return 'the id of a public key';
  if (plain && SHORTCUT.test(raw)) return 'a shortcut of the keyboard';
  if (plain && /^[a-z][\w-]*:[A-Za-z][\w/-]*$/.test(raw)) return 'a qualified name';
  // A label in a derivation of keys, a text in another script; a real key is all escapes.
  const escapes = raw.match(/\\x[0-9a-fA-F]{2}/g)?.length ?? 0;
  return escapes > 0 && raw.length - 3 * escapes < 16 ? 'a piece of binary data' : null;
}

const SHORTCUT = /^(?:ctrl|control|alt|shift|cmd|command|super|meta|option|win|primary|mod)[+-]\S+$/i;
const PLURAL = /^(?:secrets|tokens|keys|passwords|credentials|creds)$/;
/** Password in other languages: beside it, too, a word is a word, and our statistics know English. */
const OTHER_LANGUAGE =
  /^(?:passe|motdepasse|mdp|senha|contrase.*|passwort|kennwort|wachtwoord|haslo|heslo|parola|parole|losenord|salasana|jelszo|sifre)$/;
const DIGEST_LENGTHS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128]);
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** PASSWORD=password, "db_password": "DB_PASSWORD", apiKey = API_KEY */
function sameAsName(value: string, name: NameInfo): string | null {
  const own = splitName(value).join('');
  if (own === '' || /\d{4}/.test(own)) return null;
  const named = name.words.join('');
  return named === own ||
    (own.length >= 5 && named.endsWith(own)) ||
    (named.length >= 5 && own.endsWith(named) && /^[A-Za-z_-]+$/.test(value))
    ? 'repeats its own name'
    : null;
}

/** user=app password=app: a default of images and examples. */
function isUserBeside(raw: string, before: string, after: string): boolean {
  if (raw.length > 40) return false;
  const user = /(?:user|username|user_?id|uid|login)["']?\s*[:=,]?\s*["']?([\w.@-]+)/gi;
  for (const side of [before.slice(-160), after.slice(0, 160)]) {
    for (const [, name] of side.matchAll(user)) if (name === raw) return true;
  }
  return false;
}

function highBytes(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at++) if (value.charCodeAt(at) >= 0x80) count++;
  return count;
}

function hasControlCharacters(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32)) return true;
  }
  return false;
}

const COMMAND =
  /^(?:ls|cat|echo|openssl|head|tr|grep|sed|awk|cut|date|which|curl|aws|gcloud|kubectl|vault|pass|op|security)\s/;

/** What the characters of the value and the rest of the line say against it. */
export function rejectBySurroundings(candidate: Candidate, refined: RefinedValue, shape: ValueShape): string | null {
  const { after, before, raw, quote, syntax } = candidate;
  if (quote !== '' && syntax === 'words' && /^[),;\]}:]/.test(raw)) return 'a piece of other text';
  if (/^\s/.test(raw) || !/[A-Za-z0-9\x80-\xff]/.test(raw)) return 'a piece of other text';
  if (quote === '' && refined.scheme === '' && /^[A-Za-z_-]{2,20}=$/.test(raw) && /^["'`]/.test(after))
    return 'a parameter with a value of its own';
  if (quote === '`' && COMMAND.test(raw)) return 'the output of a command';
  if (quote !== '' && shape.blanks >= 1 && shape.wordShare > 0.6 && shape.digits <= 2) return 'a sentence';
  if (highBytes(refined.judged) > refined.judged.length / 2) return 'a text in another script';
  if (syntax !== 'url' && /^(?=.*[\x80-\xff])[A-Za-z\x80-\xff' -]+$/.test(refined.judged))
    return 'a word of a language';
  if (quote === '' && /\\u[0-9a-fA-F]{4}/.test(raw)) return 'a text with escaped letters';
  if (/[A-Z]\w*\\+$/.test(before)) return 'the name of a type';
  if (shape.blanks >= 3 && shape.wordShare > 0.6) return 'a sentence';
  if (shape.blanks > 6 && !/^(?:\w{4} ){3,}\w{4}$/.test(raw)) return 'a sentence';
  if (quote === '' && /^\s*\(/.test(after) && syntax !== 'element') return 'a call or expression';
  if (quote === '' && /^(?:->|::|\[)/.test(after)) return 'a call or expression';
  const sentenceEnds = quote === '`' && /^`\.\s/.test(after);
  if (
    quote !== '' &&
    !sentenceEnds &&
    /^["'`]?\s*(?:\+|\.|%|~)\s*["'`$\w(]/.test(after) &&
    raw.length < 12 &&
    shape.digits === 0
  )
    return 'a piece of a longer text';
  // Perl, PHP, shells: a bare word given to a variable is a function or a constant.
  if (
    quote === '' &&
    syntax === 'assignment' &&
    candidate.operator === '=' &&
    /^\$\w+$/.test(candidate.name) &&
    /^[A-Za-z_]+\d?$|^[A-Za-z]+_\w+$/.test(raw)
  )
    return 'a call or expression';
  const declared = syntax === 'assignment' && candidate.operator === ':' && quote === '';
  if (declared && /^(?:[A-Z][a-z0-9]+){2,}$/.test(raw) && shape.wordShare >= 0.6 && !/\d{2,}$/.test(raw))
    return 'the name of a type';
  if ((syntax === 'option' && candidate.user === raw) || isUserBeside(raw, before, after))
    return "the user's name again";
  if (/^data:|;base64,$/.test(before.slice(-20))) return 'embedded data';
  if (refined.scheme === '' && hasControlCharacters(refined.judged)) return 'control characters';
  return null;
}

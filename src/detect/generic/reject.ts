import type { Candidate } from './candidate.js';
import type { NameInfo } from './name-info.js';
import { splitName } from './name-info.js';
import { isPlainKey, isPublicName, isStructuralKey, tailSpeaksAgainst } from './name-rules.js';
import type { RefinedValue } from './refine.js';
import { standInReason } from './stand-ins.js';
import { valueFormReason } from './value-rules.js';
import type { ValueShape } from './value-shape.js';

const SHORTEST = 4;
const LONGEST = 1000;
const DIGEST_WORD = /^(?:hash|hashed|hashes|sha\d*|md5|digest|checksum|fingerprint|thumbprint|crc\d*)$/;

/** A reason that settles the case against the candidate whatever the statistics say, or null. */
export function rejectReason(candidate: Candidate, refined: RefinedValue, name: NameInfo, shape: ValueShape): string | null {
  const { judged } = refined;
  if (judged.length < SHORTEST) return 'too short';
  if (judged.length > LONGEST) return 'too long';
  return (
    nameReason(candidate, name, shape) ??
    valueFormReason(judged, candidate.quote !== '' || candidate.syntax === 'url' || candidate.syntax === 'element') ??
    sameAsName(judged, candidate.name) ??
    standInReason(judged) ??
    surroundingsReason(candidate, refined, shape)
  );
}

function nameReason(candidate: Candidate, name: NameInfo, shape: ValueShape): string | null {
  if (candidate.syntax === 'url' || candidate.syntax === 'header') return null;
  if (name.kind === 'login' && candidate.syntax !== 'call') return 'a user name';
  if (name.kind === 'none') return 'the name does not speak of a secret';
  if (tailSpeaksAgainst(name)) return 'the name speaks of something about the secret';
  if (isPublicName(name)) return 'the name says public';
  if (shape.hex && /^(?:.{32}|.{40}|.{56}|.{64}|.{96}|.{128})$/.test(candidate.raw) && name.words.some((word) => DIGEST_WORD.test(word))) return 'a digest';
  if (shape.digits === shape.length && shape.length <= 10 && name.kind !== 'password' && name.kind !== 'secret') return 'a one-time code or a number';
  if (isStructuralKey(name)) return name.kind === 'token' ? 'a mark of a place or a part of a text' : 'a key of data, not of a lock';
  if (candidate.operator === ':' && /["'][\w:]*::$/.test(candidate.before)) return 'the name of a type';
  if (shape.uuid && name.kind === 'token' && /^(?:client|request|change|update)$/.test(name.head.at(-1) ?? '')) return 'the id of a request';
  if (name.words.length === 1 && (name.kind === 'token' || name.kind === 'key') && /^(?:[A-Z]{1,7}|\d+)$/.test(candidate.raw)) return 'a word or number of a format';
  if (isPlainKey(name) && /^(?:[0-9A-F]{8}|[0-9A-F]{16})$/.test(shape.hex ? candidate.raw : '')) return 'the id of a public key';
  if (shape.uuid && (name.kind === 'key' || name.kind === 'auth') && name.words.length === 1) return 'an identifier';
  return null;
}

/** PASSWORD=password, "db_password": "DB_PASSWORD", apiKey = API_KEY */
function sameAsName(value: string, name: string): string | null {
  const plain = (text: string): string => splitName(text).join('');
  const own = plain(value);
  if (own === '' || /\d{4}/.test(own)) return null;
  const named = plain(name);
  return named === own || (own.length >= 5 && named.endsWith(own)) || (named.length >= 5 && own.endsWith(named) && /^[A-Za-z_-]+$/.test(value))
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

function hasControlCharacters(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32)) return true;
  }
  return false;
}

function surroundingsReason(candidate: Candidate, refined: RefinedValue, shape: ValueShape): string | null {
  const { after, before, raw, quote, syntax } = candidate;
  if (/^\s/.test(raw) || !/[A-Za-z0-9\x80-\xff]/.test(raw)) return 'a piece of other text';
  if (quote === '' && refined.scheme === '' && /^[A-Za-z_-]{2,20}=$/.test(raw) && /^["'`]/.test(after)) return 'a parameter with a value of its own';
  if (quote !== '' && shape.blanks >= 1 && shape.wordShare > 0.6 && shape.digits <= 2) return 'a sentence';
  if (shape.blanks >= 3 && shape.wordShare > 0.6) return 'a sentence';
  if (shape.blanks > 6 && !/^(?:\w{4} ){3,}\w{4}$/.test(raw)) return 'a sentence';
  if (quote === '' && /^\s*\(/.test(after) && syntax !== 'element') return 'a call or expression';
  if (quote === '' && /^(?:->|::|\[)/.test(after)) return 'a call or expression';
  if (quote !== '' && /^["'`]?\s*(?:\+|\.|%|~)\s*["'`$\w(]/.test(after) && raw.length < 12 && shape.digits === 0) return 'a piece of a longer text';
  if (quote === '' && /^(?:[A-Z][a-z0-9]+){2,}$/.test(raw) && shape.wordShare >= 0.6 && !/\d{2,}$/.test(raw)) return 'the name of a type';
  if (isUserBeside(raw, before, after)) return "the user's name again";
  if (/^data:|;base64,$/.test(before.slice(-20))) return 'embedded data';
  if (refined.scheme === '' && hasControlCharacters(refined.judged)) return 'control characters';
  return null;
}

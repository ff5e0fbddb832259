import { findCheck } from '../checks/all-checks.js';
import { ALPHABETS, WORDS } from './alphabets.js';
import { cardNumber, iban, walletAddress } from './personal-numbers.js';
import { pemBlock, puttyKeyFile } from './private-keys.js';
import { seededRandom, type Random } from './random.js';

export interface ExpandedExample {
  readonly text: string;
  /** What each template became, outermost where they nest. */
  readonly parts: readonly string[];
}

/** A template that says nothing we know. */
export class TemplateError extends Error {}

/**
 * Expands `{{base62:36}}`, `{{token:github-crc32:ghp_}}`, `{{pem:rsa}}` and the like. The same seed gives the same text.
 * `{{x:24}}` is so many times x, `{{card:4539}}`, `{{iban:DE:18}}`, `{{wallet}}` are numbers whose check digits hold (`:wrong`: do not).
 * `{{pem:rsa:escaped}}` writes line breaks as \n, `{{b64:…}}` may hold templates. Throws TemplateError.
 */
export function expandTemplate(template: string, seed: string): ExpandedExample {
  const random = seededRandom(seed);
  const parts: string[] = [];
  let text = template;
  for (let depth = 0; depth < 4 && text.includes('{{'); depth++) {
    const before = text;
    text = text.replace(/\{\{([A-Za-z][^{}]*)\}\}/g, (_, body: string) => {
      const made = expand(body, random);
      parts.push(made);
      return made;
    });
    if (text === before) break;
  }
  return { text, parts: parts.filter((part) => text.includes(part)) };
}

function expand(body: string, random: Random): string {
  const colon = body.indexOf(':');
  const kind = colon < 0 ? body : body.slice(0, colon);
  const rest = colon < 0 ? '' : body.slice(colon + 1);
  const alphabet = ALPHABETS[kind];
  if (alphabet !== undefined) return evenText(alphabet, readCount(rest, random, body), random);
  switch (kind) {
    case 'word':
      return WORDS[random.below(WORDS.length)]!;
    case 'uuid':
      return uuid(random);
    case 'UUID':
      return uuid(random).toUpperCase();
    case 'token':
      return checkedToken(rest, random);
    case 'pem':
      return pemTemplate(rest, random);
    case 'ppk':
      return puttyKeyFile(random);
    case 'jwt':
      return jsonWebToken(random);
    case 'card':
      return cardNumber(rest.replace(WRONG, ''), random, WRONG.test(rest));
    case 'iban':
      return ibanTemplate(rest, random, body);
    case 'wallet':
      return walletAddress(random, WRONG.test(rest));
    case 'x':
    case 'X':
      return kind.repeat(readCount(rest, random, body));
    case 'b64':
      return Buffer.from(rest, 'latin1').toString('base64');
    default:
      throw new TemplateError(
        `{{${body}}}: unknown template; known are ${[...Object.keys(ALPHABETS), 'word', 'uuid', 'UUID', 'token', 'pem', 'ppk', 'jwt', 'card', 'iban', 'wallet', 'x', 'X', 'b64'].join(', ')}`,
      );
  }
}

/** `{{card:4539:wrong}}`: with a check digit that does not hold. */
const WRONG = /(?:^|:)wrong$/;

function ibanTemplate(rest: string, random: Random, body: string): string {
  const [country = '', length = '0'] = rest.split(':');
  if (!/^[A-Z]{2}$/.test(country) || !/^\d{1,2}$/.test(length))
    throw new TemplateError(`{{${body}}}: needs a country and the length of the account, such as {{iban:DE:18}}`);
  return iban(country, Number(length), random, WRONG.test(rest));
}

function readCount(text: string, random: Random, body: string): number {
  const range = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (range === null) throw new TemplateError(`{{${body}}}: needs a length, such as {{hex:32}} or {{hex:32-40}}`);
  const low = Number(range[1]);
  const high = Number(range[2] ?? range[1]);
  return low + random.below(high - low + 1);
}

/**
 * Random text that looks like what issuers make: with a digit and, where the alphabet has them, small and capital letters, and no character
 * more than three times in a row. Rules ask for entropy, and placeholders are turned away.
 */
function evenText(alphabet: string, count: number, random: Random): string {
  const wanted = [/[0-9]/, /[a-z]/, /[A-Z]/].filter((kind) => kind.test(alphabet));
  const enough = Math.min(alphabet.length * 0.4, count * 0.5);
  for (let attempt = 0; ; attempt++) {
    const text = random.text(alphabet, count);
    if (attempt >= 50 || count < 8) return text;
    const isEven = wanted.every((kind) => kind.test(text)) && !/(.)\1\1/.test(text) && new Set(text).size >= enough;
    if (isEven) return text;
  }
}

function uuid(random: Random): string {
  const digits = random.text(ALPHABETS.hex!, 32);
  const variant = '89ab'[random.below(4)]!;
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}

function checkedToken(rest: string, random: Random): string {
  const [name = '', ...prefix] = rest.split(':');
  const check = findCheck(name);
  if (check === undefined) throw new TemplateError(`{{token:${rest}}}: no check is named ${name}`);
  if (check.example === undefined) throw new TemplateError(`{{token:${rest}}}: the check ${name} cannot make examples`);
  return check.example(prefix.join(':'), random);
}

function pemTemplate(rest: string, random: Random): string {
  const [kind = '', style = ''] = rest.split(':');
  const block = pemBlock(kind, random);
  if (block === null) throw new TemplateError(`{{pem:${rest}}}: known are rsa, ec, pkcs8, encrypted, openssh, pgp`);
  return style === 'escaped' ? `${block}\n`.replaceAll('\n', '\\n') : block;
}

function jsonWebToken(random: Random): string {
  const encode = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  const header = encode({ alg: 'HS256', typ: 'JWT' });
  const payload = encode({ sub: uuid(random), iat: 1_600_000_000 + random.below(200_000_000) });
  return `${header}.${payload}.${random.text(ALPHABETS.base64url!, 43)}`;
}

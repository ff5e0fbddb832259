import type { Severity } from '../types.js';
import type { Candidate } from './candidate.js';
import { confidenceOf, type Judgement } from './judge.js';

/** The rule of patterns/generic.yml that a judged candidate falls under. */
export function ruleOf(candidate: Candidate, { name, refined }: Judgement): string {
  if (isPasswordHash(refined.value)) return 'generic-password-hash';
  if (candidate.syntax === 'url') return 'generic-url-password';
  if (refined.scheme === 'basic') return 'generic-basic-authorization';
  if (candidate.syntax === 'header' || refined.scheme === 'bearer') return 'generic-bearer-token';
  if (candidate.operator === 'identified by') return 'generic-sql-password';
  if (candidate.syntax === 'option' && (name.kind === 'password' || refined.user !== ''))
    return 'generic-command-line-password';
  switch (name.kind) {
    case 'secret':
      return 'generic-secret';
    case 'token':
      return 'generic-token';
    case 'key':
      return 'generic-key';
    case 'otp':
      return 'generic-otp-seed';
    case 'auth':
    case 'credential':
    case 'login':
      return 'generic-credential';
    default:
      return 'generic-password';
  }
}

/** What servers keep instead of the password (crypt(3), LDAP's RFC 2307, Django and Werkzeug): to be guessed before it opens anything. */
function isPasswordHash(value: string): boolean {
  return PASSWORD_HASH.test(value);
}

const PASSWORD_HASH =
  /^(?:\$(?:1|2[abxy]?|5|6|7|y|apr1|P|H|S|argon2\w{0,2}|scrypt|pbkdf2[\w-]{0,16})\$\S{12,}|\{S?(?:SHA|SHA256|SHA512|MD5)\}[\w+/=]{20,}|(?:\{bcrypt\}\$2|pbkdf2[_:]sha\d+[$:]|scrypt:\d+:|bcrypt(?:_sha256)?\$|argon2\$)\S{20,})/;

const OWN_MACHINE =
  /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|db|redis|postgres|mysql|mongo|rabbitmq|database)$/i;

/** `# Example of a valid password: x` */
const SHOWN = /(?:^|[\s(#/*])(?:examples?|e\.g\.|sample|dummy)(?:[\s:,)]|$)/i;
/** `badge.svg?token=x`: made to be seen, and it opens nothing but the badge. */
const BADGE = /\/[^\s"'<>]*(?:\.svg|badge)[^\s"'<>]*[?&;]$/i;

/** Lower than the rule's where the value can open little; undefined to keep it. */
export function severityOf(candidate: Candidate, judgement: Judgement): Severity | undefined {
  const { refined, shape } = judgement;
  if (candidate.syntax === 'url' && OWN_MACHINE.test(candidate.host)) return 'low';
  if (BADGE.test(candidate.before) || SHOWN.test(candidate.before)) return 'low';
  // What a page is given to finish one payment.
  if (/^(?:pi|seti)_\w+_secret_\w+$/.test(refined.value)) return 'medium';
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(refined.value)) return 'medium';
  if (shape !== null && shape.length < 6 && refined.scheme === '') return 'low';
  // Nothing but its name speaks of a secret, and the rest rather against one: look at it, but not first.
  if (confidenceOf(judgement.probability) === 'low') return 'medium';
  return undefined;
}

import type { StructuredEntry } from './entry.js';
import { joinUser } from './login-lines.js';
import { textLines } from './text-lines.js';

const HASH =
  /^(?:\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|P|H|argon2\w*|scrypt|pbkdf2[\w-]*|sm3)\$\S{8,}|\{(?:SHA|SSHA|SHA256|SSHA256|SHA512|SSHA512|PLAIN|CRYPT|MD5|SMD5|SCRAM-SHA-\d+|PBKDF2[\w-]*)\}\S{4,}|(?:md5)?[0-9a-f]{32}|SCRAM-SHA-256\$\S{20,}|\+\{\w+\}\S+)$/i;
/** Traditional and extended DES crypt(3): only in the second field, since words have that length too. */
const DES_CRYPT = /^(?=.*[a-z])(?=.*[A-Z0-9./])(?:[./0-9A-Za-z]{13}|_[./0-9A-Za-z]{19})$/;

/** `user:hash` lines of htpasswd, htdigest (`user:realm:md5`), shadow, smbpasswd and brokers' password files. A locked account has none. */
export function readPasswordHashes(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  for (const line of textLines(text)) {
    if (/^\s*#/.test(line.text)) continue;
    const fields = line.text.trimEnd().split(':', 10);
    if (fields.length < 2) continue;
    const user = fields[0]!.trim().replace(/^"|"$/g, '');
    const index = fields.findIndex((field, position) => position > 0 && isHash(field.replace(/^!+/, ''), position));
    if (index < 0 || user === '' || /\s/.test(user)) continue;
    const raw = fields[index]!;
    const value = raw.replace(/^!+/, '');
    const before = fields.slice(0, index).reduce((sum, field) => sum + field.length + 1, 0);
    const start = line.start + before + raw.length - value.length;
    const isPlain = /^\{PLAIN\}/i.test(value);
    entries.push({
      name: 'password',
      value,
      start,
      end: start + value.length,
      role: 'credential',
      rule: isPlain ? 'generic-login' : 'generic-password-hash',
      companion: joinUser(
        user,
        index === 2 && /^[\w .-]+$/.test(fields[1]!) && !/^\d+$/.test(fields[1]!) ? fields[1]! : '',
      ),
      reason: isPlain ? 'stored as it is' : `hash of the password of an account: ${hashKind(value)}`,
    });
  }
  return entries;
}

function isHash(field: string, position: number): boolean {
  if (position === 1 && DES_CRYPT.test(field)) return true;
  return HASH.test(field) && !isEmptyHash(field);
}

/** LM's and NT's hash of nothing. */
function isEmptyHash(field: string): boolean {
  return /^(?:aad3b435b51404eeaad3b435b51404ee|31d6cfe0d16ae931b73c59d7e0c089c0|X{32})$/i.test(field);
}

function hashKind(value: string): string {
  if (value.startsWith('$2')) return 'bcrypt';
  if (/^\$(?:argon2|scrypt|7|y|gy)/.test(value)) return 'slow to guess';
  if (/^\$(?:5|6|pbkdf2)|^\{PBKDF2|^SCRAM|^\{SCRAM/i.test(value)) return 'salted and stretched';
  if (/^\$(?:apr1|1|P|H)\$/.test(value)) return 'MD5 with salt, quick to guess';
  return 'quick to guess';
}

/** PgBouncer's userlist.txt: `"user" "password or hash"`. */
export function readUserList(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  for (const line of textLines(text)) {
    const match = /^\s*"([^"]*)"\s+"((?:[^"]|"")+)"/.exec(line.text);
    if (!match) continue;
    const raw = match[2]!;
    const start = line.start + match[0].length - 1 - raw.length;
    const hashed = HASH.test(raw);
    entries.push({
      name: 'password',
      value: raw.replaceAll('""', '"'),
      start,
      end: start + raw.length,
      role: 'credential',
      rule: hashed ? 'generic-password-hash' : 'generic-login',
      companion: match[1]!,
      ...(hashed ? { reason: `hash of the password of an account: ${hashKind(raw)}` } : {}),
    });
  }
  return entries;
}

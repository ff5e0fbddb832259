import type { StructuredEntry } from './entry.js';
import { textLines } from './text-lines.js';

const LOGIN = 'generic-login';

/** `start`, `end`: where the value stands in the file, escaped as it is there. */
function login(value: string, start: number, end: number, user: string): StructuredEntry {
  return { name: 'password', value, start, end, role: 'credential', rule: LOGIN, companion: user };
}

/** `machine HOST login USER password VALUE`, on one line or several (netrc(5), ftp(1)); tokens may be quoted. */
export function readNetrc(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  let [host, user] = ['', ''];
  let expect = '';
  for (const { token, start, end } of netrcTokens(text)) {
    switch (expect) {
      case 'machine':
        [host, user] = [token, ''];
        break;
      case 'login':
        user = token;
        break;
      case 'password':
        entries.push(login(token, start, end, joinUser(user, host)));
        break;
    }
    if (expect === '' && token === 'default') host = user = '';
    expect = expect === '' && /^(?:machine|login|password|account)$/.test(token) ? token : '';
  }
  return entries;
}

function* netrcTokens(text: string): Generator<{ token: string; start: number; end: number }> {
  let isMacro = false;
  for (const line of textLines(text)) {
    if (line.text.trim() === '') isMacro = false;
    if (/^\s*macdef\b/.test(line.text)) isMacro = true;
    if (isMacro || /^\s*#/.test(line.text)) continue;
    for (const match of line.text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)) {
      const inside = match[1] ?? match[2]!;
      const start = line.start + match.index + (match[1] === undefined ? 0 : 1);
      yield { token: inside.replace(/\\(.)/g, '$1'), start, end: start + inside.length };
    }
  }
}

/** `host:port:database:user:password`; `\:` and `\\` are escaped (libpq, "The Password File"). */
export function readPgpass(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  for (const line of textLines(text)) {
    const fields = /^((?:[^:\\#]|\\.)+):(\d+|\*):((?:[^:\\]|\\.)+):((?:[^:\\]|\\.)+):((?:[^:\\]|\\.)+)$/.exec(
      line.text.trimEnd(),
    );
    if (!fields) continue;
    const raw = fields[5]!;
    const start = line.start + fields[0].length - raw.length;
    const plain = (field: string): string => field.replace(/\\(.)/g, '$1');
    const user = joinUser(plain(fields[4]!), plain(fields[1]!));
    entries.push(login(plain(raw), start, start + raw.length, user));
  }
  return entries;
}

/** `scheme://user:password@host` lines of git's store helper (git-credential-store(1)); both parts percent-encoded. */
export function readGitCredentials(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  for (const line of textLines(text)) {
    const match = /^(\s*[a-z][a-z0-9+.-]*:\/\/)([^:@/\s]*):([^@\s]+)@([^/\s]+)/i.exec(line.text);
    if (!match) continue;
    const start = line.start + match[1]!.length + match[2]!.length + 1;
    const user = joinUser(percentDecoded(match[2]!), match[4]!);
    entries.push(login(percentDecoded(match[3]!), start, start + match[3]!.length, user));
  }
  return entries;
}

/** Lines of `client server secret addresses` (pppd(8), chap-secrets). */
export function readPppSecrets(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  for (const line of textLines(text)) {
    const match = /^(\s*(?:"[^"]*"|[^#\s"]\S*)\s+(?:"[^"]*"|\S+)\s+)(?:"([^"]+)"|(\S+))/.exec(line.text);
    if (!match || match[3] === '*' || match[3]?.startsWith('@')) continue;
    const value = match[2] ?? match[3]!;
    const start = line.start + match[1]!.length + (match[2] === undefined ? 0 : 1);
    const user = /"([^"]*)"|(\S+)/.exec(match[1]!)!;
    entries.push({ ...login(value, start, start + value.length, user[1] ?? user[2] ?? ''), name: 'secret' });
  }
  return entries;
}

/** Two lines, user and password, as OpenVPN's `auth-user-pass` takes them. */
export function readUserPasswordLines(text: string): StructuredEntry[] {
  const lines = [...textLines(text)].filter((line) => line.text.trim() !== '');
  if (lines.length !== 2 || lines.some((line) => /\s/.test(line.text.trim()) || line.text.length > 200)) return [];
  const value = lines[1]!.text.trim();
  const start = lines[1]!.start + lines[1]!.text.indexOf(value);
  return [login(value, start, start + value.length, lines[0]!.text.trim())];
}

/** `user:password` or `KEY_ID:SECRET` on each line (passwd-s3fs, sasl_passwd's second column). */
export function readColonPairs(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  for (const line of textLines(text)) {
    const match = /^(?:[^#\s]\S*[ \t]+)?(?:[\w.-]+:)?([^#:\s]+):([^\s:]+)\s*$/.exec(line.text);
    if (!match || line.text.startsWith('#')) continue;
    const value = match[2]!;
    const start = line.start + line.text.trimEnd().length - value.length;
    entries.push(login(value, start, start + value.length, match[1]!));
  }
  return entries;
}

export function joinUser(user: string, host: string): string {
  if (user === '') return host === '*' ? '' : host;
  return host === '' || host === '*' ? user : `${user}@${host}`;
}

export function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

import type { Candidate } from './candidate.js';
import type { LineView } from './line-view.js';

/** After "://": user, password and host; the user may be empty (redis), the host must not. */
const AUTHORITY = /:\/\/([^\s:@/"'`<>\\|]{0,100}):([^\s@"'`<>]{1,200}?)@([\w.[\]:$%{}*-]+|\()/y;
const TOKEN_ONLY = /:\/\/([^\s:@/"'`<>\\]{16,200})@([\w.-]+)/y;

/** `scheme://user:password@host`, `scheme://token@host`. */
export function findUrlCredentials(line: LineView): Candidate | null {
  const { text, at } = line;
  const scheme = /[A-Za-z][A-Za-z0-9+.-]*$/.exec(text.slice(0, at))?.[0];
  if (scheme === undefined) return null;
  AUTHORITY.lastIndex = at;
  const full = AUTHORITY.exec(text);
  if (full && !isPortAndPath(scheme, full[2]!)) {
    const start = at + 3 + full[1]!.length + 1;
    return urlCandidate(line, { scheme, start, raw: full[2]!, user: full[1]!, host: full[3]! });
  }
  TOKEN_ONLY.lastIndex = at;
  const token = TOKEN_ONLY.exec(text);
  if (!token || !/^(?:https?|git|ssh)/i.test(scheme) || !/\d/.test(token[1]!)) return null;
  return urlCandidate(line, { scheme, start: at + 3, raw: token[1]!, user: '', host: token[2]! });
}

/** `http://host:3000/@scope/name`: the colon before a port, not before a password. A slash in a web password is written %2F. */
function isPortAndPath(scheme: string, password: string): boolean {
  return (
    /^\d{1,5}[/?#]/.test(password) ||
    (/^(?:https?|wss?)$/i.test(scheme) ? /[/?]/.test(password) : /\/.*[/?]/.test(password))
  );
}

interface UrlParts {
  scheme: string;
  start: number;
  raw: string;
  user: string;
  host: string;
}

function urlCandidate(line: LineView, parts: UrlParts): Candidate {
  const end = parts.start + parts.raw.length;
  return {
    syntax: 'url',
    name: parts.scheme,
    raw: parts.raw,
    start: line.base + parts.start,
    end: line.base + end,
    quote: '',
    operator: ':',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: line.text.slice(0, parts.start),
    after: line.text.slice(end),
    user: parts.user,
    host: parts.host,
  };
}

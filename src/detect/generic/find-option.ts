import type { Candidate } from './candidate.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral, skipBlanks } from './read-value.js';

const USER_TOOLS = /\b(?:curl|wget|http|https|httpie|ab|smbclient|smbget|siege|hey)\b/;
const SHORT_PASSWORD_TOOLS =
  /\b(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|sshpass|mongo|mongosh|mongodump|docker login|podman login|az login|oc login|redis-cli|psexec|net use|7z|ldapsearch|ipmitool|mosquitto_(?:pub|sub)|unrar|rdesktop|xfreerdp|twine|mongorestore|cqlsh)\b/i;
/** With these a small letter means something else. */
const CAPITAL_PASSWORD_TOOLS = /\b(?:sqlcmd|osql|isql|bcp|unzip|zip|jarsigner|pdftk)\b/i;
const GLUED_TOOLS = /\b(?:mysql\w*|mariadb\w*|sshpass|7z|unzip|unrar|osql|sqlcmd|bcp)\b/i;

/** How far above the option's own line its command may begin. */
const ABOVE = 512;

/** The lines before `line` that a backslash joins to it, and where what was looked at begins. */
export interface Continuation {
  readonly joined: string;
  readonly from: number;
}

/** An option that begins its line may belong to a command further up (`curl … \\` and a line break before `-u user:x`). */
export function readContinuation(text: Buffer, line: LineView): Continuation | null {
  if (!/^\s*$/.test(line.text.slice(0, line.at)) || line.base === 0) return null;
  const from = Math.max(0, line.base - ABOVE);
  const above = text.toString('latin1', from, line.base).split(/\r?\n/);
  above.pop();
  let first = above.length;
  while (first > 0 && /\\\s*$/.test(above[first - 1]!)) first--;
  return { joined: above.slice(first).join(' '), from };
}

/** `curl -u user:x`, `mysql -px`, `sshpass -p x`. `above` holds the lines that are joined to this one. */
export function findOption(line: LineView, literal: string, above: string): Candidate | null {
  const { text, at } = line;
  const command = `${above} ${text.slice(0, at)}`;
  return literal === ' -p' ? findPassword(line, command) : findUser(line, command, at + literal.length);
}

function findPassword(line: LineView, command: string): Candidate | null {
  if (/^-pw\s/.test(line.text.slice(line.at + 1)))
    return /\b(?:plink|putty|pscp|psftp|kitty)\b/i.test(command)
      ? optionCandidate(line, skipBlanks(line.text, line.at + 4), false)
      : null;
  const afterOption = line.at + 3;
  const isCapital = line.text[line.at + 2] === 'P';
  if (!(SHORT_PASSWORD_TOOLS.test(command) || (isCapital && CAPITAL_PASSWORD_TOOLS.test(command)))) return null;
  const glued = !/\s/.test(line.text[afterOption] ?? ' ');
  if (glued && !GLUED_TOOLS.test(command)) return null;
  // `mysql -p database` asks for the password; only the glued form gives it.
  if (!glued && /\b(?:mysql\w*|mariadb\w*)\b/i.test(command)) return null;
  return optionCandidate(line, skipBlanks(line.text, afterOption), false);
}

function findUser(line: LineView, command: string, after: number): Candidate | null {
  if (!USER_TOOLS.test(command)) return null;
  const gap = /(?:\s+|=|(?=["'\w]))/y;
  gap.lastIndex = after;
  if (!gap.test(line.text)) return null;
  return optionCandidate(line, gap.lastIndex, true);
}

function optionCandidate(line: LineView, from: number, withUser: boolean): Candidate | null {
  const { text } = line;
  const value = readLiteral(text, from) ?? readBareValue(text, from);
  if (!value) return null;
  const whole = text.slice(value.start, value.end);
  const colon = withUser ? whole.indexOf(':') : -1;
  if (withUser && colon < 0) return null;
  // A token with an empty password: `-u token:`
  const userOnly = withUser && colon === whole.length - 1;
  const start = userOnly ? value.start : value.start + colon + 1;
  const end = userOnly ? value.end - 1 : value.end;
  return {
    syntax: 'option',
    name: withUser ? 'user password' : 'password',
    raw: text.slice(start, end),
    start: line.base + start,
    end: line.base + end,
    quote: value.quote,
    operator: ' ',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: text.slice(0, line.at),
    after: text.slice(value.end),
    user: withUser && !userOnly ? whole.slice(0, colon) : '',
    host: '',
  };
}

import type { Candidate } from './candidate.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral, skipBlanks } from './read-value.js';

const USER_TOOLS = /\b(?:curl|wget|http|https|httpie|ab|smbclient|smbget|siege|hey)\b/;
const SHORT_PASSWORD_TOOLS =
  /\b(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|sshpass|mongo|mongosh|mongodump|docker login|podman login|az login|oc login|redis-cli|psexec|net use|7z|ldapsearch|ipmitool|mosquitto_(?:pub|sub))\b/i;
const GLUED_TOOLS = /\b(?:mysql\w*|mariadb\w*|sshpass|7z|unzip)\b/i;

/** `curl -u user:x`, `mysql -px`, `sshpass -p x`. */
export function findOption(line: LineView, literal: string): Candidate | null {
  const { text, at } = line;
  const command = text.slice(0, at);
  return literal === ' -p' ? findPassword(line, command) : findUser(line, command, at + literal.length);
}

function findPassword(line: LineView, command: string): Candidate | null {
  if (/^-pw\s/.test(line.text.slice(line.at + 1)))
    return /\b(?:plink|putty|pscp|psftp|kitty)\b/i.test(command)
      ? optionCandidate(line, skipBlanks(line.text, line.at + 4), false)
      : null;
  const afterOption = line.at + 3;
  if (!SHORT_PASSWORD_TOOLS.test(command)) return null;
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
  if (withUser && (colon < 0 || colon === whole.length - 1)) return null;
  const start = value.start + colon + 1;
  return {
    syntax: 'option',
    name: withUser ? 'user password' : 'password',
    raw: text.slice(start, value.end),
    start: line.base + start,
    end: line.base + value.end,
    quote: value.quote,
    operator: ' ',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: text.slice(0, line.at),
    after: text.slice(value.end),
    user: withUser ? whole.slice(0, colon) : '',
    host: '',
  };
}

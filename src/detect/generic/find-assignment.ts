import type { Candidate, Syntax } from './candidate.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral, readValue, skipBlanks, type ValueSpan } from './read-value.js';

const NAME_CHARACTER = /[\w$.-]/;
const AFTER_NAME = /(?:\[\d*\])?[\]"'`\\*]{0,4}(?:&quot;|&#34;)?\s*(===?|!==?|=>|:=|\?=|\+=|\|\|=|<-|=|:|,|\(|>)/y;
const LABEL_BEFORE = /(?:^|[\s,{"'<[])(name|key|id|field|property|param|header|variable|env|k|n|argument)["'`\\]*\s*(?:=>|[:=])\s*["'`\\]*$/i;
const VALUE_LABEL = /["'`\\]*\s*[,;]?\s*(?:\}\s*,\s*\{\s*)?["'`\\]*(?:value|val|v|secret|password|contents?|data|default)["'`\\]*\s*(?:=>|[:=])\s*/iy;
const VERB = /\s*(?:\(?(?:is|was|to|eq|by|as|are)\b:?)\s+/iy;
const GETTER = /\.(?:equals|equalsIgnoreCase|eq|contentEquals|set|put|update|eql\?|new|append|sendKeys|send_keys|fill|type|setValue|val|assign|of)$/;

/** The identifier around the anchor. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

export function readName(line: LineView): NameSpan {
  const { text, at } = line;
  let start = at;
  while (start > 0 && NAME_CHARACTER.test(text[start - 1]!)) start--;
  // The n of an escaped line break (\npassword=) is no part of the name.
  if (text[start - 1] === '\\' && /[nrt]/.test(text[start]!) && start < at) start++;
  let end = at;
  while (end < text.length && NAME_CHARACTER.test(text[end]!)) end++;
  return { start, end, name: text.slice(start, end) };
}

/** Values given to the identifier around the anchor on its own line, most direct first. */
export function findAssignment(line: LineView, span: NameSpan): Candidate | null {
  const { text } = line;
  const found = readOption(text, span) ?? readOperator(text, span) ?? readWords(text, span);
  if (!found) return null;
  const { value, syntax, operator, name } = found;
  return {
    syntax,
    name: name ?? span.name,
    raw: text.slice(value.start, value.end),
    start: line.base + value.start,
    end: line.base + value.end,
    quote: value.quote,
    operator,
    spaced: /^[\]"'`]*\s+[=:!?+|<]/.test(text.slice(span.end, value.start)),
    wrapping: value.wrapping,
    callee: value.callee,
    before: text.slice(0, span.start),
    after: text.slice(value.end),
    user: '',
    host: '',
  };
}

interface Found {
  readonly value: ValueSpan;
  readonly syntax: Syntax;
  readonly operator: string;
  readonly name?: string;
}

/** `--password x`, `--password=x`, `-AsPlainText -String "x"`. */
function readOption(text: string, span: NameSpan): Found | null {
  if (!/^-{1,2}[A-Za-z]/.test(span.name) || !/\s/.test(text[span.end] ?? '')) return null;
  const start = skipBlanks(text, span.end);
  if (/^[=:|;&>)]|^-{1,2}[A-Za-z]/.test(text.slice(start, start + 3))) return null;
  const value = readLiteral(text, start) ?? readBareValue(text, start);
  return value && { value, syntax: 'option', operator: ' ' };
}

function readOperator(text: string, span: NameSpan): Found | null {
  AFTER_NAME.lastIndex = span.end;
  const match = AFTER_NAME.exec(text);
  if (!match) return null;
  const operator = match[1]!;
  const from = AFTER_NAME.lastIndex;
  if (operator === '(') return readArgument(text, span, from);
  if (operator === '>') return readElement(text, span, from);
  if (operator === ',') return readPair(text, span, from);
  const label = readLabelled(text, span);
  if (label) return label;
  // c ? "password" : "text"
  if (operator === ':' && /\?\s*["'`]$/.test(text.slice(0, span.start))) return null;
  const pair = readPairInBrackets(text, from);
  const value = pair ?? readValue(text, from);
  if (!value) return null;
  const comparison = /^[=!]==?$/.test(operator) && operator !== '=';
  return { value, syntax: comparison ? 'comparison' : 'assignment', operator };
}

/** `auth=("user", "password")`, `auth: ['user', 'password']`: the second of two literals. */
function readPairInBrackets(text: string, from: number): ValueSpan | null {
  const start = skipBlanks(text, from);
  if (text[start] !== '(' && text[start] !== '[') return null;
  const first = readLiteral(text, skipBlanks(text, start + 1));
  if (!first) return null;
  return readNextLiteral(text, first) ?? first;
}

function readNextLiteral(text: string, first: ValueSpan): ValueSpan | null {
  const comma = /(?:["'`\\]|&quot;|&#34;){1,4}\s*,\s*/y;
  comma.lastIndex = first.end;
  if (!comma.test(text)) return null;
  return readLiteral(text, comma.lastIndex);
}

/** `setPassword("x")`, `basicAuth("user", "x")`, `password.equals("x")`. */
function readArgument(text: string, span: NameSpan, from: number): Found | null {
  const start = skipBlanks(text, from);
  const keyword = /^[A-Za-z_]\w*\s*[=:]/.test(text.slice(start, start + 40));
  const first = keyword ? null : readValue(text, start);
  if (!first || first.quote === '') return null;
  const takesUser = /(?:basic_?auth|credentials?|log_?in|sign_?in|authenticate|auth)$/i.test(span.name);
  const second = takesUser ? readNextLiteral(text, first) : null;
  if (!second && /(?:log|sign)_?in$/i.test(span.name)) return null;
  const value = second ?? first;
  if (GETTER.test(span.name)) {
    const comparison = /\.(?:eq|content)/i.test(span.name);
    return { value, syntax: comparison ? 'comparison' : 'call', operator: '(', name: span.name.replace(GETTER, '') };
  }
  return { value, syntax: 'call', operator: '(' };
}

/** `<password>x</password>`, `<entry key="password">x</entry>`. */
function readElement(text: string, span: NameSpan, from: number): Found | null {
  const opens = /<(?:[\w.-]+:)?$/.test(text.slice(0, span.start)) || /^["']/.test(text.slice(span.end));
  if (!opens) return null;
  const end = text.indexOf('<', from);
  if (end < 0) return null;
  const raw = text.slice(from, end);
  const start = from + raw.length - raw.trimStart().length;
  if (raw.trim() === '') return null;
  const value: ValueSpan = { start, end: start + raw.trim().length, quote: '', wrapping: 'none', callee: '' };
  return { value, syntax: 'element', operator: '>' };
}

/** `setenv("PASSWORD", "x")`, or a label whose value is the next field: `{"name": "PASSWORD", "value": "x"}`. */
function readPair(text: string, span: NameSpan, from: number): Found | null {
  const label = readLabelled(text, span);
  if (label) return label;
  if (!/["'`]$/.test(text.slice(0, span.start))) return null;
  const value = readLiteral(text, skipBlanks(text, from));
  return value && { value, syntax: 'argument', operator: ',' };
}

/** `name="PASSWORD" value="x"`, `{"key": "password", "value": "x"}` on one line. */
function readLabelled(text: string, span: NameSpan): Found | null {
  if (!LABEL_BEFORE.test(text.slice(0, span.start))) return null;
  VALUE_LABEL.lastIndex = span.end;
  if (!VALUE_LABEL.test(text)) return null;
  const value = readValue(text, VALUE_LABEL.lastIndex);
  return value && { value, syntax: 'label', operator: ':' };
}

/** `PASSWORD 'x'`, `#define KEY "x"`, `ENV TOKEN x`, `password is x`, `<add key="password" value="x">`. */
function readWords(text: string, span: NameSpan): Found | null {
  const label = readLabelled(text, span);
  if (label) return label;
  VERB.lastIndex = span.end;
  if (VERB.test(text)) {
    const start = VERB.lastIndex;
    const value = readLiteral(text, start) ?? readBareValue(text, start);
    return value && { value, syntax: 'words', operator: 'is' };
  }
  const start = skipBlanks(text, span.end);
  if (start === span.end) return null;
  const literal = readLiteral(text, start);
  if (literal) return { value: literal, syntax: 'words', operator: ' ' };
  const value = readBareValue(text, start);
  if (!value) return null;
  const command = /^\s*(?:export|ENV|ARG|set|setx)\s+$/i.test(text.slice(0, span.start));
  const long = value.end - value.start >= 16 && /^(?=.*\d)(?=.*[A-Za-z])[\w+/=.-]+$/.test(text.slice(value.start, value.end));
  return command || long ? { value, syntax: 'words', operator: ' ' } : null;
}

import type { Candidate, Syntax } from './candidate.js';
import { isLabelled, readBesideLabel } from './find-labelled.js';
import type { LineView } from './line-view.js';
import {
  readBareValue,
  readDefaultInBraces,
  readLiteral,
  readValue,
  skipBlanks,
  type ValueSpan,
} from './read-value.js';

const NAME_CHARACTER = /[\w$.\x80-\xff-]/;
const AFTER_NAME =
  /(?:\[\d*\])?(?:["']\]\[["'][\w-]{1,40}(?=["']\]))?[\]}"'`\\*]{0,4}(?:&quot;|&#34;)?\s*(===?|!==?|=>|:=|\?=|\+=|\|\|=?|\?\?|<-|=|:|,|\(|>|\{(?=["']))/y;
const VERB = /["'`]?\s*(?:(?:is|was|to|eq|by|as|are|ist|lautet|es|est|jest)\b:?|[([]?default(?:s to)?:)\s+/iy;
const GETTER =
  /\.(?:equals|equalsIgnoreCase|eq|contentEquals|set|put|update|eql\?|new|append|sendKeys|send_keys|fill|type|setValue|val|assign|of)$/;

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
  if (closesLiteral(text, span)) return null;
  // oauth2:x@host is the user of an address
  if (text.slice(0, span.start).endsWith('://')) return null;
  const found =
    readOption(text, span) ??
    readAfterSlash(text, span) ??
    readOperator(text, span) ??
    readFilledIn(text, span) ??
    readWords(text, span);
  if (!found) return null;
  const { value, syntax, operator, name } = found;
  return {
    syntax,
    name: name ?? withWordBefore(text, span),
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

/** In prose a name has two words: `API key: x`, "the access token `x`". */
function withWordBefore(text: string, { start, name }: NameSpan): string {
  if (!/^(?:key|token)s?$/i.test(name)) return name;
  const word = WORD_BEFORE.exec(text.slice(Math.max(0, start - 16), start))?.[1];
  return word === undefined ? name : `${word}_${name}`;
}

const WORD_BEFORE =
  /(?:^|[^\w.])(api|secret|access|private|auth|license|encryption|signing|shared|account|app|client|master|subscription) $/i;

/** `strncmp(key, "AUTH=", 5)`: name and sign end a literal that began with the name; what follows is code. */
function closesLiteral(text: string, span: NameSpan): boolean {
  const quote = text[span.start - 1];
  if (quote !== '"' && quote !== "'") return false;
  const sign = /\s?[=:]\s?/y;
  sign.lastIndex = span.end;
  return (
    sign.test(text) &&
    text[sign.lastIndex] === quote &&
    /^["'](?:\s*[,);\]]|\s+[-+.]\s)/.test(text.slice(sign.lastIndex))
  );
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
  if (operator === ':' && /^[-=]/.test(text.slice(from)) && text.slice(0, span.start).endsWith('${')) {
    const value = readDefaultInBraces(text, span.end);
    return value && { value, syntax: 'assignment', operator: '=' };
  }
  if (operator === '(') return readArgument(text, span, from);
  if (operator === '>') return readElement(text, span, from);
  if (operator === ',') return readPair(text, span, from);
  const label = readLabelled(text, span);
  if (label) return label;
  // c ? "password" : "text"
  if (operator === ':' && /\?\s*["'`]$/.test(text.slice(0, span.start))) return null;
  const start = skipMarkup(text, from);
  const value = readNested(text, start) ?? readPairInBrackets(text, start) ?? readValue(text, start);
  if (!value) return null;
  const comparison = /^[=!]==?$/.test(operator) && operator !== '=';
  const standsIn = operator === '||' || operator === '??';
  return {
    value: standsIn ? { ...value, wrapping: 'fallback' } : value,
    syntax: comparison ? 'comparison' : 'assignment',
    operator,
  };
}

/** `"adminPassword": { "value": "x" }`, `admin_pass: { type: string, default: x }`. */
function readNested(text: string, from: number): ValueSpan | null {
  const nested = /\s*\{[^{}]{0,120}?["']?\b(?:default(?:_?value)?|value)["']?\s*[:=]\s*/iy;
  nested.lastIndex = from;
  if (!nested.test(text)) return null;
  const value = readLiteral(text, nested.lastIndex) ?? readBareValue(text, nested.lastIndex);
  return value && value.quote === ''
    ? { ...value, end: value.start + text.slice(value.start, value.end).replace(/\s*\}+$/, '').length }
    : value;
}

/** `**Password:** x`: the bold face ends after the colon. `password: !!str x`: a type of YAML. */
function skipMarkup(text: string, from: number): number {
  const markup = /\*{1,2}\s+|\s*!!(?:str|binary)\s+/y;
  markup.lastIndex = from;
  return markup.test(text) ? markup.lastIndex : from;
}

/** `login: user / x`, `user/pass: admin/x`. */
function readAfterSlash(text: string, span: NameSpan): Found | null {
  const both =
    /(?:log-?_?in|credentials?|creds)$/i.test(span.name) || /user(?:name)?\s*\/\s*$/i.test(text.slice(0, span.start));
  if (!both) return null;
  const pair = /["'`*]{0,2}\s*[:=]\s*["'`*]{0,2}\s*[\w.@+-]+["'`]?\s*\/\s*/y;
  pair.lastIndex = span.end;
  if (!pair.test(text)) return null;
  const value = readLiteral(text, pair.lastIndex) ?? readBareValue(text, pair.lastIndex);
  return value && { value, syntax: 'words', operator: ':', name: 'password' };
}

/** `find("password").send_keys("x")`, `fill_in "Password", with: "x"`. */
function readFilledIn(text: string, span: NameSpan): Found | null {
  const action =
    /[\]"'`\\]{0,4}(?:\)\s*\.\s*(?:send_?keys|type|fill|set|set_?value|val|clear_and_type)\(\s*|,\s*with:\s*|\s+with\s+|(?:\(\))?\)\s*\)?\s*\.\s*(?:isEqualTo|toBe|toEqual|toStrictEqual|thenReturn|willReturn|andReturn|return(?:s|Value))\(\s*)/iy;
  action.lastIndex = span.end;
  if (!action.test(text)) return null;
  const value = readLiteral(text, action.lastIndex);
  return value && { value, syntax: 'argument', operator: ',' };
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
  if (!OPENS_PAIR.test(text.slice(0, span.start))) return null;
  const value = readLiteral(text, skipBlanks(text, from)) ?? readDefault(text, from);
  return value && { value, syntax: 'argument', operator: ',' };
}

/** Before a name that is itself a text; also of a selector (`"#password"`, `"input[name=password]"`). */
const OPENS_PAIR = /[{:]$|["'`](?:[#.]|[\w ]*\[[\w-]+=\\?["']?)?$/;

/** `add_argument("--password", type=str, default="x")` */
function readDefault(text: string, from: number): ValueSpan | null {
  const arguments_ = /\s*(?:(?:\w+\s*=\s*)?(?:[\w.]+|"[^"]*"|'[^']*')\s*,\s*){0,4}default\s*=\s*/y;
  arguments_.lastIndex = from;
  return arguments_.test(text) ? readLiteral(text, arguments_.lastIndex) : null;
}

function readLabelled(text: string, span: NameSpan): Found | null {
  if (!isLabelled(text.slice(0, span.start))) return null;
  const value = readBesideLabel(text, span.end);
  return value && { value, syntax: 'label', operator: ':' };
}

/** `PASSWORD 'x'`, `#define KEY "x"`, `ENV TOKEN x`, `password is x`, `<add key="password" value="x">`. */
function readWords(text: string, span: NameSpan): Found | null {
  const label = readLabelled(text, span);
  if (label) return label;
  // In `password=password database='x'` the second word is a value.
  const typed = text[span.start - 1] === '=' ? null : readTyped(text, span);
  if (typed) return typed;
  VERB.lastIndex = span.end;
  // "pass to x" hands something over
  if (!/^pass$/i.test(span.name) && VERB.test(text)) {
    const start = VERB.lastIndex;
    const value = readLiteral(text, start) ?? readBareValue(text, start);
    // "the password to authenticate" goes on in words
    if (
      value?.quote === '' &&
      /^\s*(?:to|by|as|ist|lautet|es|est|jest)\b/i.test(text.slice(span.end)) &&
      (/key$/i.test(span.name) || !/\d/.test(text.slice(value.start, value.end)))
    )
      return null;
    return value && !goesOnInWords(text, value) ? { value, syntax: 'words', operator: 'is' } : null;
  }
  const described = readDescribed(text, span);
  if (described) return described;
  const start = skipBlanks(text, span.end);
  if (start === span.end) return null;
  const literal = readLiteral(text, start) ?? readAfterOption(text, start);
  const second = literal && /basic_?auth$/i.test(span.name) ? readNextLiteral(text, literal) : null;
  if (literal) return { value: second ?? literal, syntax: second ? 'call' : 'words', operator: ' ' };
  const value = readBareValue(text, start);
  if (!value) return null;
  const command = /(?:^\s*(?:export|ENV|ARG|set|setx)|\blogin\s+\S+)\s+$/i.test(text.slice(0, span.start));
  const long =
    value.end - value.start >= 16 && /^(?=.*\d)(?=.*[A-Za-z])[\w+/=.-]+$/.test(text.slice(value.start, value.end));
  return command || long ? { value, syntax: 'words', operator: ' ' } : null;
}

/** "the password is immune because …": a word, and the sentence says more of it. */
function goesOnInWords(text: string, value: ValueSpan): boolean {
  return (
    value.quote === '' &&
    /^[a-z]+$/.test(text.slice(value.start, value.end)) &&
    /^\s+(?:because|since|if|when|whenever|while|unless|until|but|so|than|that|which|only|not|to|by|from|as)\b/.test(
      text.slice(value.end),
    )
  );
}

/** `the password for the staging box is "x"`: words say whose it is, and the value stands in quotes. */
function readDescribed(text: string, span: NameSpan): Found | null {
  const words = /["'`*]*\s+for\s+[\w .'@-]{1,60}?\s(?:is|was):?\s+(?=["'`]|\*\*)/iy;
  words.lastIndex = span.end;
  if (!words.test(text)) return null;
  const value = readLiteral(text, words.lastIndex) ?? readBold(text, words.lastIndex);
  return value && { value, syntax: 'words', operator: 'is' };
}

/** `**x**` of Markdown. */
function readBold(text: string, start: number): ValueSpan | null {
  const bold = /\*\*([^\s*]{4,80})\*\*/y;
  bold.lastIndex = start;
  const value = bold.exec(text)?.[1];
  return value === undefined
    ? null
    : { start: start + 2, end: start + 2 + value.length, quote: '`', wrapping: 'none', callee: '' };
}

/** `secret string = "x"`, `Secret string `default:"x"`` (Go), `password As String = "x"` (Visual Basic), `enable secret 0 x` (routers), `| password | x |`. */
function readTyped(text: string, span: NameSpan): Found | null {
  const typed = /\s+(?:As\s+)?[A-Za-z][\w.*[\]]*\s*=\s*(?=["'`])|\s*\{\s*(?:get|set|init)\b[\w\s;]*\}\s*=\s*(?=[@"])/iy;
  typed.lastIndex = span.end;
  if (typed.test(text)) {
    const value = readLiteral(text, typed.lastIndex);
    return value && { value, syntax: 'assignment', operator: '=' };
  }
  const fieldTag = /\s+[\w.*[\]]+\s+`[^`]*?\b(?:envDefault|default):(?=")/y;
  fieldTag.lastIndex = span.end;
  if (fieldTag.test(text)) {
    const value = readLiteral(text, fieldTag.lastIndex);
    return value && { value, syntax: 'assignment', operator: '=' };
  }
  const cell = /["'`*]*\s+(?:\|\s*[`"']?(?=[^\s|`"']+[`"']?\s*(?:\||$))|\d\s+(?=\S+\s*$))/y;
  cell.lastIndex = span.end;
  if (!cell.test(text)) return null;
  const value = readBareValue(text, cell.lastIndex);
  return value && { value, syntax: 'words', operator: '|' };
}

/** `ConvertTo-SecureString -String "x"`: the first literal after an option's name. */
function readAfterOption(text: string, start: number): ValueSpan | null {
  const option = /-(?:String|AsPlainText|Value|Key)\s+/iy;
  option.lastIndex = start;
  return option.test(text) ? readLiteral(text, option.lastIndex) : null;
}

import { readValue, type ValueSpan } from './read-value.js';

/**
 * A name that stands as the value of another field, with its value in a field beside it: `name="PASSWORD" value="x"`,
 * `{"key": "password", "value": "x"}`, `variable "password" { default = "x" }`, `<key>Password</key> <string>x</string>`.
 */
const LABEL =
  /(?:(?:^|[\s,({"'<[-])(?:name|key|id|field|property|param|header|variable|env|k|n|argument)["'`\\]*\s*(?:=>|[:=])\s*["'`\\]*|(?:^|\s)variable\s+["']|<key>\s*)$/i;
const SAME_LINE =
  /["'`\\]*\s*[,;]?\s*(?:\}\s*,\s*\{\s*)?(?:\{\s*(?:[\w ]*=\s*\w+[,\s]+)?)?["'`\\]*(?:value|val|v|secret|password|contents?|data|default(?:_?value)?)["'`\\]*\s*(?:=>|[:=])\s*/iy;
const NESTED_VALUE = /["'](?:\s+[\w:.-]+="[^"]*")*\s*>\s*<(?:value|val|string|stringProp)(?:\s[^<>]*)?>([^<]+)<\//iy;
const PLIST_VALUE = /\s*<\/key>\s*<string>([^<]+)<\/string>/iy;
const NEXT_LINE = /^\s*-?\s*["'`]*(?:value|val|default|defaultValue|content)["'`]*\s*[:=]\s*/i;
const DEFAULT = /^\s*default\s*=\s*/m;

const LONGEST_LABEL = 40;

export function isLabelled(before: string): boolean {
  // The pattern is tried at every start, so only the end of the line is given to it.
  return /[\s"'`:=>\\]$/.test(before.slice(-1)) && LABEL.test(before.slice(-LONGEST_LABEL));
}

/** The value beside the label, on the same line. */
export function readBesideLabel(text: string, nameEnd: number): ValueSpan | null {
  PLIST_VALUE.lastIndex = nameEnd;
  const plist = PLIST_VALUE.exec(text);
  if (plist) return elementSpan(nameEnd + plist[0].lastIndexOf(plist[1]!), plist[1]!);
  NESTED_VALUE.lastIndex = nameEnd;
  const nested = NESTED_VALUE.exec(text);
  if (nested) return elementSpan(nameEnd + nested[0].lastIndexOf(nested[1]!), nested[1]!);
  SAME_LINE.lastIndex = nameEnd;
  return SAME_LINE.test(text) ? readValue(text, SAME_LINE.lastIndex) : null;
}

/** The value below the label; `below` begins with the line after it. A variable's block is searched to its end. */
export function readBelowLabel(before: string, below: string): ValueSpan | null {
  const plist = /^\s*<string>([^<\r\n]+)<\/string>/.exec(below);
  if (/<key>\s*$/i.test(before)) return plist && elementSpan(plist[0].indexOf(plist[1]!), plist[1]!);
  if (/variable\s+["']$/.test(before)) {
    const block = below.split(/^\s*\}/m)[0]!;
    const match = DEFAULT.exec(block);
    return match && readValue(lineAt(below, match.index + match[0].length), match.index + match[0].length);
  }
  const line = lineAt(below, 0);
  const head = NEXT_LINE.exec(line)?.[0];
  return head === undefined ? null : readValue(line, head.length);
}

/** `text` up to the end of the line that holds `index`. */
function lineAt(text: string, index: number): string {
  const end = text.slice(index).search(/[\r\n]/);
  return end < 0 ? text : text.slice(0, index + end);
}

function elementSpan(start: number, text: string): ValueSpan {
  return { start, end: start + text.length, quote: '', wrapping: 'none', callee: '' };
}

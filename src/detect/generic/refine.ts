import type { Candidate } from './candidate.js';
import { decodeBasic } from './find-scheme.js';

/** The value to judge: prefixes of schemes taken off, escapes undone. */
export interface RefinedValue {
  readonly value: string;
  /** What is judged: the password inside a Basic value, otherwise the value. */
  readonly judged: string;
  readonly start: number;
  readonly end: number;
  readonly user: string;
  /** A word that the value itself carries: 'basic', 'bearer', ''. */
  readonly scheme: string;
  /** It decoded to a user and a password. */
  readonly decoded: boolean;
}

const SCHEME =
  /^(basic|bearer|token|digest|apikey|api-key|negotiate|jwt|oauth|pass:|key=|token=|\{noop\}|\{plain\})\s*/i;
const SPACED_SCHEME =
  /^(?:basic|bearer|token|digest|apikey|api-key|negotiate|jwt|oauth)\s+\S|^(?:pass:|key=|token=|\{noop\}|\{plain\})\S/i;

export function refine(candidate: Candidate): RefinedValue {
  const { raw, start, end, user } = candidate;
  const scheme = SPACED_SCHEME.test(raw) ? SCHEME.exec(raw) : null;
  const skipped = scheme ? scheme[0].length : 0;
  const text = raw.slice(skipped);
  const word = scheme ? scheme[1]!.toLowerCase() : candidate.syntax === 'header' ? candidate.name.toLowerCase() : '';
  const value = unescapeValue(text, candidate);
  const basic = word === 'basic' ? decodeBasic(value) : null;
  return {
    value,
    judged: basic ? basic.password : (decodedText(value) ?? longestInside(value) ?? value),
    start: start + skipped,
    end,
    user: basic ? basic.user : user,
    scheme: word,
    decoded: basic !== null,
  };
}

/** A JSON object written into a literal is as secret as the longest text in it. */
function longestInside(value: string): string | null {
  if (!/^\{\s*"/.test(value)) return null;
  let longest = '';
  for (const [, text] of value.matchAll(/:\s*"([^"]*)"/g)) if (text!.length > longest.length) longest = text!;
  return longest === '' ? null : longest;
}

/** The value without a look inside, where the name has settled the case. */
export function asItStands({ raw, start, end, user }: Candidate): RefinedValue {
  return { value: raw, judged: raw, start, end, user, scheme: '', decoded: false };
}

/** What a base64 value says, if it is printable text: `cGFzc3dvcmQ=` is as weak as `password`. */
function decodedText(value: string): string | null {
  if (
    value.length < 8 ||
    value.length % 4 !== 0 ||
    !/^[A-Za-z0-9+/]+={0,2}$/.test(value) ||
    /^[a-z]+$|^\d+$/i.test(value)
  )
    return null;
  const text = Buffer.from(value, 'base64').toString('latin1');
  return text.length >= 4 && /^[\x20-\x7e]+$/.test(text) && /[A-Za-z]{3}/.test(text) ? text : null;
}

/** Undoes the escapes of the syntax around, where there are any. */
function unescapeValue(text: string, { quote, syntax }: Candidate): string {
  if (syntax === 'url' && text.includes('%')) return percentDecoded(text);
  if (text.includes('&') && /&(?:amp|lt|gt|quot|apos|#\d+);/.test(text)) return htmlDecoded(text);
  if (quote === '' || !text.includes('\\')) return text;
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (whole, escaped: string) => {
    const code = /^u([0-9a-fA-F]{4})$/.exec(escaped)?.[1];
    if (code === undefined) return /["'`\\/$]/.test(escaped) ? escaped : whole;
    const value = parseInt(code, 16);
    return value < 256 ? String.fromCharCode(value) : whole;
  });
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function htmlDecoded(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,3}));/g,
    (whole, name: string | undefined, code: string | undefined) =>
      name !== undefined ? ENTITIES[name]! : Number(code) < 256 ? String.fromCharCode(Number(code)) : whole,
  );
}

import type { Candidate } from './candidate.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral } from './read-value.js';

interface KnownPlace {
  /** What wakes it. */
  readonly literal: string;
  /** From the trigger to the value. */
  readonly head: RegExp;
  /** What the place makes of the value. */
  readonly name: string;
  readonly quotedOnly: boolean;
}

/** Commands and functions whose argument is a secret by its place alone, as their manuals say. */
const KNOWN_PLACES: readonly KnownPlace[] = [
  { literal: 'redis-cli', head: /redis-cli\b[^|;&]*?\s(?:-a|--pass)[\s=]+/iy, name: 'password', quotedOnly: false },
  { literal: 'ldapsearch', head: /ldapsearch\b[^|;&]*?\s-w\s+/iy, name: 'password', quotedOnly: false },
  { literal: 'ldapmodify', head: /ldapmodify\b[^|;&]*?\s-w\s+/iy, name: 'password', quotedOnly: false },
  { literal: 'createhmac(', head: /createHmac\(\s*["'`][\w-]+["'`]\s*,\s*/iy, name: 'hmacKey', quotedOnly: true },
  {
    literal: 'jwt.sign(',
    head: /jwt\.sign\(\s*(?:\{[^{}]*\}|[^,(){}]+)\s*,\s*/iy,
    name: 'jwtSecret',
    quotedOnly: true,
  },
  { literal: 'jwt.verify(', head: /jwt\.verify\(\s*[^,(){}]+,\s*/iy, name: 'jwtSecret', quotedOnly: true },
  {
    literal: 'jwt.encode(',
    head: /jwt\.encode\(\s*(?:\{[^{}]*\}|[^,(){}]+)\s*,\s*/iy,
    name: 'jwtSecret',
    quotedOnly: true,
  },
  { literal: 'jwt.decode(', head: /jwt\.decode\(\s*[^,(){}]+,\s*/iy, name: 'jwtSecret', quotedOnly: true },
  { literal: 'wifi.begin(', head: /WiFi\.begin\(\s*[^,()]+,\s*/iy, name: 'wifiPassword', quotedOnly: true },
];

export const KNOWN_PLACE_LITERALS: readonly string[] = KNOWN_PLACES.map(({ literal }) => literal);

/** `redis-cli -a x`, `jwt.sign(payload, "x")`. */
export function findKnownPlace(line: LineView, literal: string): Candidate | null {
  const place = KNOWN_PLACES.find((known) => known.literal === literal)!;
  const { text, at } = line;
  place.head.lastIndex = at;
  if (!place.head.test(text)) return null;
  const start = place.head.lastIndex;
  const value = readLiteral(text, start) ?? (place.quotedOnly ? null : readBareValue(text, start));
  if (!value) return null;
  return {
    syntax: place.quotedOnly ? 'call' : 'option',
    name: place.name,
    raw: text.slice(value.start, value.end),
    start: line.base + value.start,
    end: line.base + value.end,
    quote: value.quote,
    operator: place.quotedOnly ? '(' : ' ',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: text.slice(0, at),
    after: text.slice(value.end),
    user: '',
    host: '',
  };
}

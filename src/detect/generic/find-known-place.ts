import type { Candidate } from './candidate.js';
import { KNOWN_PLACES, type KnownPlace } from './known-places.js';
import type { LineView } from './line-view.js';
import { readBareValue, readLiteral, type ValueSpan } from './read-value.js';

export const KNOWN_PLACE_LITERALS: readonly string[] = KNOWN_PLACES.map(({ literal }) => literal);

const BY_LITERAL: ReadonlyMap<string, KnownPlace> = new Map(KNOWN_PLACES.map((place) => [place.literal, place]));

/** The operator of an argument that its place alone makes a secret. */
export const PLACE = '(place)';

interface Placed {
  readonly value: ValueSpan;
  readonly user: string;
}

/** `redis-cli -a x`, `jwt.sign(payload, "x")`, `echo user:x | chpasswd`. */
export function findKnownPlace(line: LineView, literal: string): Candidate | null {
  const place = BY_LITERAL.get(literal)!;
  const placed = place.behind ? readBehind(line, place.behind) : readAfter(line, place);
  if (!placed) return null;
  const { value, user } = placed;
  return {
    syntax: place.quotedOnly ? 'call' : place.isSetting ? 'words' : 'option',
    name: place.name,
    raw: line.text.slice(value.start, value.end),
    start: line.base + value.start,
    end: line.base + value.end,
    quote: value.quote,
    operator: place.quotedOnly ? PLACE : ' ',
    spaced: false,
    wrapping: 'none',
    callee: '',
    before: line.text.slice(0, Math.min(line.at, value.start)),
    after: line.text.slice(value.end),
    user,
    host: '',
  };
}

function readAfter({ text, at }: LineView, { head, quotedOnly }: KnownPlace): Placed | null {
  head!.lastIndex = at;
  const match = head!.exec(text);
  if (!match) return null;
  const start = at + match[0].length;
  const literal = readLiteral(text, start);
  const value = literal ?? (quotedOnly ? null : readBareValue(text, start));
  if (!value) return null;
  const user = match.groups?.user ?? '';
  return { value: user === '' || literal ? value : beforeHost(text, value), user };
}

/** `user/password@host`: the password ends at the sign. */
function beforeHost(text: string, value: ValueSpan): ValueSpan {
  const host = text.slice(value.start, value.end).lastIndexOf('@');
  return host > 0 ? { ...value, end: value.start + host } : value;
}

function readBehind({ text, at }: LineView, behind: RegExp): Placed | null {
  const match = behind.exec(text.slice(0, at));
  if (!match) return null;
  const { value = '', user = '' } = match.groups ?? {};
  const start = match.index + match[0].lastIndexOf(value);
  return { value: { start, end: start + value.length, quote: '', wrapping: 'none', callee: '' }, user };
}

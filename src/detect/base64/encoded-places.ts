import { emptySet, type ByteSet } from '../rules/byte-set.js';

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const FOR_URLS = `${STANDARD.slice(0, 62)}-_`;

/**
 * What base64 makes of a literal that begins `alignment` bytes (0 to 2) after a group of three: for each character it touches, those
 * that can stand there. The first and the last share bits with unknown neighbours. In base64 and base64url at once.
 */
export function encodedPlaces(literal: string, alignment: number): ByteSet[] {
  const bytes = Buffer.from(literal, 'latin1');
  const firstBit = alignment * 8;
  const lastBit = firstBit + bytes.length * 8;
  const places: ByteSet[] = [];
  for (let bit = firstBit - (firstBit % 6); bit < lastBit; bit += 6) {
    let known = 0;
    let bits = 0;
    for (let place = bit; place < bit + 6; place++) {
      const inside = place - firstBit;
      const isKnown = inside >= 0 && place < lastBit;
      known = (known << 1) | (isKnown ? 1 : 0);
      bits = (bits << 1) | (isKnown ? (bytes[inside >>> 3]! >>> (7 - (inside & 7))) & 1 : 0);
    }
    places.push(digitsThatFit(known, bits));
  }
  return places;
}

const FITTING = new Map<number, ByteSet>();

/** Characters whose six bits are those of `bits` where `known` has ones. The same set each time, since thousands of needles share them. */
function digitsThatFit(known: number, bits: number): ByteSet {
  const key = known * 64 + bits;
  let set = FITTING.get(key);
  if (set !== undefined) return set;
  set = emptySet();
  for (let digit = 0; digit < 64; digit++) {
    if ((digit & known) !== bits) continue;
    set[STANDARD.charCodeAt(digit)] = 1;
    set[FOR_URLS.charCodeAt(digit)] = 1;
  }
  FITTING.set(key, set);
  return set;
}

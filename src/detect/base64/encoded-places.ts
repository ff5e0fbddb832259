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
    const place = emptySet();
    for (let digit = 0; digit < 64; digit++) {
      if (!agrees(digit, bit, bytes, firstBit, lastBit)) continue;
      place[STANDARD.charCodeAt(digit)] = 1;
      place[FOR_URLS.charCodeAt(digit)] = 1;
    }
    places.push(place);
  }
  return places;
}

/** Whether the six bits of `digit`, standing at `bit`, agree with the literal's where they overlap it. */
function agrees(digit: number, bit: number, bytes: Buffer, firstBit: number, lastBit: number): boolean {
  for (let offset = 0; offset < 6; offset++) {
    const place = bit + offset;
    if (place < firstBit || place >= lastBit) continue;
    const inside = place - firstBit;
    const wanted = (bytes[inside >>> 3]! >>> (7 - (inside & 7))) & 1;
    if (((digit >>> (5 - offset)) & 1) !== wanted) return false;
  }
  return true;
}

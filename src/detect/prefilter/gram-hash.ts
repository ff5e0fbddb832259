/**
 * A rolling hash of the last four bytes: hash = ((hash << 4) ^ VALUES[byte]) & 0xffff. A byte's 16-bit value moves out by four bits
 * at each step, so that after four steps nothing is left of it. Letters count in either case and all digits alike, since the
 * hash only says where to look closer.
 */
export const HASH_SIZE = 65_536;
export const GRAM = 4;

/** Bytes that may be triggers by themselves: the low four bits of their values are theirs alone. */
const LONE = [0x40]; // @

export const VALUES: Uint16Array = Uint16Array.from({ length: 256 }, (_, byte) => valueOf(representative(byte)));

/** The byte that stands for all that the hash takes as one. */
export function representative(byte: number): number {
  if (byte >= 65 && byte <= 90) return byte + 32;
  return byte >= 48 && byte <= 57 ? 48 : byte;
}

function valueOf(byte: number): number {
  // Multiplicative hashing (Knuth, volume 3, section 6.4): any odd factor without structure does.
  const mixed = Math.imul(byte + 1, 0x9e3779b1) >>> 8;
  const low = LONE.includes(byte) ? 15 : (mixed >>> 16) % 15;
  return ((mixed & 0xfff) << 4) | low;
}

/** The hash after the given bytes, starting from `hash`. */
export function hashAfter(hash: number, byte: number): number {
  return ((hash << 4) ^ VALUES[byte]!) & 0xffff;
}

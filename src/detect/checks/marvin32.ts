/**
 * Marvin32 (Niels Ferguson, Microsoft; .NET's string hash): the two halves of the 64-bit result folded to 32 bits.
 * `seed` is 8 bytes, read big-endian.
 */
export function marvin32(data: Uint8Array, seed: Uint8Array): number {
  const [low, high] = marvin64(data, seed);
  return (low ^ high) >>> 0;
}

/** The 64-bit result as [low, high]. */
export function marvin64(data: Uint8Array, seed: Uint8Array): [number, number] {
  const view = Buffer.from(data);
  const key = Buffer.from(seed);
  let low = key.readUInt32BE(4);
  let high = key.readUInt32BE(0);
  const mix = (word: number): void => {
    low = (low + word) | 0;
    high ^= low;
    low = (rotate(low, 20) + high) | 0;
    high = rotate(high, 9) ^ low;
    low = (rotate(low, 27) + high) | 0;
    high = rotate(high, 19);
  };
  const whole = view.length - (view.length % 4);
  for (let at = 0; at < whole; at += 4) mix(view.readUInt32LE(at));
  let tail = 0x80;
  for (let at = view.length - 1; at >= whole; at--) tail = (tail << 8) | view[at]!;
  mix(tail);
  mix(0);
  return [low >>> 0, high >>> 0];
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

import { createHash } from 'node:crypto';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/**
 * Base58Check (Bitcoin, base58.cpp): version byte, 20 bytes of hash, and the first four bytes of SHA-256 applied twice.
 * Returns the version byte, or -1 where the checksum does not hold.
 */
export function base58CheckVersion(text: string): number {
  let value = 0n;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit === -1) return -1;
    value = value * 58n + BigInt(digit);
  }
  const bytes = Buffer.alloc(25);
  for (let at = 24; at >= 0; at--, value >>= 8n) bytes[at] = Number(value & 0xffn);
  if (value !== 0n) return -1;
  const sha = (data: Buffer): Buffer => createHash('sha256').update(data).digest();
  return sha(sha(bytes.subarray(0, 21)))
    .subarray(0, 4)
    .equals(bytes.subarray(21))
    ? bytes[0]!
    : -1;
}

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Bech32 (BIP 173) or Bech32m (BIP 350): the polynomial over prefix and data leaves 1 or 0x2bc830a3. Lower case. */
export function bech32Holds(text: string): boolean {
  const parted = text.lastIndexOf('1');
  const prefix = text.slice(0, parted);
  const values = [...prefix].map((char) => char.charCodeAt(0) >> 5);
  values.push(0, ...[...prefix].map((char) => char.charCodeAt(0) & 31));
  for (const char of text.slice(parted + 1)) {
    const value = BECH32.indexOf(char);
    if (value === -1) return false;
    values.push(value);
  }
  let state = 1;
  for (const value of values) {
    const top = state >>> 25;
    state = ((state & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, bit) => {
      if ((top >> bit) & 1) state ^= generator;
    });
  }
  return state === 1 || state === 0x2bc830a3;
}

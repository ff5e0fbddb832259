import { createHash } from 'node:crypto';
import { ALPHABETS } from '../examples/alphabets.js';
import { INVALID, VALID, type Check } from './check.js';

const ALPHABET = ALPHABETS.base58!;

export function decodeBase58(text: string): Buffer | null {
  let number = 0n;
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    number = number * 58n + BigInt(digit);
  }
  const hex = number === 0n ? '' : number.toString(16);
  const zeros = /^1*/.exec(text)![0].length;
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, 'hex')]);
}

export function encodeBase58(bytes: Buffer): string {
  let number = bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)]! + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

function checksum(payload: Uint8Array): Buffer {
  const once = createHash('sha256').update(payload).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4);
}

/** Version bytes of the kinds of keys by their text's start (BIP-32, SLIP-132, Bitcoin wiki on WIF). */
const VERSIONS: readonly (readonly [string, string, number])[] = [
  ['xprv', '0488ade4', 74],
  ['yprv', '049d7878', 74],
  ['zprv', '04b2430c', 74],
  ['tprv', '04358394', 74],
  ['5', '80', 32],
];

/** Bitcoin's base58check: the last four bytes are the start of a double SHA-256 of the others. */
export const base58check: Check = {
  name: 'base58check',
  about:
    'Bitcoin WIF and extended private keys: base58 with a double SHA-256 checksum; without it the value is dropped',
  check(value) {
    const bytes = decodeBase58(value);
    if (bytes === null || bytes.length < 5) return INVALID;
    return checksum(bytes.subarray(0, -4)).equals(bytes.subarray(-4)) ? VALID : INVALID;
  },
  example(prefix, random) {
    const [, version, size] = VERSIONS.find(([start]) => start === prefix) ?? ['', '80', 32];
    const payload = Buffer.concat([Buffer.from(version, 'hex'), random.bytes(size)]);
    return encodeBase58(Buffer.concat([payload, checksum(payload)]));
  },
};

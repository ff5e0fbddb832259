import { decodeBase32, encodeBase32 } from './base32.js';
import { INVALID, VALID, type Check } from './check.js';

/** CRC-16 of XMODEM: polynomial 1021, initial value 0. */
function crc16(data: Uint8Array): number {
  let sum = 0;
  for (const byte of data) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 0x8000) !== 0 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum;
}

/** Seeds of NATS (nats-io/nkeys): base32 of two prefix bytes, 32 bytes, CRC-16 little-endian. */
export const nkeySeed: Check = {
  name: 'nkey-crc16',
  about: 'NATS nkey seeds SU…, SA…, SO…: CRC16 at the end; without it the value is dropped',
  check(value) {
    const bytes = decodeBase32(value);
    if (bytes === null || bytes.length !== 36) return INVALID;
    return bytes.readUInt16LE(34) === crc16(bytes.subarray(0, 34)) ? VALID : INVALID;
  },
  /** `prefix`: SU, SA, SO, SN, SC or SX. */
  example(prefix, random) {
    const start = decodeBase32(`${prefix.slice(0, 2)}AA`)!;
    const seed = Buffer.concat([start.subarray(0, 2), random.bytes(32), Buffer.alloc(2)]);
    // The low bits of the second byte are no part of the kind: real seeds have 0 there, hence the third character A.
    seed[1]! &= 0xc0;
    seed.writeUInt16LE(crc16(seed.subarray(0, 34)), 34);
    return encodeBase32(seed);
  },
};

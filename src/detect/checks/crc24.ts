/** CRC-24 of OpenPGP armour: initial value B704CE, polynomial 1864CFB (RFC 9580, section 6.1). */
export function crc24(data: Uint8Array): number {
  let sum = 0xb704ce;
  for (const byte of data) {
    sum ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) {
      sum <<= 1;
      if ((sum & 0x1000000) !== 0) sum ^= 0x1864cfb;
    }
  }
  return sum & 0xffffff;
}

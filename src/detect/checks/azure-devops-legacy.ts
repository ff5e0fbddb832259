import { decodeBase32, encodeBase32 } from './base32.js';
import { INVALID, VALID, type Check } from './check.js';
import { crc32 } from './crc32.js';

/** Where the four bytes of the CRC-32 stand among the 32, lowest first. */
const PLACES = [22, 8, 7, 2];
/** User token, application token. */
const MASKS = [0xe0b9692d, 0x1019f92e];

/** The older personal access tokens of Azure DevOps: 52 characters of base32 with a scattered CRC-32. */
export const azureDevopsLegacy: Check = {
  name: 'azure-devops-crc32',
  about: 'Azure DevOps tokens of 52 base32 characters: scattered CRC32; without it the value is dropped',
  check(value) {
    const bytes = decodeBase32(value);
    if (bytes === null || bytes.length !== 32) return INVALID;
    const stored = PLACES.reduceRight((sum, place) => sum * 256 + bytes[place]!, 0);
    const rest = crc32(bytes.filter((_, index) => !PLACES.includes(index)));
    return MASKS.some((mask) => (rest ^ mask) >>> 0 === stored) ? VALID : INVALID;
  },
  example(prefix, random) {
    const bytes = random.bytes(32);
    let sum = (crc32(bytes.filter((_, index) => !PLACES.includes(index))) ^ MASKS[0]!) >>> 0;
    for (const place of PLACES) {
      bytes[place] = sum & 255;
      sum >>>= 8;
    }
    return prefix + encodeBase32(bytes).toLowerCase();
  },
};

/**
 * A key file of git-crypt 0.6 and newer (key.cpp): `\0GITCRYPTKEY`, the format's number 2, header fields, then an entry a
 * version: its number, an AES key of 32 bytes and an HMAC key of 64. A field is a number, a length and data, big-endian; number 0
 * ends a list.
 */
const GIT_CRYPT_MAGIC = '\0GITCRYPTKEY';

const FORMAT = 2;
const HEADER_KEY_NAME = 1;
const ENTRY_VERSION = 1;
const ENTRY_AES = 3;
const ENTRY_HMAC = 5;
const AES_BYTES = 32;
const HMAC_BYTES = 64;
/** Names are at most 128 bytes; more than some versions of one key nobody has. */
const LONGEST_NAME = 128;
const MOST_ENTRIES = 64;
/** More bytes than any key that is read here has. */
export const LONGEST_GIT_CRYPT_KEY = 16_384;

/** Length in bytes of the key file that begins at `anchor`; null where none does, or where it is cut off before its first key. */
export function gitCryptKeyLength(bytes: Buffer, length: number, anchor: number): number | null {
  const limit = Math.min(length, anchor + LONGEST_GIT_CRYPT_KEY);
  let at = anchor + GIT_CRYPT_MAGIC.length;
  if (at + 4 > limit || bytes.toString('latin1', anchor, at) !== GIT_CRYPT_MAGIC) return null;
  if (bytes.readUInt32BE(at) !== FORMAT) return null;
  const header = fieldsEnd(bytes, limit, at + 4, (id, size) => id === HEADER_KEY_NAME && size <= LONGEST_NAME);
  if (header === null) return null;
  at = header;
  for (let entries = 0; entries < MOST_ENTRIES && at + 4 <= limit; entries++) {
    let hasKey = false;
    const end = fieldsEnd(bytes, limit, at, (id, size) => {
      if (id === ENTRY_AES && size === AES_BYTES) hasKey = true;
      return (
        (id === ENTRY_VERSION && size === 4) ||
        (id === ENTRY_AES && size === AES_BYTES) ||
        (id === ENTRY_HMAC && size === HMAC_BYTES)
      );
    });
    if (end === null || !hasKey) break;
    at = end;
  }
  return at === header ? null : at - anchor;
}

/** Place after the 0 that ends a list of fields; null where one is not as `accepts` wants it, or the bytes end before. */
function fieldsEnd(
  bytes: Buffer,
  limit: number,
  from: number,
  accepts: (id: number, size: number) => boolean,
): number | null {
  let at = from;
  while (at + 4 <= limit) {
    const id = bytes.readUInt32BE(at);
    if (id === 0) return at + 4;
    if (at + 8 > limit) return null;
    const size = bytes.readUInt32BE(at + 4);
    if (!accepts(id, size) || at + 8 + size > limit) return null;
    at += 8 + size;
  }
  return null;
}

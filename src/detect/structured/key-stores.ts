import { isDerPrivateKey } from './der-keys.js';

/** What a binary file of keys is, told by its first bytes; null where it is none or holds public parts only. */
export interface KeyStore {
  readonly rule: 'generic-key-store' | 'generic-binary-private-key';
  readonly reason: string;
}

const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0xce, 0xce, 0xce, 0xce], 'a JCEKS key store'],
  [[0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5], 'a KeePass data base'],
  [[0x03, 0xd9, 0xa2, 0x9a, 0x65, 0xfb, 0x4b, 0xb5], 'a KeePass 1 data base'],
  [[0x50, 0x57, 0x53, 0x33], 'a Password Safe data base'],
  [[0xa1, 0xf8, 0x4e], 'an Oracle wallet that opens without a password'],
  [[0x6b, 0x79, 0x63, 0x68], 'a macOS keychain'],
];

/** Names of stores of certificates that are trusted, not of keys. */
const TRUST_STORE = /trust|cacerts|(?:^|[._-])ca[._-]/i;

export function recogniseKeyStore(bytes: Buffer, path: string): KeyStore | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const key = isDerPrivateKey(bytes);
  if (key !== null) return { rule: 'generic-binary-private-key', reason: key };
  if (isPkcs12(bytes)) return TRUST_STORE.test(name) ? null : { rule: 'generic-key-store', reason: 'a PKCS#12 store' };
  if (bytes.length > 12 && bytes.readUInt32BE(0) === 0xfeedfeed) {
    return jksHoldsKey(bytes) ? { rule: 'generic-key-store', reason: 'a Java key store with a private key' } : null;
  }
  const known = MAGIC.find(([magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (known) return { rule: 'generic-key-store', reason: known[1] };
  if (/\.keytab$/i.test(name) && bytes[0] === 5 && bytes[1] === 2)
    return { rule: 'generic-binary-private-key', reason: 'a Kerberos key table' };
  if (name.startsWith('krb5cc') && bytes[0] === 5 && bytes[1] === 4)
    return { rule: 'generic-binary-private-key', reason: 'a Kerberos ticket cache' };
  if (/^secring\.|\.gpg$|\.pgp$/i.test(name) && isOpenPgpSecretKey(bytes))
    return { rule: 'generic-binary-private-key', reason: 'an OpenPGP secret key ring' };
  return null;
}

/** SEQUENCE { INTEGER 3, SEQUENCE … }: the PFX of RFC 7292. */
function isPkcs12(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30 || bytes.length < 64) return false;
  const header = bytes[1]! >= 0x80 ? 2 + (bytes[1]! & 0x7f) : 2;
  return (
    header <= 6 &&
    bytes[header] === 2 &&
    bytes[header + 1] === 1 &&
    bytes[header + 2] === 3 &&
    bytes[header + 3] === 0x30
  );
}

/** Walks the entries of a JKS file (sun.security.provider.JavaKeyStore): tag 1 is a private key, 2 a trusted certificate. */
function jksHoldsKey(bytes: Buffer): boolean {
  const count = Math.min(bytes.readUInt32BE(8), 1000);
  let at = 12;
  for (let entry = 0; entry < count && at + 6 < bytes.length; entry++) {
    if (bytes.readUInt32BE(at) !== 2) return true;
    at += 4 + 2 + bytes.readUInt16BE(at + 4) + 8;
    if (at + 2 > bytes.length) return false;
    at += 2 + bytes.readUInt16BE(at);
    if (at + 4 > bytes.length) return false;
    at += 4 + bytes.readUInt32BE(at);
  }
  return false;
}

/** A secret-key packet, tag 5, in the old or the new format (RFC 9580, 4.2), with version 3 to 6. */
function isOpenPgpSecretKey(bytes: Buffer): boolean {
  const tag = bytes[0] ?? 0;
  if ((tag & 0x80) === 0) return false;
  if ((tag & 0x40) !== 0) return (tag & 0x3f) === 5;
  const lengthBytes = [1, 2, 4, 0][tag & 3]!;
  const version = bytes[1 + lengthBytes] ?? 0;
  return ((tag >> 2) & 0xf) === 5 && version >= 3 && version <= 6;
}

import { crc24 } from '../checks/crc24.js';
import type { Armor } from './read-armor.js';

/** What the bytes of a private key say of themselves. */
export interface KeyMaterial {
  /** true: the structure fits from end to end; false: it is something else; null: cannot tell. */
  readonly parses: boolean | null;
  readonly encrypted: boolean;
  /** It begins as a key does, so that a real one may have been cut or altered. */
  readonly begins?: boolean;
  /** A key that everybody has. */
  readonly published: string | null;
}

/** Reads what can be read of a key without its passphrase. */
export function readKeyMaterial(armor: Armor): KeyMaterial {
  const bytes = Buffer.from(base64Of(armor), 'base64');
  if (armor.label === 'OPENSSH PRIVATE KEY') return opensshMaterial(bytes);
  if (armor.label === 'PGP PRIVATE KEY BLOCK') return pgpMaterial(armor, bytes);
  const encrypted =
    armor.label === 'ENCRYPTED PRIVATE KEY' || armor.headers.some((header) => /^Proc-Type:.*ENCRYPTED/.test(header));
  // The old encrypted form holds ciphertext: nothing in it can be read.
  const parses = encrypted && armor.label !== 'ENCRYPTED PRIVATE KEY' ? null : fillsOneSequence(bytes);
  const begins = bytes[0] === 0x30;
  return {
    parses,
    encrypted,
    begins,
    published: isVagrantKey(bytes) ? "Vagrant's insecure key, which everybody has" : null,
  };
}

/** The base64 of the block without the checksum line of OpenPGP. */
export function base64Of(armor: Armor): string {
  return armor.lines.filter((line) => !line.startsWith('=')).join('');
}

/** Whether a DER SEQUENCE (X.690) begins the bytes and ends with them. */
function fillsOneSequence(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes[0] !== 0x30) return false;
  const first = bytes[1]!;
  if (first < 0x80) return bytes.length === first + 2;
  const count = first & 0x7f;
  if (count === 0 || count > 3) return false;
  return bytes.length === bytes.readUIntBE(2, count) + 2 + count;
}

/** `openssh-key-v1`, NUL, name of the cipher (OpenSSH, PROTOCOL.key). */
function opensshMaterial(bytes: Buffer): KeyMaterial {
  const magic = 'openssh-key-v1\0';
  if (bytes.toString('latin1', 0, magic.length) !== magic || bytes.length < magic.length + 8)
    return { parses: false, encrypted: false, published: null };
  const size = bytes.readUInt32BE(magic.length);
  const cipher = bytes.toString('latin1', magic.length + 4, magic.length + 4 + Math.min(size, 40));
  return { parses: size > 0 && size < 40, encrypted: cipher !== 'none', published: null };
}

/** A secret-key packet (RFC 9580: tag 5, old or new format), and the CRC-24 where it is given. */
function pgpMaterial(armor: Armor, bytes: Buffer): KeyMaterial {
  const tag = bytes[0] ?? 0;
  const isSecretKey = (tag & 0xc0) === 0xc0 ? (tag & 0x3f) === 5 : ((tag >> 2) & 0xf) === 5 && (tag & 0x80) !== 0;
  const given = armor.lines.find((line) => line.startsWith('='));
  if (given === undefined) return { parses: isSecretKey ? null : false, encrypted: false, published: null };
  const sum = crc24(bytes);
  const fits = Buffer.from([sum >> 16, (sum >> 8) & 255, sum & 255]).toString('base64') === given.slice(1);
  return { parses: isSecretKey && fits, encrypted: false, published: null };
}

/** The modulus of the key pair that every Vagrant box was made with begins E8 D1 7C 89 A9 65. */
function isVagrantKey(bytes: Buffer): boolean {
  return bytes.subarray(0, 40).includes(Buffer.from([0xe8, 0xd1, 0x7c, 0x89, 0xa9, 0x65]));
}

import { unicodeEncoding } from './unicode-text.js';

export type PackedFormat =
  'unicode' | 'gzip' | 'zip' | 'tar' | 'zlib' | 'pdf' | 'bzip2' | 'xz' | 'zstd' | 'lz4' | '7z' | 'rar';

/**
 * How the bytes are packed, by their first bytes, or null: called for every object of a history, so that plain text must cost next to nothing.
 * Reads 264 bytes at most.
 */
export function recognise(bytes: Buffer, length: number): PackedFormat | null {
  if (length < 8) return length >= 4 && unicodeEncoding(bytes, length) !== null ? 'unicode' : null;
  const first = bytes[0]!;
  const second = bytes[1]!;
  switch (first) {
    case 0x1f:
      return second === 0x8b && bytes[2] === 8 ? 'gzip' : null;
    case 0x50: // PK
      if (second === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))) return 'zip';
      break;
    case 0x25: // %PDF-
      if (second === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46 && bytes[4] === 0x2d) return 'pdf';
      break;
    case 0x42: // BZh1 and the digits of pi
      if (second === 0x5a && bytes[2] === 0x68 && bytes[4] === 0x31 && bytes[5] === 0x41) return 'bzip2';
      break;
    case 0xfd:
      return startsWith(bytes, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]) ? 'xz' : null;
    case 0x28:
      if (second === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd) return 'zstd';
      break;
    case 0x04:
      return startsWith(bytes, [0x04, 0x22, 0x4d, 0x18]) ? 'lz4' : null;
    case 0x37:
      if (startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])) return '7z';
      break;
    case 0x52: // Rar!
      if (startsWith(bytes, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07])) return 'rar';
      break;
    case 0x78:
      if (isZlib(bytes, length)) return 'zlib';
      break;
  }
  if (length >= 512 && bytes[257] === 0x75 && isTar(bytes)) return 'tar';
  if (second === 0 || first === 0 || first >= 0xfe) return unicodeEncoding(bytes, length) === null ? null : 'unicode';
  return null;
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function isTar(bytes: Buffer): boolean {
  return bytes.toString('latin1', 257, 262) === 'ustar' && (bytes[262] === 0 || bytes[262] === 0x20);
}

/**
 * RFC 1950's header with a deflate window and no dictionary, before a block of a type that exists. Text begins with "x" too: its second byte
 * is then no 0x9c or 0xda, and what follows reads as text.
 */
function isZlib(bytes: Buffer, length: number): boolean {
  const second = bytes[1]!;
  if (((0x78 << 8) | second) % 31 !== 0 || (second & 0x20) !== 0 || (bytes[2]! & 6) === 6) return false;
  for (let at = 2; at < Math.min(length, 40); at++) {
    const byte = bytes[at]!;
    if (byte < 9 || (byte > 13 && byte < 32) || (byte > 126 && second > 127)) return true;
  }
  return false;
}

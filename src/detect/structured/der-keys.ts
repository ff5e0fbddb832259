/** What kind of private key the bytes are in DER or Microsoft's formats, in words, or null. */
export function isDerPrivateKey(bytes: Buffer): string | null {
  if (bytes.length >= 16 && bytes.readUInt32BE(0) === 0x1ef1b5b0) return 'a private key in PVK form';
  if (bytes.length >= 20 && bytes[0] === 7 && bytes[1] === 2 && bytes.toString('latin1', 8, 12) === 'RSA2')
    return 'a strong-name key pair';
  if (bytes[0] !== 0x30 || bytes.length < 40) return null;
  const header = sequenceHeader(bytes);
  if (header === 0) return null;
  const [tag, length, first, next] = [bytes[header], bytes[header + 1], bytes[header + 2], bytes[header + 3]];
  // RFC 5958: version 0 or 1, then AlgorithmIdentifier; RFC 8017: version 0, then the modulus; RFC 5915: version 1, then the key.
  if (tag === 2 && length === 1 && first! <= 1 && next === 0x30 && holdsAlgorithm(bytes, header + 3))
    return 'a private key (PKCS#8) in DER';
  if (tag === 2 && length === 1 && first === 0 && next === 2 && bytes.length > 150)
    return 'a private key (PKCS#1) in DER';
  if (tag === 2 && length === 1 && first === 1 && next === 4) return 'a private key (SEC 1) in DER';
  return null;
}

/** Length of the header of a SEQUENCE that fills the bytes, but for a few behind it; 0 where it does not. */
function sequenceHeader(bytes: Buffer): number {
  const first = bytes[1]!;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 3 || first === 0x80) return 0;
  const length = count === 0 ? first : bytes.readUIntBE(2, count);
  const rest = bytes.length - (2 + count + length);
  return rest >= 0 && rest <= 4 ? 2 + count : 0;
}

/** An OBJECT IDENTIFIER begins the SEQUENCE at `at`. */
function holdsAlgorithm(bytes: Buffer, at: number): boolean {
  return bytes[at + 1]! < 0x80 && bytes[at + 2] === 6;
}

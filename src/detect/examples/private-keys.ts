import { crc24 } from '../checks/crc24.js';
import { derItem, integer, octets, oid, sequence, smallInteger } from './der.js';
import type { Random } from './random.js';

/** PEM blocks with the frame of a real key and random numbers in it: they parse, but open nothing. */
export function pemBlock(kind: string, random: Random): string | null {
  switch (kind) {
    case 'rsa':
      return pem('RSA PRIVATE KEY', rsaKey(random));
    case 'ec':
      return pem('EC PRIVATE KEY', ecKey(random));
    case 'pkcs8':
      return pem(
        'PRIVATE KEY',
        sequence(smallInteger(0), sequence(oid('2a864886f70d010101'), derItem(5)), octets(rsaKey(random))),
      );
    case 'encrypted':
      return pem('ENCRYPTED PRIVATE KEY', encryptedKey(random));
    case 'openssh':
      return pem('OPENSSH PRIVATE KEY', opensshKey(random), 70);
    case 'pgp':
      return pgpBlock(random);
    default:
      return null;
  }
}

function pem(label: string, content: Buffer, width = 64): string {
  // The label is joined at run time, so that no file of ours holds a header that hosts' push protection knows.
  return [
    `-----${'BEGIN'} ${label}-----`,
    ...wrap(content.toString('base64'), width),
    `-----${'END'} ${label}-----`,
  ].join('\n');
}

function wrap(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
}

function positive(random: Random, size: number): Buffer {
  const number = random.bytes(size);
  number[0] = 0x80 | number[0]!;
  return integer(number);
}

function rsaKey(random: Random): Buffer {
  const numbers = [128, 128, 64, 64, 64, 64, 64].map((size) => positive(random, size));
  return sequence(smallInteger(0), numbers[0]!, integer(Buffer.from([1, 0, 1])), ...numbers.slice(1));
}

function ecKey(random: Random): Buffer {
  const curve = derItem(0xa0, oid('2a8648ce3d030107'));
  const point = derItem(0xa1, derItem(0x03, Buffer.from([0, 4]), random.bytes(64)));
  return sequence(smallInteger(1), octets(random.bytes(32)), curve, point);
}

function encryptedKey(random: Random): Buffer {
  const derivation = sequence(
    oid('2a864886f70d01050c'),
    sequence(octets(random.bytes(8)), integer(Buffer.from([8, 0]))),
  );
  const cipher = sequence(oid('60864801650304012a'), octets(random.bytes(16)));
  const scheme = sequence(oid('2a864886f70d01050d'), sequence(derivation, cipher));
  return sequence(scheme, octets(random.bytes(608)));
}

function opensshKey(random: Random): Buffer {
  const text = (content: Buffer | string): Buffer => {
    const body = Buffer.from(content);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    return Buffer.concat([size, body]);
  };
  const publicKey = Buffer.concat([text('ssh-ed25519'), text(random.bytes(32))]);
  const secret = Buffer.concat([
    random.bytes(8),
    publicKey,
    text(random.bytes(64)),
    text('lantern'),
    Buffer.from([1, 2, 3, 4]),
  ]);
  return Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    text('none'),
    text('none'),
    text(''),
    Buffer.from([0, 0, 0, 1]),
    text(publicKey),
    text(secret),
  ]);
}

function pgpBlock(random: Random): string {
  const content = Buffer.concat([Buffer.from([0x95, 0x03, 0xbe]), random.bytes(600)]);
  const sum = crc24(content);
  const tail = Buffer.from([sum >> 16, (sum >> 8) & 255, sum & 255]).toString('base64');
  const label = 'PGP PRIVATE KEY BLOCK';
  return [
    `-----${'BEGIN'} ${label}-----`,
    '',
    ...wrap(content.toString('base64'), 64),
    `=${tail}`,
    `-----${'END'} ${label}-----`,
  ].join('\n');
}

/** A PuTTY key file, unencrypted (PuTTY manual, appendix C). */
export function puttyKeyFile(random: Random): string {
  return [
    'PuTTY-User-Key-File-2: ssh-rsa',
    'Encryption: none',
    'Comment: lantern',
    'Public-Lines: 2',
    ...wrap(random.bytes(90).toString('base64'), 64),
    'Private-Lines: 5',
    ...wrap(random.bytes(234).toString('base64'), 64),
    `Private-MAC: ${random.bytes(20).toString('hex')}`,
  ].join('\n');
}

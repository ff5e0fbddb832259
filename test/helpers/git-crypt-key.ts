/** A key file as `git-crypt export-key` writes it (format 2), with keys that nobody has. */
import { createHash } from 'node:crypto';

export function gitCryptKey(seed: string, { name = '', versions = 1 } = {}): Buffer {
  const field = (id: number, data: Buffer): Buffer[] => [number(id), number(data.length), data];
  const header = name === '' ? [] : field(1, Buffer.from(name));
  const entries = Array.from({ length: versions }, (_, version) => [
    ...field(1, number(version)),
    ...field(3, bytes(`${seed} aes ${version}`, 32)),
    ...field(5, bytes(`${seed} hmac ${version}`, 64)),
    number(0),
  ]).flat();
  return Buffer.concat([Buffer.from('\0GITCRYPTKEY', 'latin1'), number(2), ...header, number(0), ...entries]);
}

function number(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

function bytes(seed: string, length: number): Buffer {
  return createHash('sha512').update(seed).digest().subarray(0, length);
}

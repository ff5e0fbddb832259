import { latin1 } from '../latin1.js';

/** A PuTTY key file, version 2 or 3 (PuTTY manual, appendix C). */
export interface PuttyKey {
  readonly end: number;
  readonly encrypted: boolean;
  readonly closed: boolean;
  readonly examinedTo: number;
}

const MAX_SIZE = 16_384;
const HEAD = /^PuTTY-User-Key-File-[23]: [a-z0-9-]{3,40}(?:\r?\n|\\r\\n|\\n)[ \t]*Encryption: (none|aes256-cbc)/;
const PRIVATE = /Private-Lines: \d{1,4}\s/;
const MAC = /Private-MAC: [0-9a-f]{40,64}/;

export function readPuttyKey(text: Buffer, length: number, anchor: number): PuttyKey | null {
  const head = HEAD.exec(latin1(text, anchor, Math.min(length, anchor + 120)));
  if (head === null) return null;
  const limit = Math.min(length, anchor + MAX_SIZE);
  const rest = latin1(text, anchor, limit);
  const begin = PRIVATE.exec(rest);
  if (begin === null) return null;
  const mac = MAC.exec(rest);
  const end = mac === null ? begin.index + begin[0].length : mac.index + mac[0].length;
  return { end: anchor + end, encrypted: head[1] !== 'none', closed: mac !== null, examinedTo: limit };
}

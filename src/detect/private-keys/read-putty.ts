import { latin1 } from '../latin1.js';

/** A PuTTY key file, version 2 or 3 (PuTTY manual, appendix C). */
export interface PuttyKey {
  readonly end: number;
  readonly encrypted: boolean;
  readonly closed: boolean;
}

/** What stands at an anchor, and how far was looked to know. */
export interface PuttyReading {
  readonly key: PuttyKey | null;
  readonly examinedTo: number;
}

const MAX_SIZE = 16_384;
const HEAD_SIZE = 120;
const HEAD = /^PuTTY-User-Key-File-[23]: [a-z0-9-]{3,40}(?:\r?\n|\\r\\n|\\n)[ \t]*Encryption: (none|aes256-cbc)/;
const PRIVATE = /Private-Lines: \d{1,4}\s/;
const MAC = /Private-MAC: [0-9a-f]{40,64}/;

export function readPuttyKey(text: Buffer, length: number, anchor: number): PuttyReading {
  const headEnd = Math.min(length, anchor + HEAD_SIZE);
  const head = HEAD.exec(latin1(text, anchor, headEnd));
  if (head === null) return { key: null, examinedTo: headEnd };
  const limit = Math.min(length, anchor + MAX_SIZE);
  const rest = latin1(text, anchor, limit);
  const begin = PRIVATE.exec(rest);
  if (begin === null) return { key: null, examinedTo: limit };
  const mac = MAC.exec(rest);
  const last = mac ?? begin;
  const key = { end: anchor + last.index + last[0].length, encrypted: head[1] !== 'none', closed: mac !== null };
  return { key, examinedTo: limit };
}

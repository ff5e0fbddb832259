/** Writes packs byte by byte, sound ones and damaged ones. Format: gitformat-pack(5). */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

export interface PackEntry {
  /** 1 commit, 2 tree, 3 blob, 4 tag, 7 delta by id. */
  type: number;
  /** Inflated content. */
  content: Buffer;
  /** Hexadecimal id the index gives it; default: that of `content` as a blob. */
  id?: string;
  /** For type 7: hexadecimal id of the base. */
  base?: string;
  /** Claimed size; default: the content's. */
  claim?: number;
}

export function blobId(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Writes `pack-test.pack` and its index (version 2) into a bare repository. */
export function writePack(repository: string, entries: readonly PackEntry[]): string {
  const parts: Buffer[] = [Buffer.from('PACK'), uint32(2), uint32(entries.length)];
  const offsets: number[] = [];
  let at = 12;
  for (const entry of entries) {
    offsets.push(at);
    const header = entryHeader(entry.type, entry.claim ?? entry.content.length);
    const base = entry.base === undefined ? Buffer.alloc(0) : Buffer.from(entry.base, 'hex');
    const body = Buffer.concat([header, base, zlib.deflateSync(entry.content)]);
    parts.push(body);
    at += body.length;
  }
  const body = Buffer.concat(parts);
  const checksum = createHash('sha1').update(body).digest();
  const pack = path.join(repository, 'objects', 'pack', 'pack-test.pack');
  fs.mkdirSync(path.dirname(pack), { recursive: true });
  fs.writeFileSync(pack, Buffer.concat([body, checksum]));
  const ids = entries.map((entry) => entry.id ?? blobId(entry.content));
  fs.writeFileSync(pack.replace(/\.pack$/, '.idx'), packIndex(ids, offsets, checksum));
  return pack;
}

/** A delta that copies `copies` of [offset, size] from its base. */
export function deltaOf(baseSize: number, targetSize: number, copies: readonly [number, number][]): Buffer {
  const parts = [variable(baseSize), variable(targetSize)];
  for (const [offset, size] of copies) {
    parts.push(Buffer.from([0x80 | 0x01 | 0x02 | 0x10 | 0x20, offset & 255, offset >> 8, size & 255, size >> 8]));
  }
  return Buffer.concat(parts);
}

function packIndex(ids: string[], offsets: number[], packChecksum: Buffer): Buffer {
  const order = ids.map((_, k) => k).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  const fanOut = Array.from({ length: 256 }, (_, byte) =>
    uint32(ids.filter((id) => Number.parseInt(id.slice(0, 2), 16) <= byte).length),
  );
  const body = Buffer.concat([
    Buffer.from([0xff, 0x74, 0x4f, 0x63]),
    uint32(2),
    ...fanOut,
    ...order.map((k) => Buffer.from(ids[k]!, 'hex')),
    ...order.map(() => uint32(0)),
    ...order.map((k) => uint32(offsets[k]!)),
    packChecksum,
  ]);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

function entryHeader(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 15)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1]! |= 0x80;
    bytes.push(rest % 128);
  }
  return Buffer.from(bytes);
}

function variable(size: number): Buffer {
  const bytes: number[] = [];
  let rest = size;
  do {
    bytes.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(bytes);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

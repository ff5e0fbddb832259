/** One member of a zip archive as its directory tells it; nothing of it can be trusted. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** Where the packed bytes stand. */
  readonly from: number;
  readonly to: number;
  /** As declared; a lie in bombs. */
  readonly size: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_END = 0x06064b50;

/**
 * Members by the central directory (APPNOTE.TXT 4.3), or, where that is missing or damaged, by the local headers in a row. `limit` bounds how many
 * are listed. Ranges lie inside the bytes.
 */
export function listZip(bytes: Buffer, limit: number): ZipMember[] {
  const end = findEnd(bytes);
  const members = end < 0 ? [] : readCentral(bytes, end, limit);
  return members.length > 0 ? members : readLocals(bytes, limit);
}

/** An archive of nothing: its end record counts no members and none stand before it. */
export function isEmptyZip(bytes: Buffer): boolean {
  return bytes[2] === 5 && bytes.length >= 22 && bytes.readUInt16LE(10) === 0;
}

/** The end record stands in the last 64 KiB and 22 bytes. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === END) return at;
  }
  return -1;
}

function readCentral(bytes: Buffer, end: number, limit: number): ZipMember[] {
  const size = bytes.readUInt32LE(end + 12);
  let offset = bytes.readUInt32LE(end + 16);
  if (offset === 0xffffffff) offset = zip64Offset(bytes, end);
  // Bytes put before the archive (self-extracting, signed) shift every offset.
  const shift = Math.max(0, end - size - offset);
  let at =
    bytes.length > offset + shift + 4 && bytes.readUInt32LE(offset + shift) === CENTRAL ? offset + shift : offset;
  const base = at - offset;
  const members: ZipMember[] = [];
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === CENTRAL && members.length < limit) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const member = memberAt(bytes, base + bytes.readUInt32LE(at + 42), {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) !== 0,
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
    });
    if (member) members.push(member);
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
  return members;
}

function zip64Offset(bytes: Buffer, end: number): number {
  for (let at = end - 56; at >= Math.max(0, end - 4096); at--) {
    if (bytes[at] === 0x50 && bytes.readUInt32LE(at) === ZIP64_END && at + 56 <= bytes.length)
      return Number(bytes.readBigUInt64LE(at + 48) & 0xffffffffn);
  }
  return 0;
}

interface Declared {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
}

function memberAt(bytes: Buffer, local: number, declared: Declared): ZipMember | null {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) return null;
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from > bytes.length) return null;
  const { packed, ...rest } = declared;
  return { ...rest, from, to: Math.min(bytes.length, from + packed) };
}

/** Archives that break off have no directory; sizes that stand behind the data are then found by the next header. */
function readLocals(bytes: Buffer, limit: number): ZipMember[] {
  const members: ZipMember[] = [];
  const mark = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
  for (let at = bytes.indexOf(mark); at >= 0 && at + 30 <= bytes.length && members.length < limit;) {
    const nameLength = bytes.readUInt16LE(at + 26);
    const from = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
    const flags = bytes.readUInt16LE(at + 6);
    const declared = bytes.readUInt32LE(at + 18);
    const next = bytes.indexOf(mark, from + ((flags & 8) === 0 ? declared : 0));
    const to = (flags & 8) === 0 && declared > 0 ? from + declared : next < 0 ? bytes.length : next;
    members.push({
      name: bytes.toString('utf8', at + 30, at + 30 + nameLength),
      method: bytes.readUInt16LE(at + 8),
      encrypted: (flags & 1) !== 0,
      from: Math.min(from, bytes.length),
      to: Math.min(Math.max(from, to), bytes.length),
      size: bytes.readUInt32LE(at + 22),
    });
    at = next;
  }
  return members;
}

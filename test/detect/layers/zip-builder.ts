import zlib from 'node:zlib';

export interface Member {
  readonly name: string;
  readonly data: Buffer;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** What the directory says it unpacks to. */
  readonly claimedSize?: number;
}

/** A zip archive as archivers write it (APPNOTE.TXT 4.3). `cut`: without its directory. */
export function buildZip(members: readonly Member[], options: { cut?: boolean } = {}): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name, 'utf8');
    const packed = member.stored ? member.data : zlib.deflateRawSync(member.data);
    const head = header(member, packed);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, name, packed]);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, position, name]));
    locals.push(local);
    offset += local.length;
  }
  if (options.cut) return Buffer.concat(locals);
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** From the version needed to the length of the extra field: 26 bytes, the same in both headers. */
function header(member: Member, packed: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(member.encrypted ? 1 : 0, 2);
  head.writeUInt16LE(member.method ?? (member.stored ? 0 : 8), 4);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(member.claimedSize ?? member.data.length, 18);
  head.writeUInt16LE(Buffer.byteLength(member.name), 22);
  return head;
}

/** A ustar archive. */
export function buildTar(members: readonly { name: string; data: Buffer }[]): Buffer {
  const blocks = members.flatMap(({ name, data }) => {
    const head = Buffer.alloc(512);
    head.write(name.slice(0, 100), 0);
    head.write('0000644\0', 100);
    head.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('0', 156);
    head.write('ustar\x0000', 257, 'latin1');
    return [head, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

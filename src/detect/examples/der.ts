/** Just enough DER (ITU-T X.690) to write the frames of private keys for examples. */
export function derItem(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), derLength(content.length), content]);
}

function derLength(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  return length < 256 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 255]);
}

export const sequence = (...items: Buffer[]): Buffer => derItem(0x30, ...items);
export const octets = (content: Buffer): Buffer => derItem(0x04, content);
export const oid = (hex: string): Buffer => derItem(0x06, Buffer.from(hex, 'hex'));
/** A positive INTEGER; a first byte above 127 gets a zero before it. */
export const integer = (content: Buffer): Buffer =>
  derItem(0x02, content[0]! > 127 ? Buffer.concat([Buffer.from([0]), content]) : content);
export const smallInteger = (value: number): Buffer => integer(Buffer.from([value]));

/** Several lists of numbers and bytes as one file: each behind its length, at a multiple of eight bytes. */
const ALIGNMENT = 8;

export function joinSections(sections: readonly ArrayBufferView[]): Buffer[] {
  return sections.flatMap((section) => {
    const bytes = Buffer.from(section.buffer, section.byteOffset, section.byteLength);
    const length = Buffer.alloc(ALIGNMENT);
    length.writeUInt32LE(bytes.length);
    return [length, bytes, Buffer.alloc(paddingOf(bytes.length))];
  });
}

/** Reads sections in their order. Throws RangeError behind the last one. */
export function createSectionReader(content: Buffer): {
  bytes(): Buffer;
  integers(): Int32Array;
  numbers(): Float64Array;
} {
  let at = 0;
  const bytes = (): Buffer => {
    const length = content.readUInt32LE(at);
    const start = at + ALIGNMENT;
    if (start + length > content.length) throw new RangeError('a section goes beyond the end');
    at = start + length + paddingOf(length);
    return content.subarray(start, start + length);
  };
  /** Copies, so that numbers stand where the processor wants them whatever the file was read into. */
  const aligned = (): ArrayBuffer => Uint8Array.from(bytes()).buffer;
  return { bytes, integers: () => new Int32Array(aligned()), numbers: () => new Float64Array(aligned()) };
}

function paddingOf(length: number): number {
  return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}

/** Text in an encoding of two or four bytes a character, turned into UTF-8, with the way back. */
export interface DecodedText {
  readonly layer: 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';
  readonly bytes: Buffer;
  /** The range in the original of a range in `bytes`. */
  place(start: number, end: number): [number, number];
}

type Encoding = DecodedText['layer'];

/**
 * The encoding of UTF-16 or UTF-32 text: by its byte order mark (The Unicode Standard, 23.8), or by the NULs that ASCII leaves in it. Null for
 * everything else. Looks at 32 bytes at most.
 */
export function unicodeEncoding(bytes: Buffer, length: number): { encoding: Encoding; from: number } | null {
  if (length < 4) return null;
  const [a, b, c, d] = [bytes[0]!, bytes[1]!, bytes[2]!, bytes[3]!];
  if (a === 0xff && b === 0xfe) {
    // UTF-16 text that begins with U+0000 is none; UTF-32's mark is that.
    if (c === 0 && d === 0) return { encoding: 'utf-32le', from: 4 };
    return { encoding: 'utf-16le', from: 2 };
  }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', from: 2 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', from: 4 };
  if (length < 8 || (a !== 0) === (b !== 0)) return null;
  if (looksLike(bytes, length, 0)) return { encoding: 'utf-16le', from: 0 };
  return looksLike(bytes, length, 1) ? { encoding: 'utf-16be', from: 0 } : null;
}

/** ASCII text in two bytes a character, its low byte at `low`. */
function looksLike(bytes: Buffer, length: number, low: 0 | 1): boolean {
  const stop = Math.min(length - 1, 32);
  for (let at = 0; at < stop; at += 2) {
    const character = bytes[at + low]!;
    if (bytes[at + 1 - low] !== 0) return false;
    if (character >= 127 || (character < 32 && character !== 9 && character !== 10 && character !== 13)) return false;
  }
  return true;
}

/** The text as UTF-8, or null where the bytes are not in such an encoding. Lone surrogates become U+FFFD. */
export function decodeUnicode(bytes: Buffer, length = bytes.length): DecodedText | null {
  const found = unicodeEncoding(bytes, length);
  if (found === null) return null;
  const { encoding, from } = found;
  const width = encoding.startsWith('utf-16') ? 2 : 4;
  const little = encoding.endsWith('le');
  const out = Buffer.allocUnsafe((Math.ceil((length - from) / width) + 1) * (width === 2 ? 3 : 4));
  const origin = new Int32Array(out.length + 1);
  let used = 0;
  for (let at = from; at + width <= length;) {
    const [code, size] = width === 2 ? readUtf16(bytes, at, length, little) : [readUtf32(bytes, at, little), 4];
    const before = used;
    used = writeUtf8(out, used, code);
    for (let k = before; k < used; k++) origin[k] = at;
    at += size;
    origin[used] = at;
  }
  return {
    layer: encoding,
    bytes: out.subarray(0, used),
    place: (start, end) => [
      start >= used ? length : origin[start]!,
      end <= start ? origin[start]! : nextOrigin(origin, end, used),
    ],
  };
}

/** Where the character behind `end` begins: the end of the one before it. */
function nextOrigin(origin: Int32Array, end: number, used: number): number {
  let at = Math.min(end, used);
  // `end` may stand inside a character of several bytes.
  while (at < used && origin[at] === origin[at - 1]) at++;
  return origin[at]!;
}

function readUtf16(bytes: Buffer, at: number, length: number, little: boolean): [number, number] {
  const unit = (place: number): number => (little ? bytes.readUInt16LE(place) : bytes.readUInt16BE(place));
  const first = unit(at);
  if (first < 0xd800 || first > 0xdfff) return [first, 2];
  if (first < 0xdc00 && at + 4 <= length) {
    const second = unit(at + 2);
    if (second >= 0xdc00 && second <= 0xdfff) return [0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), 4];
  }
  return [0xfffd, 2];
}

function readUtf32(bytes: Buffer, at: number, little: boolean): number {
  const code = little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code;
}

function writeUtf8(out: Buffer, at: number, code: number): number {
  if (code < 0x80) {
    out[at] = code;
    return at + 1;
  }
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 63);
    return at + 2;
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12);
    out[at + 1] = 0x80 | ((code >> 6) & 63);
    out[at + 2] = 0x80 | (code & 63);
    return at + 3;
  }
  out[at] = 0xf0 | (code >> 18);
  out[at + 1] = 0x80 | ((code >> 12) & 63);
  out[at + 2] = 0x80 | ((code >> 6) & 63);
  out[at + 3] = 0x80 | (code & 63);
  return at + 4;
}

import { inflateBounded } from './inflate-bounded.js';

/** Names of the filters of a stream's dictionary, in the order in which they are undone. */
export function filtersOf(dictionary: string): string[] {
  const given = /\/Filter\s*(?:\[([^\]]*)\]|(\/\w+))/.exec(dictionary);
  return ((given?.[1] ?? given?.[2] ?? '').match(/\/\w+/g) ?? []).map((name) => name.slice(1));
}

export interface Unfiltered {
  readonly bytes: Buffer;
  readonly problem: string | null;
}

type Filter = (source: Buffer, room: number) => Unfiltered;

const whole = (bytes: Buffer): Unfiltered => ({ bytes, problem: null });

/** ISO 32000-1, 7.4; abbreviations from its Table 94. */
const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: (source, room) => inflateBounded(source, 'zlib', room),
  ASCIIHexDecode: (source) =>
    whole(
      Buffer.from(
        source
          .toString('latin1')
          .replace(/>[^]*$/, '')
          .replace(/\s+/g, ''),
        'hex',
      ),
    ),
  ASCII85Decode: (source) => whole(decodeAscii85(source)),
  LZWDecode: decodeLzw,
};
const SHORT: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
};

/** Undoes all filters; null where one is not known. */
export function undoFilters(source: Buffer, names: readonly string[], room: number): Unfiltered | null {
  let current = whole(source);
  for (const name of names) {
    const filter = FILTERS[SHORT[name] ?? name];
    if (filter === undefined) return null;
    const next = filter(current.bytes, room);
    current = { bytes: next.bytes, problem: current.problem ?? next.problem };
  }
  return current;
}

function decodeAscii85(source: Buffer): Buffer {
  const out = Buffer.alloc(source.length * 4 + 4);
  let used = 0;
  let group: number[] = [];
  const write = (digits: number[], count: number): void => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0) % 2 ** 32;
    for (let byte = 0; byte < count; byte++) out[used++] = Math.floor(value / 2 ** (24 - byte * 8)) & 255;
  };
  for (const byte of source) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) used += 4;
    else if (byte >= 0x21 && byte <= 0x75) {
      group.push(byte - 0x21);
      if (group.length === 5) {
        write(group, 4);
        group = [];
      }
    }
  }
  if (group.length > 1) write([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1);
  return out.subarray(0, used);
}

const CLEAR = 256;
const END = 257;

/** Variable-length codes from 9 to 12 bits, highest bit first, lengthened one code early (7.4.4). */
function decodeLzw(source: Buffer, room: number): Unfiltered {
  const out = Buffer.allocUnsafe(Math.min(room, source.length * 64 + 4096));
  /** Each code's text is that of another code with one byte behind it; both stand in what was written. */
  const starts = new Int32Array(4097);
  const lengths = new Int32Array(4097);
  let used = 0;
  let next = 258;
  let width = 9;
  let previous = -1;
  let previousStart = 0;
  let previousLength = 0;
  let bits = 0;
  let count = 0;
  for (const byte of source) {
    bits = ((bits << 8) | byte) & 0xfffff;
    count += 8;
    if (count < width) continue;
    count -= width;
    const code = (bits >>> count) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      next = 258;
      width = 9;
      previous = -1;
      continue;
    }
    const start = used;
    const length = code < 256 ? 1 : code < next ? lengths[code]! : previousLength + 1;
    if (code > next || (code === next && previous < 0)) return { bytes: out.subarray(0, used), problem: 'damaged' };
    if (used + length > out.length) return { bytes: out.subarray(0, used), problem: 'too large' };
    if (previous >= 0 && next <= 4096) {
      starts[next] = previousStart;
      lengths[next] = previousLength + 1;
      next++;
    }
    // The byte behind the previous text is the first of this one, so that copying forward writes it in time.
    const from = code < 256 ? -1 : code === next - 1 && previous >= 0 ? previousStart : starts[code]!;
    for (let k = 0; k < length; k++) out[used++] = from < 0 ? code : out[from + k]!;
    previous = code;
    previousStart = start;
    previousLength = length;
    if (next + 1 >= 1 << width && width < 12) width++;
  }
  return whole(out.subarray(0, used));
}

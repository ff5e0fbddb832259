import { layerName, stored, type Opener } from './content.js';

const BLOCK = 512;

/** POSIX ustar, GNU and pax archives (pax(1), "ustar Interchange Format"). Members keep their places in the object. */
export const openTar: Opener = (content, budget, inside) => {
  const { bytes } = content;
  let longName = '';
  for (let at = 0; at + BLOCK <= bytes.length;) {
    if (bytes[at] === 0) {
      at += BLOCK;
      continue;
    }
    if (bytes.toString('latin1', at + 257, at + 262) !== 'ustar') {
      budget.gap('tar', 'a header that is none');
      return;
    }
    const size = readSize(bytes, at + 124);
    const type = String.fromCharCode(bytes[at + 156]!);
    const from = at + BLOCK;
    const to = Math.min(bytes.length, from + size);
    if (from + size > bytes.length) budget.gap('tar', 'cut short');
    if (type === 'L') longName = readText(bytes, from, to);
    else if (type === 'x') longName = paxPath(bytes.toString('utf8', from, to)) || longName;
    else {
      const name = longName || headerName(bytes, at);
      longName = '';
      if ((type === '0' || type === '\0' || type === '7') && size > 0) {
        if (!budget.takeMember('tar')) return;
        inside(stored(content, layerName('tar', name), name, from, to));
      }
    }
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
};

function headerName(bytes: Buffer, at: number): string {
  const name = readText(bytes, at, at + 100);
  const prefix = bytes[at + 263] === 0x30 || bytes[at + 263] === 0 ? readText(bytes, at + 345, at + 500) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function readText(bytes: Buffer, from: number, to: number): string {
  const nul = bytes.subarray(from, to).indexOf(0);
  return bytes.toString('utf8', from, nul < 0 ? to : from + nul);
}

/** Octal digits, or GNU's binary form with the highest bit set. */
function readSize(bytes: Buffer, at: number): number {
  if ((bytes[at]! & 0x80) !== 0) return Number(bytes.readBigUInt64BE(at + 4) & 0xffffffffffffn);
  const digits = /[0-7]+/.exec(bytes.toString('latin1', at, at + 12))?.[0] ?? '0';
  return parseInt(digits, 8);
}

function paxPath(records: string): string {
  return /^\d+ path=(.*)$/m.exec(records)?.[1] ?? '';
}

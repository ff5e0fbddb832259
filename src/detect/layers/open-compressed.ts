import { unpacked, type Content, type Opener } from './content.js';
import { inflateBounded, type Wrapper } from './inflate-bounded.js';
import type { Budget } from './limits.js';

/** RFC 1952. The name in the header, or the outer name without its ending, is the member's. */
export const openGzip: Opener = (content, budget, inside) => {
  openStream(content, 'gzip', 'gzip', budget, inside);
};

/** RFC 1950. */
export const openZlib: Opener = (content, budget, inside) => {
  openStream(content, 'zlib', 'zlib', budget, inside);
};

function openStream(
  content: Content,
  layer: string,
  wrapper: Wrapper,
  budget: Budget,
  inside: (content: Content) => void,
): void {
  if (!budget.takeMember(layer)) return;
  const { bytes, problem } = inflateBounded(content.bytes, wrapper, budget.room(content.bytes.length));
  if (problem !== null) budget.gap(layer, problem);
  budget.spend(bytes.length);
  if (bytes.length > 0) inside(unpacked(content, layer, innerName(content), bytes));
}

/** conf.env.gz holds conf.env; x.tgz holds x.tar. */
function innerName(content: Content): string {
  const own = content.layers.length === 0 ? headerName(content.bytes) : content.name;
  return own.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
}

function headerName(bytes: Buffer): string {
  if (bytes[0] !== 0x1f || bytes.length < 20 || (bytes[3]! & 8) === 0) return '';
  const from = (bytes[3]! & 4) !== 0 ? 12 + bytes.readUInt16LE(10) : 10;
  const end = bytes.indexOf(0, from);
  return end < 0 || end - from > 300 ? '' : bytes.toString('latin1', from, end);
}

/** Formats that are recognised and not opened. */
export const NOT_OPENED: Readonly<Record<string, string>> = {
  bzip2: 'compressed, not opened',
  xz: 'compressed, not opened',
  zstd: 'compressed, not opened',
  lz4: 'compressed, not opened',
  '7z': 'archive, not opened',
  rar: 'archive, not opened',
};

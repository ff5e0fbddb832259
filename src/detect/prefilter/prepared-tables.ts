/**
 * Tables of the package's own rules, laid out when it is built, and their patterns, read: working them out takes longer than scanning a
 * small repository.
 */
import type { PackedPatterns } from '../rules/packed-patterns.js';
import type { TableImage } from './needle-tables.js';

/** `signature`: of the rules that the tables were made for (detectionSignature). */
export interface PreparedTables {
  readonly signature: string;
  readonly image: TableImage;
  readonly patterns: PackedPatterns;
}

const MAGIC = 'unearth tables 1\n';

type Header = Omit<PreparedTables, 'image'> & Omit<TableImage, 'bytes'>;

/** One line that says what follows, one of JSON, then the image's bytes. */
export function encodePrepared({ signature, image, patterns }: PreparedTables): Buffer {
  const { bytes, ...numbers } = image;
  return Buffer.concat([Buffer.from(`${MAGIC}${JSON.stringify({ signature, patterns, ...numbers })}\n`), bytes]);
}

/** Null for anything that encodePrepared did not write. */
export function decodePrepared(file: Buffer): PreparedTables | null {
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const end = file.indexOf('\n', MAGIC.length);
  const { signature, patterns, ...numbers } = JSON.parse(file.toString('utf8', MAGIC.length, end)) as Header;
  const bytes = file.subarray(end + 1);
  return bytes.length === numbers.screens - numbers.start
    ? { signature, patterns, image: { ...numbers, bytes } }
    : null;
}

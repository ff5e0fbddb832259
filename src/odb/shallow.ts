import { join } from 'node:path';
import { readRegularFile } from './regular-file.js';

const LARGEST_SHALLOW_FILE = 256 << 20;

/** The commits of a `shallow` file: one hexadecimal id a line. What is none is left out. */
export function parseShallow(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter((word) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(word)))];
}

/** The commits at the border of a shallow clone; none in a complete repository. */
export function readShallow(commonDir: string): string[] {
  const content = readRegularFile(join(commonDir, 'shallow'), LARGEST_SHALLOW_FILE);
  return content === null ? [] : parseShallow(content.toString('latin1'));
}

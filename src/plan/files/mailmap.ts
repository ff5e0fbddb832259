/** The file for `--mailmap`: whole addresses of authors, committers and taggers; the match ignores their case. */
import type { LiteralRule } from '../instruments.js';

export function mailmapFile(rules: readonly LiteralRule[]): Buffer {
  const lines = rules
    .filter(({ find }) => isAddress(find))
    .map(({ find, replace }) => [Buffer.from('<'), replace, Buffer.from('> <'), find, Buffer.from('>\n')]);
  return Buffer.concat(lines.flat());
}

/** What a mailmap line can hold between its angle brackets. */
export function isAddress(bytes: Buffer): boolean {
  return /^[^@\s<>#]+@[^@\s<>#]+$/.test(bytes.toString('latin1'));
}

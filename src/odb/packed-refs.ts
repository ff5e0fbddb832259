import { join } from 'node:path';
import { isObjectId } from './object-id.js';
import { printable } from './printable.js';
import { readRegularFile } from './regular-file.js';
import type { Problem } from './types.js';

const LARGEST_PACKED_REFS = 1 << 30;

/**
 * Parses a packed-refs file: `ID NAME` a line, `#` a header, `^ID` what the tag of the line before peels to.
 * Other lines become problems.
 */
export function parsePackedRefs(text: string): { refs: Map<string, string>; problems: Problem[] } {
  const refs = new Map<string, string>();
  const problems: Problem[] = [];
  text.split('\n').forEach((line, index) => {
    if (line === '' || line.startsWith('#') || line.startsWith('^')) return;
    const space = line.indexOf(' ');
    const id = line.slice(0, space);
    if (space > 0 && isObjectId(id)) refs.set(line.slice(space + 1), id);
    else problems.push(brokenLine(index + 1));
  });
  return { refs, problems };
}

/** The refs of a repository's packed-refs file; none where there is none. */
export function readPackedRefs(commonDir: string): { refs: Map<string, string>; problems: Problem[] } {
  try {
    const content = readRegularFile(join(commonDir, 'packed-refs'), LARGEST_PACKED_REFS);
    return content === null ? { refs: new Map(), problems: [] } : parsePackedRefs(content.toString('utf8'));
  } catch (error) {
    const message = printable((error as Error).message);
    return { refs: new Map(), problems: [{ kind: 'ref-broken', message, subject: 'packed-refs' }] };
  }
}

function brokenLine(lineNumber: number): Problem {
  return { kind: 'ref-broken', message: `line ${lineNumber} of packed-refs is no ref`, subject: 'packed-refs' };
}

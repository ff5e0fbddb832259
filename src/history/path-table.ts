import { createPairTable, type NameTable } from './intern.js';

/** Paths as chains of names: equal paths have one number. -1 is the root. */
export interface PathTable {
  readonly size: number;
  intern(parent: number, name: number): number;
  /** The path's bytes, '/'-separated. */
  bytes(path: number): Buffer;
  parent(path: number): number;
  name(path: number): number;
}

export function createPathTable(names: NameTable): PathTable {
  const pairs = createPairTable();
  return {
    get size() {
      return pairs.size;
    },
    intern: (parent, name) => pairs.intern(parent, name),
    parent: (path) => pairs.first(path),
    name: (path) => pairs.second(path),
    bytes(path) {
      const parts: Buffer[] = [];
      for (let at = path; at >= 0; at = pairs.first(at)) parts.push(names.bytes(pairs.second(at)));
      const slash = Buffer.from('/');
      return Buffer.concat(parts.reverse().flatMap((part, k) => (k === 0 ? [part] : [slash, part])));
    },
  };
}

/** A path for people: valid UTF-8 as it is, anything else with U+FFFD. */
export function displayPath(bytes: Buffer): { text: string; exact: boolean } {
  const text = bytes.toString('utf8');
  return { text, exact: Buffer.from(text, 'utf8').equals(bytes) };
}

/** Delta families: a whole object and everything stored as deltas against it, directly or through others. */
import type { ObjectTable } from './object-table.js';

export interface Families {
  /** Children of entry e: children[childStart[e]] ... children[childStart[e + 1] - 1], in pack order. */
  childStart: Int32Array;
  children: Int32Array;
  /** Entries that are whole objects of a known type. */
  roots: Int32Array;
  /** Inflated bytes stored in each root's family: what reading it costs. */
  storedBytes: Float64Array;
  /** Objects in each root's family. */
  members: Int32Array;
}

/** Links every entry to the deltas against it. */
export function findFamilies(table: ObjectTable): Families {
  const { count, base } = table;
  const childStart = new Int32Array(new SharedArrayBuffer((count + 1) * 4));
  for (let entry = 0; entry < count; entry++) if (base[entry]! >= 0) childStart[base[entry]! + 1]!++;
  for (let entry = 0; entry < count; entry++) childStart[entry + 1]! += childStart[entry]!;
  const children = new Int32Array(new SharedArrayBuffer(Math.max(4, childStart[count]! * 4)));
  const next = childStart.slice();
  for (let entry = 0; entry < count; entry++) if (base[entry]! >= 0) children[next[base[entry]!]!++] = entry;
  const roots = listRoots(table);
  return { childStart, children, roots, ...weighFamilies(table, roots) };
}

function listRoots(table: ObjectTable): Int32Array {
  const roots: number[] = [];
  for (let entry = 0; entry < table.count; entry++) {
    if (table.base[entry]! < 0 && table.type[entry] !== 0) roots.push(entry);
  }
  return Int32Array.from(roots);
}

function weighFamilies(table: ObjectTable, roots: Int32Array): Pick<Families, 'storedBytes' | 'members'> {
  const rootOf = new Int32Array(table.count).fill(-1);
  const position = new Map<number, number>();
  roots.forEach((root, k) => {
    rootOf[root] = root;
    position.set(root, k);
  });
  const storedBytes = new Float64Array(roots.length);
  const members = new Int32Array(roots.length);
  const chain: number[] = [];
  for (let entry = 0; entry < table.count; entry++) {
    let at = entry;
    while (rootOf[at]! < 0 && table.base[at]! >= 0) {
      chain.push(at);
      at = table.base[at]!;
    }
    const root = rootOf[at]!;
    for (const link of chain) rootOf[link] = root;
    chain.length = 0;
    if (root < 0) continue;
    const family = position.get(root)!;
    storedBytes[family]! += table.inflatedSize[entry]! + 64;
    members[family]!++;
  }
  return { storedBytes, members };
}

import { sizeOf, type ByteSet } from './byte-set.js';
import type { Edge, PatternNode } from './pattern-tree.js';

const EDGES: Record<Edge, string> = { word: '\\b', 'not-word': '\\B', start: '^', end: '$' };

/** Writes a pattern tree as an expression that RE2 and ECMAScript (no flags) read alike on Latin-1 text. */
export function printPattern(node: PatternNode): string {
  switch (node.type) {
    case 'set':
      return printSet(node.set);
    case 'edge':
      return EDGES[node.edge];
    case 'sequence':
      return node.items
        .map((item) => (item.type === 'choice' ? `(?:${printPattern(item)})` : printPattern(item)))
        .join('');
    case 'choice':
      return node.options.map(printPattern).join('|');
    case 'group':
      return node.index === 0 ? `(?:${printPattern(node.item)})` : `(${printPattern(node.item)})`;
    case 'repeat':
      return printRepeated(node.item) + printBounds(node.min, node.max) + (node.lazy ? '?' : '');
  }
}

function printRepeated(item: PatternNode): string {
  return item.type === 'set' || item.type === 'group' ? printPattern(item) : `(?:${printPattern(item)})`;
}

function printBounds(min: number, max: number): string {
  if (min === 0 && max === Infinity) return '*';
  if (min === 1 && max === Infinity) return '+';
  if (min === 0 && max === 1) return '?';
  if (max === Infinity) return `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function printSet(set: ByteSet): string {
  const size = sizeOf(set);
  if (size === 1) return printByte(set.indexOf(1));
  let ranges = '';
  for (let low = 0; low < 256; low++) {
    if (set[low] !== 1) continue;
    let high = low;
    while (high < 255 && set[high + 1] === 1) high++;
    ranges += printByte(low);
    if (high > low) ranges += (high > low + 1 ? '-' : '') + printByte(high);
    low = high;
  }
  return `[${ranges}]`;
}

function printByte(byte: number): string {
  const isAlphanumeric = (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
  return isAlphanumeric || byte === 95 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}

import { addAll, emptySet, sizeOf, type ByteSet } from './byte-set.js';
import type { PatternNode } from './pattern-tree.js';

/** How every match of a pattern begins: 0 or 1 byte of boundary, then a keyword. */
export interface LeadingForm {
  /** Bytes between the start of the match and the keyword: at least, at most (0 or 1). */
  readonly boundary: readonly [number, number];
  /** Bytes that can stand right before a keyword that does not begin its line; null where nothing is known of them. */
  readonly before: ByteSet | null;
  /** `heads[i]`: the bytes that can stand i bytes after the keyword's first. Holds for every match, from index 0 on. */
  readonly heads: readonly ByteSet[];
}

/** Longer fixed beginnings are left to the engine. */
const MAX_HEADS = 96;
const MAX_PREFIXES = 2_000;

/** The leading form, or null where a match can begin without a keyword. `keywords` are lower case. */
export function leadingForm(tree: PatternNode, keywords: readonly string[]): LeadingForm | null {
  const { rest, boundary } = stripBoundary(tree);
  if (boundary[1] > 1 || !alwaysStartsWith(rest, keywords)) return null;
  return { boundary, before: bytesBefore(tree), heads: headsOf(rest).sets };
}

/** What the boundary at the front of a pattern lets stand before the keyword: a class, or the start of a line. */
function bytesBefore(node: PatternNode): ByteSet | null {
  if (node.type === 'sequence' && node.items.length > 0) return bytesBefore(node.items[0]!);
  if (node.type === 'set') return sizeOf(node.set) > 64 ? node.set : null;
  if (node.type === 'group' && (node.index === 0 || node.item.type === 'sequence')) return bytesBefore(node.item);
  if (node.type !== 'choice') return null;
  const before = emptySet();
  for (const option of node.options) {
    if (option.type === 'set' && sizeOf(option.set) > 64) addAll(before, option.set);
    else if (option.type !== 'edge' || option.edge !== 'start') return null;
  }
  return before;
}

interface Stripped {
  readonly rest: PatternNode;
  readonly boundary: readonly [number, number];
}

const NOTHING: PatternNode = { type: 'sequence', items: [] };

/** Takes assertions and one class such as `(?:^|[^0-9a-z])` off the front. */
function stripBoundary(node: PatternNode): Stripped {
  const whole = boundaryWidth(node);
  if (whole !== null && node.type !== 'set') return { rest: NOTHING, boundary: whole };
  if (node.type === 'sequence' && node.items.length > 0) return stripSequence(node.items);
  if (node.type === 'group') {
    const inner = stripBoundary(node.item);
    return { rest: { ...node, item: inner.rest }, boundary: inner.boundary };
  }
  if (node.type === 'choice') {
    const options = node.options.map(stripBoundary);
    const boundary = [
      Math.min(...options.map((o) => o.boundary[0])),
      Math.max(...options.map((o) => o.boundary[1])),
    ] as const;
    return { rest: { type: 'choice', options: options.map((option) => option.rest) }, boundary };
  }
  return { rest: node, boundary: [0, 0] };
}

function stripSequence(items: readonly PatternNode[]): Stripped {
  const [first, ...others] = items as [PatternNode, ...PatternNode[]];
  const width = boundaryWidth(first);
  if (width === null) {
    const inner = stripBoundary(first);
    return { rest: { type: 'sequence', items: [inner.rest, ...others] }, boundary: inner.boundary };
  }
  const next =
    width[1] === 0
      ? stripBoundary({ type: 'sequence', items: others })
      : { rest: { type: 'sequence', items: others } as PatternNode, boundary: [0, 0] };
  return { rest: next.rest, boundary: [width[0] + next.boundary[0]!, width[1] + next.boundary[1]!] };
}

/** Width of an element that only says where a match may begin, or null where it is a part of the match proper. */
function boundaryWidth(node: PatternNode): readonly [number, number] | null {
  if (node.type === 'edge') return [0, 0];
  // A class of few bytes is the token's own first character, not a boundary.
  if (node.type === 'set') return sizeOf(node.set) > 64 ? [1, 1] : null;
  if (node.type === 'repeat' && node.item.type === 'set' && node.min === 0 && node.max === 1) return [0, 1];
  if (node.type === 'group' && node.index === 0) return node.item.type === 'set' ? [1, 1] : boundaryWidth(node.item);
  if (node.type !== 'choice') return null;
  let [least, most] = [1, 0];
  for (const option of node.options) {
    const width = option.type === 'set' ? ([1, 1] as const) : option.type === 'edge' ? ([0, 0] as const) : null;
    if (width === null) return null;
    least = Math.min(least, width[0]);
    most = Math.max(most, width[1]);
  }
  return [least, most];
}

interface Prefix {
  readonly text: string;
  readonly state: 'open' | 'found' | 'lost';
}

function alwaysStartsWith(node: PatternNode, keywords: readonly string[]): boolean {
  const prefixes = extend(node, [{ text: '', state: 'open' }], keywords);
  return prefixes.length > 0 && prefixes.every((prefix) => prefix.state === 'found');
}

/** All ways the text so far can go on through `node`, given up as soon as one cannot become a keyword. */
function extend(node: PatternNode, prefixes: readonly Prefix[], keywords: readonly string[]): Prefix[] {
  if (!prefixes.some((prefix) => prefix.state === 'open')) return [...prefixes];
  if (prefixes.length > MAX_PREFIXES) return [{ text: '', state: 'lost' }];
  switch (node.type) {
    case 'edge':
      return [...prefixes];
    case 'group':
      return extend(node.item, prefixes, keywords);
    case 'sequence':
      return node.items.reduce<Prefix[]>((sofar, item) => extend(item, sofar, keywords), [...prefixes]);
    case 'choice':
      return node.options.flatMap((option) => extend(option, prefixes, keywords));
    case 'repeat':
      return extendRepeat(node, prefixes, keywords);
    case 'set':
      return prefixes.flatMap((prefix) =>
        prefix.state === 'open' ? extendBySet(prefix.text, node.set, keywords) : [prefix],
      );
  }
}

function extendRepeat(
  node: PatternNode & { type: 'repeat' },
  prefixes: readonly Prefix[],
  keywords: readonly string[],
): Prefix[] {
  let current = [...prefixes];
  const all: Prefix[] = node.min === 0 ? [...current] : [];
  for (let count = 1; count <= Math.min(node.max, 65); count++) {
    current = extend(node.item, current, keywords);
    if (count >= node.min) all.push(...current);
    if (!current.some((prefix) => prefix.state === 'open') || all.length > MAX_PREFIXES) break;
  }
  return all.length === 0 ? current : all;
}

function extendBySet(text: string, set: ByteSet, keywords: readonly string[]): Prefix[] {
  const letters = new Set<string>();
  for (let byte = 0; byte < 256; byte++) if (set[byte] === 1) letters.add(String.fromCharCode(byte).toLowerCase());
  return [...letters].map((letter) => {
    const next = text + letter;
    if (keywords.includes(next)) return { text: next, state: 'found' };
    return { text: next, state: keywords.some((keyword) => keyword.startsWith(next)) ? 'open' : 'lost' };
  });
}

interface Heads {
  readonly sets: ByteSet[];
  /** Every match is exactly as wide as `sets` is long, so what follows can be appended. */
  readonly exact: boolean;
}

/** The sets of bytes at each place from the start of a match, as far as all matches agree on places. */
function headsOf(node: PatternNode): Heads {
  switch (node.type) {
    case 'edge':
      return { sets: [], exact: true };
    case 'set':
      return { sets: [node.set], exact: true };
    case 'group':
      return headsOf(node.item);
    case 'sequence':
      return joinHeads(node.items.map((item) => () => headsOf(item)));
    case 'repeat': {
      const repeated = joinHeads(Array.from({ length: node.min }, () => () => headsOf(node.item)));
      return { sets: repeated.sets, exact: repeated.exact && node.min === node.max };
    }
    case 'choice':
      return uniteHeads(node.options.map(headsOf));
  }
}

function joinHeads(parts: readonly (() => Heads)[]): Heads {
  const sets: ByteSet[] = [];
  for (const part of parts) {
    const heads = part();
    sets.push(...heads.sets.slice(0, MAX_HEADS - sets.length));
    if (!heads.exact || sets.length >= MAX_HEADS) return { sets, exact: false };
  }
  return { sets, exact: true };
}

function uniteHeads(options: readonly Heads[]): Heads {
  const shortest = Math.min(...options.map((option) => option.sets.length));
  const sets = Array.from({ length: shortest }, (_, index) => {
    const united = emptySet();
    for (const option of options) addAll(united, option.sets[index]!);
    return united;
  });
  return { sets, exact: options.every((option) => option.exact && option.sets.length === shortest) };
}

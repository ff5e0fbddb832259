/**
 * Literals of which at least one stands in every match of a pattern, for rules that come without keywords (as the regex
 * crate of Rust derives them for its prefilter).
 */
import { widthOf, type PatternNode } from '../rules/pattern-tree.js';

const SHORTEST = 3;
const MOST = 48;
const LONGEST = 32;

interface Literals {
  /** Every text the node can be, lower case; null where that is too many. */
  exact: string[] | null;
  /** Texts of which each match holds at least one; null where none are known. */
  best: string[] | null;
}

/** Keywords for a pattern, or null where it has no literal of three bytes in every match. */
export function requiredLiterals(tree: PatternNode): string[] | null {
  const { exact, best } = literalsOf(tree);
  return better(usable(exact), best);
}

function literalsOf(node: PatternNode): Literals {
  switch (node.type) {
    case 'edge':
      return { exact: [''], best: null };
    case 'group':
      return literalsOf(node.item);
    case 'set':
      return { exact: charactersOf(node.set), best: null };
    case 'repeat':
      return literalsOfRepeat(node);
    case 'choice':
      return literalsOfChoice(node.options.map(literalsOf));
    case 'sequence':
      return literalsOfSequence(node.items);
  }
}

function charactersOf(set: Uint8Array): string[] | null {
  const characters = new Set<string>();
  for (let byte = 0; byte < 256; byte++) {
    if (set[byte] !== 1) continue;
    if (byte < 0x20 || byte > 0x7e) return null;
    characters.add(String.fromCharCode(byte).toLowerCase());
  }
  return characters.size <= 12 ? [...characters] : null;
}

function literalsOfRepeat({ item, min, max }: PatternNode & { type: 'repeat' }): Literals {
  if (min === 0) return { exact: max === 1 ? optional(literalsOf(item).exact) : null, best: null };
  const one = literalsOf(item);
  if (min === max && widthOf(item)[1] * max <= LONGEST)
    return literalsOfSequence(Array.from({ length: min }, () => item));
  return { exact: null, best: better(usable(one.exact), one.best) };
}

function optional(exact: string[] | null): string[] | null {
  return exact === null ? null : [...new Set(['', ...exact])];
}

function literalsOfChoice(options: Literals[]): Literals {
  const exact = options.every((option) => option.exact !== null)
    ? limited(options.flatMap((option) => option.exact!))
    : null;
  const bests = options.map((option) => better(usable(option.exact), option.best));
  const best = bests.every((one) => one !== null) ? limited(bests.flatMap((one) => one)) : null;
  return { exact, best };
}

function literalsOfSequence(items: readonly PatternNode[]): Literals {
  let best: string[] | null = null;
  let run: string[] | null = [''];
  let isWhole = true;
  for (const item of items) {
    const literals = literalsOf(item);
    const joined: string[] | null = run === null || literals.exact === null ? null : product(run, literals.exact);
    if (joined === null) {
      isWhole = false;
      best = better(better(best, usable(run)), better(literals.best, usable(literals.exact)));
      run = literals.exact ?? [''];
    } else {
      run = joined;
      best = better(best, literals.best);
    }
  }
  return { exact: isWhole ? run : null, best: better(best, usable(run)) };
}

function product(left: string[], right: string[]): string[] | null {
  if (left.length * right.length > MOST) return null;
  const texts = left.flatMap((a) => right.map((b) => a + b));
  return texts.some((text) => text.length > LONGEST) ? null : texts;
}

function limited(texts: string[]): string[] | null {
  const distinct = [...new Set(texts)];
  return distinct.length <= MOST ? distinct : null;
}

/** As keywords: none shorter than three bytes. */
function usable(texts: string[] | null): string[] | null {
  return texts !== null && texts.length > 0 && texts.every((text) => text.length >= SHORTEST) ? texts : null;
}

/** The set that wakes the scan less often: longer, then fewer. */
function better(a: string[] | null, b: string[] | null): string[] | null {
  if (a === null || b === null) return a ?? b;
  return rarity(b) > rarity(a) ? b : a;
}

function rarity(texts: string[]): number {
  return Math.min(...texts.map((text) => Math.min(text.length, 10))) - Math.log2(texts.length) / 2;
}

import type { ByteSet } from './byte-set.js';

/** A parsed pattern: what both engines and our own analysis of it rest on. */
export type PatternNode =
  | { readonly type: 'set'; readonly set: ByteSet }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly type: 'repeat';
      readonly item: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  /** `index` 0: not captured. */
  | { readonly type: 'group'; readonly item: PatternNode; readonly index: number }
  | { readonly type: 'edge'; readonly edge: Edge };

/** Zero-width assertions. */
export type Edge = 'word' | 'not-word' | 'start' | 'end';

/** Bytes a match of `node` can take: [least, most], most may be Infinity. */
export function widthOf(node: PatternNode): [number, number] {
  switch (node.type) {
    case 'set':
      return [1, 1];
    case 'edge':
      return [0, 0];
    case 'group':
      return widthOf(node.item);
    case 'repeat': {
      const [least, most] = widthOf(node.item);
      return [least * node.min, most === 0 || node.max === 0 ? 0 : most * node.max];
    }
    case 'sequence':
      return node.items.map(widthOf).reduce((sum, width) => [sum[0] + width[0], sum[1] + width[1]], [0, 0]);
    case 'choice': {
      const widths = node.options.map(widthOf);
      return [Math.min(...widths.map((width) => width[0])), Math.max(...widths.map((width) => width[1]))];
    }
  }
}

/**
 * The largest product of counted repeats inside one another, as RE2 counts it (re2/parse.cc, RepetitionWalker): `(?:a{10}b?){5}` has 50. Unbounded
 * ones count their least.
 */
export function repeatProduct(node: PatternNode): number {
  switch (node.type) {
    case 'set':
    case 'edge':
      return 1;
    case 'group':
      return repeatProduct(node.item);
    case 'sequence':
      return Math.max(1, ...node.items.map(repeatProduct));
    case 'choice':
      return Math.max(1, ...node.options.map(repeatProduct));
    case 'repeat': {
      const counted = node.max === Infinity ? node.min : node.max;
      return Math.max(1, counted) * repeatProduct(node.item);
    }
  }
}

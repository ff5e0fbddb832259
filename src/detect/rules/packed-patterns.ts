/** Patterns as readPattern reads them, small enough for a file: reading a pattern takes longer than running it. */
import type { ByteSet } from './byte-set.js';
import { readPattern, type ReadyPattern } from './read-pattern.js';
import type { Rule } from './rule.js';

export interface PackedPatterns {
  /** Every distinct set: one bit a byte, base64. */
  readonly sets: readonly string[];
  readonly patterns: { readonly [rule: string]: PackedPattern };
}

/** Sets are indices into `sets`. */
interface PackedPattern {
  readonly source: string;
  readonly group: number;
  /** null: any number of bytes. */
  readonly widest: number | null;
  readonly leading: {
    readonly boundary: readonly [number, number];
    readonly before: number | null;
    /** Set, and how often it is repeated. */
    readonly heads: readonly (readonly [number, number])[];
  } | null;
  readonly run: readonly [number, number] | null;
}

export function packPatterns(rules: readonly Rule[]): PackedPatterns {
  const sets = new Map<string, number>();
  const numberOf = (set: ByteSet): number => {
    const text = encodeSet(set);
    const number = sets.get(text) ?? sets.size;
    sets.set(text, number);
    return number;
  };
  const patterns = Object.fromEntries(
    rules.flatMap((rule) => {
      if (rule.pattern === null) return [];
      return [[rule.id, packPattern(readPattern(rule.pattern, rule.ignoreCase, rule.keywords), numberOf)]];
    }),
  );
  return { sets: [...sets.keys()], patterns };
}

function packPattern(ready: ReadyPattern, numberOf: (set: ByteSet) => number): PackedPattern {
  const { source, secretGroup, widest, leading, run } = ready;
  return {
    source,
    group: secretGroup,
    widest: Number.isFinite(widest) ? widest : null,
    leading: leading && {
      boundary: leading.boundary,
      before: leading.before && numberOf(leading.before),
      heads: joinRepeats(leading.heads.map(numberOf)),
    },
    run: run && [numberOf(run.set), run.length],
  };
}

function joinRepeats(numbers: readonly number[]): [number, number][] {
  const joined: [number, number][] = [];
  for (const number of numbers) {
    const last = joined.at(-1);
    if (last?.[0] === number) last[1]++;
    else joined.push([number, 1]);
  }
  return joined;
}

/** Looks up patterns by rule id; undefined for a rule that is not among them. */
export function unpackPatterns(packed: PackedPatterns): (rule: string) => ReadyPattern | undefined {
  const known = new Map<number, ByteSet>();
  const setOf = (number: number): ByteSet => {
    const set = known.get(number) ?? decodeSet(packed.sets[number]!);
    known.set(number, set);
    return set;
  };
  return (rule) => {
    const pattern = packed.patterns[rule];
    return pattern && unpackPattern(pattern, setOf);
  };
}

function unpackPattern(
  { source, group, widest, leading, run }: PackedPattern,
  setOf: (set: number) => ByteSet,
): ReadyPattern {
  return {
    source,
    secretGroup: group,
    widest: widest ?? Infinity,
    leading: leading && {
      boundary: leading.boundary,
      before: leading.before === null ? null : setOf(leading.before),
      heads: leading.heads.flatMap(([set, times]) => Array<ByteSet>(times).fill(setOf(set))),
    },
    run: run && { set: setOf(run[0]), length: run[1] },
  };
}

function encodeSet(set: ByteSet): string {
  const bits = Buffer.alloc(32);
  for (let byte = 0; byte < 256; byte++) if (set[byte] === 1) bits[byte >> 3]! |= 1 << (byte & 7);
  return bits.toString('base64');
}

function decodeSet(text: string): ByteSet {
  const bits = Buffer.from(text, 'base64');
  return Uint8Array.from({ length: 256 }, (_, byte) => (bits[byte >> 3]! >> (byte & 7)) & 1);
}

/** A deterministic source of numbers for examples. Not for secrets. */
export interface Random {
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** `count` characters of `alphabet`. */
  text(alphabet: string, count: number): string;
  bytes(count: number): Buffer;
}

/** Same seed, same numbers: FNV-1a over the seed, then mulberry32 (T. Ettinger, public domain). */
export function seededRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number): number => Math.floor((next() / 4_294_967_296) * bound);
  return {
    below,
    text: (alphabet, count) => Array.from({ length: count }, () => alphabet[below(alphabet.length)]).join(''),
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}

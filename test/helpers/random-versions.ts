/** Texts of few letters and versions made from them by deltas, for fast-check. */
import fc from 'fast-check';
import type { ParsedDelta } from '../../src/odb/delta.js';

export type Piece = { copy: true; from: number; length: number } | { copy: false; text: string };

const alphabet = fc.constantFrom('a', 'b', '0', '=');
const filler = fc.array(alphabet, { maxLength: 60 }).map((letters) => letters.join(''));
/** What the texts are full of, and of their beginnings. */
export const secrets = ['ab0a', 'abab00==', 'a0b=a0b=a0b=a0b=', `0${'ab'.repeat(60)}=`];
const chunk = fc.oneof(
  filler,
  fc.constantFrom(...secrets),
  fc.constantFrom(...secrets.map((secret) => secret.slice(0, -2))),
);
export const text = fc.array(chunk, { minLength: 1, maxLength: 12 }).map((chunks) => chunks.join(''));
export const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ copy: fc.constant(true as const), from: fc.nat(600), length: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ copy: fc.constant(false as const), text: filler }),
);

/** A version made from `base` by a delta, and that delta as the reader of packs parses it. */
export function applyPieces(base: Buffer, pieces: readonly Piece[]): { target: Buffer; delta: ParsedDelta } {
  const parts: Buffer[] = [];
  const runs: [number, number, number][] = [];
  let at = 0;
  for (const one of pieces) {
    const part = one.copy ? base.subarray(one.from, one.from + one.length) : Buffer.from(one.text);
    if (one.copy && part.length > 0) runs.push([at, one.from, part.length]);
    parts.push(part);
    at += part.length;
  }
  const column = (k: 0 | 1 | 2): Int32Array => Int32Array.from(runs, (run) => run[k]);
  const target = Buffer.concat(parts);
  const delta = {
    baseSize: base.length,
    targetSize: target.length,
    runs: runs.length,
    targetStart: column(0),
    baseStart: column(1),
    runLength: column(2),
  };
  return { target, delta };
}

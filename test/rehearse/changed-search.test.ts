import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedDelta } from '../../src/odb/delta.js';
import { searchObject, type Candidates } from '../../src/rehearse/changed-search.js';
import { createFormSearch } from '../../src/rehearse/search-forms.js';

type Piece = { copy: true; from: number; length: number } | { copy: false; text: string };

const alphabet = fc.constantFrom('a', 'b', '0', '=');
const filler = fc.array(alphabet, { maxLength: 60 }).map((letters) => letters.join(''));
const secrets = ['ab0a', 'abab00==', 'a0b=a0b=a0b=a0b=', `0${'ab'.repeat(60)}=`];
const chunk = fc.oneof(
  filler,
  fc.constantFrom(...secrets),
  fc.constantFrom(...secrets.map((secret) => secret.slice(0, -2))),
);
const text = fc.array(chunk, { minLength: 1, maxLength: 12 }).map((chunks) => chunks.join(''));
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ copy: fc.constant(true as const), from: fc.nat(600), length: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ copy: fc.constant(false as const), text: filler }),
);

/** A version made from `base` by a delta, and that delta as the reader of packs parses it. */
function apply(base: Buffer, pieces: readonly Piece[]): { target: Buffer; delta: ParsedDelta } {
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

describe('a search by deltas', () => {
  const values = new Map(secrets.map((secret, at) => [`s${at}`, Buffer.from(secret)]));
  const search = createFormSearch(values);
  const run = (
    bytes: Buffer,
    base: Candidates | null,
    delta: ParsedDelta | null,
  ): { found: string[]; state: Candidates } => {
    const found: string[] = [];
    const state = searchObject(search, bytes, bytes.length, base, delta, (needle, offset) =>
      found.push(`${needle}@${offset}`),
    );
    return { found: found.sort(), state };
  };

  it('finds what a search of the whole finds, each once, along a chain of versions', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (first, versions) => {
          let bytes: Buffer = Buffer.from(first);
          let { state } = run(bytes, null, null);
          for (const pieces of versions) {
            const { target, delta } = apply(bytes, pieces);
            const changed = run(target, state, delta);
            expect(changed.found).toEqual(run(target, null, null).found);
            bytes = target;
            state = changed.state;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('agrees with indexOf', () => {
    fc.assert(
      fc.property(text, (content) => {
        const bytes = Buffer.from(content);
        const expected: string[] = [];
        search.sought.forEach(({ form }, needle) => {
          for (let at = bytes.indexOf(form.bytes); at >= 0; at = bytes.indexOf(form.bytes, at + 1))
            expected.push(`${needle}@${at}`);
        });
        expect(run(bytes, null, null).found).toEqual(expected.sort());
      }),
    );
  });
});

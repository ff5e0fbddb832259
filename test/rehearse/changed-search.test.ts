import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedDelta } from '../../src/odb/delta.js';
import { searchObject, type Candidates } from '../../src/rehearse/changed-search.js';
import { createFormSearch, formsOf } from '../../src/rehearse/search-forms.js';
import { applyPieces, piece, secrets, text } from '../helpers/random-versions.js';

describe('a search by deltas', () => {
  const values = new Map(secrets.map((secret, at) => [`s${at}`, Buffer.from(secret)]));
  const search = createFormSearch(formsOf(values));
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
            const { target, delta } = applyPieces(bytes, pieces);
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

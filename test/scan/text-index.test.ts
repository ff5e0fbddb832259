import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextIndex, entriesThatMayHold } from '../../src/scan/text-index.js';
import { applyPieces, type Piece, piece, secrets, text } from '../helpers/random-versions.js';

describe('an index of texts', () => {
  it('names every version that has a string its base does not have', () => {
    fc.assert(
      fc.property(text, fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), (first, steps) => {
        const index = createTextIndex(16);
        const versions: Buffer[] = [Buffer.from(first)];
        index.add(0, versions[0]!, versions[0]!.length, null);
        for (const pieces of steps) {
          const { target, delta } = applyPieces(versions.at(-1)!, pieces);
          index.add(versions.length, target, target.length, delta);
          versions.push(target);
        }
        const sections = [index.sections()];
        for (const secret of secrets) {
          const start = secret.slice(0, 16);
          const named = entriesThatMayHold(sections, [Buffer.from(secret)]);
          versions.forEach((version, k) => {
            const isNew = version.includes(start) && !(k > 0 && versions[k - 1]!.includes(start));
            if (isNew) expect(named).toContain(k);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(Array.from({ length: 15 }, (_, k) => k + 1))('sees a string of which %i bytes are new', (cut) => {
    const secret = 'Zx8-Qw7-Er6-Ty5!';
    const filler = 'lorem ipsum dolor sit amet '.repeat(10);
    const joined: [string, Piece[]][] = [
      [
        secret.slice(cut) + filler,
        [
          { copy: false, text: secret.slice(0, cut) },
          { copy: true, from: 0, length: 999 },
        ],
      ],
      [
        filler + secret.slice(0, cut),
        [
          { copy: true, from: 0, length: 999 },
          { copy: false, text: secret.slice(cut) },
        ],
      ],
    ];
    for (const [base, pieces] of joined) {
      const index = createTextIndex();
      const { target, delta } = applyPieces(Buffer.from(base), pieces);
      index.add(0, target, target.length, delta);
      expect(target.includes(secret)).toBe(true);
      expect(entriesThatMayHold([index.sections()], [Buffer.from(secret)])).toEqual([0]);
    }
  });

  it('names hardly anything else', () => {
    const index = createTextIndex();
    const words = Array.from({ length: 3000 }, (_, k) => Math.imul(k + 1, 0x9e3779b1).toString(36));
    for (let k = 0; k < 100; k++) {
      const bytes = Buffer.from(words.slice(k * 20, k * 20 + 1000).join(' '));
      index.add(k, bytes, bytes.length, null);
    }
    const sought = Array.from({ length: 200 }, (_, k) =>
      Buffer.from(`${Math.imul(k + 1, 0x85ebca6b).toString(36)}-key`),
    );
    const named = sought.filter((bytes) => entriesThatMayHold([index.sections()], [bytes]).length > 0);
    expect(named.length).toBeLessThan(4);
  });

  it('keeps an object that is larger than a section in one of its own', () => {
    const index = createTextIndex(16);
    const bytes = Buffer.concat([Buffer.alloc(5000, 'filler '), Buffer.from('needle-in-hay')]);
    index.add(7, Buffer.from('small'), 5, null);
    index.add(8, bytes, bytes.length, null);
    expect(entriesThatMayHold([index.sections()], [Buffer.from('needle-in-hay')])).toEqual([8]);
  });
});

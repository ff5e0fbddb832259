import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel, type Kernel } from '../../src/kernel/kernel.js';
import type { ParsedDelta } from '../../src/odb/delta.js';
import { entriesThatMayHold } from '../../src/rehearse/may-hold.js';
import { createTextIndex, type TextSections } from '../../src/scan/text-index.js';
import { applyPieces, type Piece, piece, secrets, text } from '../helpers/random-versions.js';

function placeRuns(kernel: Kernel, columns: readonly number[], delta: ParsedDelta): ParsedDelta {
  const [targetStart, runLength] = columns.map((at) => kernel.integers.subarray(at, at + 1024)) as [
    Int32Array,
    Int32Array,
  ];
  targetStart.set(delta.targetStart.subarray(0, delta.runs));
  runLength.set(delta.runLength.subarray(0, delta.runs));
  return { ...delta, targetStart, runLength };
}

/** Quick to compare. */
function digest({ bits, kept, entries, entryStart }: TextSections): unknown {
  const hash = createHash('sha256');
  for (const block of bits) hash.update(block);
  for (const { text: bytes } of kept) hash.update(bytes);
  // How the kept texts are divided into blocks is of no matter.
  const lists = kept.flatMap(({ entries: of, ends }) =>
    [...of].map((entry, k) => [entry, ends[k]! - (ends[k - 1] ?? 0)]),
  );
  return { hash: hash.digest('hex'), lists, entries: [...entries], entryStart };
}

/** Nothing was scanned by lines, so nobody asks for texts. */
const noneShown = async (): Promise<void> => expect.fail('texts were asked for');

describe('an index of texts', () => {
  const sizes = [
    { sectionBits: 64, keptBytes: 0 },
    { sectionBits: 256, keptBytes: 20 },
    { sectionBits: 1 << 12, keptBytes: 1024 },
  ];

  it.each(sizes)('names every version that has a string its base does not have: %j', async (size) => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        async (first, steps) => {
          const index = createTextIndex(undefined, size);
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
            const named = (await entriesThatMayHold(sections, [[Buffer.from(secret)]], noneShown))[0];
            versions.forEach((version, k) => {
              const isNew = version.includes(start) && !(k > 0 && versions[k - 1]!.includes(start));
              if (isNew) expect(named).toContain(k);
            });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(Array.from({ length: 15 }, (_, k) => k + 1))('sees a string of which %i bytes are new', async (cut) => {
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
      expect((await entriesThatMayHold([index.sections()], [[Buffer.from(secret)]], noneShown))[0]).toEqual([0]);
    }
  });

  it('names hardly anything else', async () => {
    const index = createTextIndex();
    const words = Array.from({ length: 3000 }, (_, k) => Math.imul(k + 1, 0x9e3779b1).toString(36));
    for (let k = 0; k < 100; k++) {
      const bytes = Buffer.from(words.slice(k * 20, k * 20 + 1000).join(' '));
      index.add(k, bytes, bytes.length, null);
    }
    const sought = Array.from({ length: 200 }, (_, k) =>
      Buffer.from(`${Math.imul(k + 1, 0x85ebca6b).toString(36)}-key`),
    );
    const named = await entriesThatMayHold(
      [index.sections()],
      sought.map((bytes) => [bytes]),
      noneShown,
    );
    expect(named.filter((entries) => entries.length > 0).length).toBeLessThan(4);
  });

  it('notes the same of a text in the memory of the kernel', () => {
    fc.assert(
      fc.property(text, fc.array(fc.array(piece, { maxLength: 6 }), { minLength: 1, maxLength: 4 }), (first, steps) => {
        const size = { sectionBits: 1 << 10, keptBytes: 100 };
        const kernel = createKernel(1 << 20, 1 << 20);
        const inside = createTextIndex(kernel, size);
        const outside = createTextIndex(undefined, size);
        const columns = [0, 0].map(() => kernel.reserve(4096) / 4);
        let version: Buffer = Buffer.from(first);
        const add = (entry: number, target: Buffer, delta: ParsedDelta | null): void => {
          outside.add(entry, target, target.length, delta);
          const placed = kernel.arena.take(target.length + 32)!;
          target.copy(placed);
          inside.add(entry, placed, target.length, delta && placeRuns(kernel, columns, delta));
        };
        add(0, version, null);
        steps.forEach((pieces, k) => {
          const { target, delta } = applyPieces(version, pieces);
          add(k + 1, target, delta);
          version = target;
        });
        expect(digest(inside.sections())).toEqual(digest(outside.sections()));
      }),
      { numRuns: 60 },
    );
  });

  it('goes on in the next section with an object that is larger than one', async () => {
    const index = createTextIndex(undefined, { sectionBits: 1024, keptBytes: 10 });
    const bytes = Buffer.concat([Buffer.alloc(5000, 'filler '), Buffer.from('needle-in-hay')]);
    index.add(7, Buffer.from('small'), 5, null);
    index.add(8, bytes, bytes.length, null);
    expect((await entriesThatMayHold([index.sections()], [[Buffer.from('needle-in-hay')]], noneShown))[0]).toEqual([8]);
  });
});

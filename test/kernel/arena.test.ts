import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArena } from '../../src/kernel/arena.js';

const START = 4_096;
const SIZE = 1 << 20;

function newArena(): ReturnType<typeof createArena> {
  return createArena(new ArrayBuffer(START + SIZE), START, SIZE);
}

describe('the arena', () => {
  it('lends buffers that never overlap, whatever is taken and given back', () => {
    const steps = fc.array(
      fc.record({ take: fc.boolean(), size: fc.integer({ min: 1, max: SIZE / 4 }), which: fc.nat() }),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(steps, (list) => {
        const arena = newArena();
        const lent: Buffer[] = [];
        for (const { take, size, which } of list) {
          if (!take && lent.length > 0) arena.give(lent.splice(which % lent.length, 1)[0]!);
          const buffer = take ? arena.take(size) : null;
          if (buffer === null) continue;
          expect(buffer.length).toBeGreaterThanOrEqual(size);
          expect(buffer.byteOffset).toBeGreaterThanOrEqual(START);
          expect(buffer.byteOffset + buffer.length).toBeLessThanOrEqual(START + SIZE);
          for (const other of lent) {
            const apart =
              other.byteOffset >= buffer.byteOffset + buffer.length ||
              buffer.byteOffset >= other.byteOffset + other.length;
            expect(apart).toBe(true);
          }
          lent.push(buffer);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has room for the largest again once all small ones are given back', () => {
    const arena = newArena();
    const small = Array.from({ length: SIZE / 4_096 }, () => arena.take(4_096)!);
    expect(arena.take(1)).toBeNull();
    for (const buffer of small) arena.give(buffer);
    expect(arena.take(SIZE)).toHaveLength(SIZE);
  });
});

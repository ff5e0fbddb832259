import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKernel } from '../../src/kernel/kernel.js';
import { applyDelta, createDeltaApplier, createParsedDelta, DELTA_TABLE_BYTES } from '../../src/odb/delta.js';

const kernel = createKernel(DELTA_TABLE_BYTES, 4 << 20);
const applyInKernel = createDeltaApplier(kernel);

/** The same delta by both ways: result, runs and problem. */
function bothWays(delta: Buffer, base: Buffer, targetSize: number): [unknown, unknown] {
  const run = (apply: typeof applyDelta, place: (size: number) => Buffer): unknown => {
    const parsed = createParsedDelta();
    const [deltaAt, baseAt, target] = [place(delta.length), place(base.length), place(targetSize + 16)];
    delta.copy(deltaAt);
    base.copy(baseAt);
    const problem = apply(deltaAt, delta.length, baseAt, base.length, target, parsed);
    const columns = [parsed.targetStart, parsed.baseStart, parsed.runLength].map((column) => [
      ...column.subarray(0, parsed.runs),
    ]);
    if (kernel.holds(target)) for (const buffer of [deltaAt, baseAt, target]) kernel.arena.give(buffer);
    return problem ?? { text: target.toString('latin1', 0, parsed.targetSize), columns };
  };
  return [
    // As large as the arena's, since what does not fit is refused.
    run(applyDelta, (size) => Buffer.alloc(Math.max(4_096, 2 ** Math.ceil(Math.log2(size + 32))))),
    run(applyInKernel, (size) => kernel.arena.take(size + 32)!),
  ];
}

const size = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...size(value >> 7)]);

type Step = { copy: [number, number] } | { insert: number[] };

function encode(steps: Step[], baseSize: number): { delta: Buffer; targetSize: number } {
  let targetSize = 0;
  const bytes = steps.flatMap((step) => {
    if ('insert' in step) {
      targetSize += step.insert.length;
      return [step.insert.length, ...step.insert];
    }
    const [offset, length] = step.copy;
    targetSize += length;
    return [0x80 | 0x07 | 0x30, offset & 255, (offset >> 8) & 255, offset >> 16, length & 255, length >> 8];
  });
  return { delta: Buffer.from([...size(baseSize), ...size(targetSize), ...bytes]), targetSize };
}

const BASE = Buffer.from(Array.from({ length: 5_000 }, (_, k) => (k * 7) % 251));
const steps = fc.array(
  fc.oneof(
    fc.tuple(fc.nat(4_000), fc.integer({ min: 1, max: 900 })).map((copy): Step => ({ copy })),
    fc.array(fc.nat(255), { minLength: 1, maxLength: 127 }).map((insert): Step => ({ insert })),
  ),
  { minLength: 1, maxLength: 20 },
);

describe('a delta applied in the kernel', () => {
  it('gives the same text and the same runs', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { delta, targetSize } = encode(list, BASE.length);
        const [plain, inKernel] = bothWays(delta, BASE, targetSize);
        expect(inKernel).toEqual(plain);
        expect(plain).toHaveProperty('text');
      }),
    );
  });

  it('is refused for the same reason, wherever it is damaged', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(255), (list, place, byte) => {
        const { delta, targetSize } = encode(list, BASE.length);
        delta[place % delta.length] = byte;
        const [plain, inKernel] = bothWays(delta, BASE, Math.max(targetSize, 1 << 15));
        expect(inKernel).toEqual(plain);
      }),
      { numRuns: 400 },
    );
  });

  it('is refused where it is cut off', () => {
    const { delta, targetSize } = encode([{ insert: [1, 2, 3] }, { copy: [5, 600] }], BASE.length);
    for (let length = 0; length < delta.length; length++) {
      const [plain, inKernel] = bothWays(delta.subarray(0, length), BASE, targetSize);
      expect(inKernel).toEqual(plain);
      expect(plain).toBeTypeOf('string');
    }
  });
});

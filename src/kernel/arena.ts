/**
 * Buffers in the kernel's memory, by powers of two: a larger one is halved until it fits (a buddy allocator; Knuth, The Art of Computer
 * Programming, volume 1, section 2.5). Halves are joined again only where nothing large is left.
 */
export interface Arena {
  /** A buffer of at least `size` bytes, or null where there is no room for it. */
  take(size: number): Buffer | null;
  give(buffer: Buffer): void;
  /** True for a buffer of this arena. */
  owns(buffer: Buffer): boolean;
}

const LEAST_POWER = 12;
const LARGEST_POWER = 26;

export function createArena(memory: ArrayBuffer, start: number, size: number): Arena {
  const free: Buffer[][] = Array.from({ length: LARGEST_POWER + 1 }, () => []);
  const view = (at: number, power: number): Buffer => Buffer.from(memory, start + at, 2 ** power);
  cover(size, (at, power) => free[power]!.push(view(at, power)));

  return {
    take(wanted) {
      const power = Math.max(LEAST_POWER, 32 - Math.clz32(Math.max(1, wanted - 1)));
      if (power > LARGEST_POWER) return null;
      const ready = free[power]!.pop();
      if (ready !== undefined) return ready;
      return split(power) ?? (join() ? split(power) : null);
    },
    give(buffer) {
      free[31 - Math.clz32(buffer.length)]!.push(buffer);
    },
    owns: (buffer) => buffer.buffer === memory,
  };

  /** The begin of the smallest free buffer that is large enough; what is over becomes free. */
  function split(power: number): Buffer | null {
    let from = power;
    while (from <= LARGEST_POWER && free[from]!.length === 0) from++;
    if (from > LARGEST_POWER) return null;
    const whole = free[from]!.pop()!;
    if (from === power) return whole;
    const at = whole.byteOffset - start;
    for (let half = from - 1; half >= power; half--) free[half]!.push(view(at + 2 ** half, half));
    return view(at, power);
  }

  /** Joins free halves of one whole; true where any were. */
  function join(): boolean {
    let joined = false;
    for (let power = LEAST_POWER; power < LARGEST_POWER; power++) {
      const places = new Set(free[power]!.map((buffer) => buffer.byteOffset - start));
      const wholes = [...places].filter((at) => at % 2 ** (power + 1) === 0 && places.has(at + 2 ** power));
      if (wholes.length === 0) continue;
      joined = true;
      const gone = new Set(wholes.flatMap((at) => [at, at + 2 ** power]));
      free[power] = free[power]!.filter((buffer) => !gone.has(buffer.byteOffset - start));
      free[power + 1]!.push(...wholes.map((at) => view(at, power + 1)));
    }
    return joined;
  }
}

/** Cuts [0, size) into aligned powers of two. */
function cover(size: number, add: (at: number, power: number) => void): void {
  let at = 0;
  for (let power = LARGEST_POWER; power >= LEAST_POWER; power--) {
    for (; at + 2 ** power <= size; at += 2 ** power) add(at, power);
  }
}

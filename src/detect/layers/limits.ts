/** How far a packed object is opened. A hostile archive costs at most this; what is met is said. */
export const LIMITS = {
  /** Bytes unpacked from one object, all layers together. */
  unpacked: 64 * 1024 * 1024,
  /** Bytes of one member. */
  member: 20 * 1024 * 1024,
  /** Bytes out for each byte in, beyond 8 MiB: text packs up to about 30 to 1. */
  ratio: 250,
  /** Members looked at, all layers together. */
  members: 10_000,
  /** Layers within layers. */
  depth: 4,
  /** Milliseconds for one object. */
  time: 10_000,
} as const;

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };

/** What is left of the limits while one object is opened, and what was said about it. */
export interface Budget {
  readonly limits: Limits;
  /** Counts a gap: `zip: encrypted`. */
  gap(layer: string, what: string): void;
  /** True if another member may be opened. */
  takeMember(layer: string): boolean;
  /** Bytes that a member that takes `packed` bytes may unpack to. */
  room(packed: number): number;
  spend(bytes: number): void;
  /** All gaps with their counts, in words. */
  gaps(): string[];
}

export function createBudget(limits: Limits = LIMITS, now: () => number = () => performance.now()): Budget {
  const said = new Map<string, number>();
  const deadline = now() + limits.time;
  let unpacked = 0;
  let members = 0;
  const gap = (layer: string, what: string): void => {
    const key = `${layer}: ${what}`;
    said.set(key, (said.get(key) ?? 0) + 1);
  };
  return {
    limits,
    gap,
    takeMember(layer) {
      if (members >= limits.members) gap(layer, `more than ${limits.members} members`);
      else if (now() > deadline) gap(layer, 'took too long');
      else {
        members++;
        return true;
      }
      return false;
    },
    room: (packed) =>
      Math.max(0, Math.min(limits.member, limits.unpacked - unpacked, Math.max(1 << 23, packed * limits.ratio))),
    spend(bytes) {
      unpacked += bytes;
    },
    gaps: () => [...said].map(([what, count]) => (count === 1 ? what : `${what} (${count} times)`)),
  };
}

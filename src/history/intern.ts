/** Small hash tables over numbers and bytes; a Map with a key object an entry would be the slowest part of reading trees. */

/** Gives equal byte strings one dense number. */
export interface NameTable {
  readonly size: number;
  /** Number of bytes[start, end), new or known. */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** The bytes of a name; a view, not to be changed. */
  bytes(name: number): Buffer;
}

export function createNameTable(): NameTable {
  let store = Buffer.allocUnsafeSlow(1 << 16);
  let used = 0;
  let starts = new Int32Array(1 << 12);
  let size = 0;
  let slots = new Int32Array(1 << 13);

  return {
    get size() {
      return size;
    },
    intern(bytes, start, end) {
      let slot = hashBytes(bytes, start, end) & (slots.length - 1);
      while (slots[slot] !== 0) {
        const name = slots[slot]! - 1;
        if (equals(name, bytes, start, end)) return name;
        slot = (slot + 1) & (slots.length - 1);
      }
      append(bytes, start, end);
      slots[slot] = size;
      if (size * 2 > slots.length) rehash();
      return size - 1;
    },
    bytes: (name) => store.subarray(starts[name]!, starts[name + 1]!),
  };

  function equals(name: number, bytes: Uint8Array, start: number, end: number): boolean {
    const at = starts[name]!;
    if (starts[name + 1]! - at !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (store[at + i] !== bytes[start + i]) return false;
    return true;
  }

  function append(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (used + length > store.length) store = larger(store, used + length);
    for (let i = 0; i < length; i++) store[used + i] = bytes[start + i]!;
    used += length;
    size++;
    if (size + 1 > starts.length) starts = doubled(starts);
    starts[size] = used;
  }

  function rehash(): void {
    slots = new Int32Array(slots.length * 2);
    for (let name = 0; name < size; name++) {
      let slot = hashBytes(store, starts[name]!, starts[name + 1]!) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = name + 1;
    }
  }
}

/** Gives equal pairs of numbers one dense number. */
export interface PairTable {
  readonly size: number;
  intern(first: number, second: number): number;
  first(pair: number): number;
  second(pair: number): number;
}

export function createPairTable(): PairTable {
  let firsts = new Int32Array(1 << 12);
  let seconds = new Int32Array(1 << 12);
  let size = 0;
  let slots = new Int32Array(1 << 13);

  return {
    get size() {
      return size;
    },
    intern(first, second) {
      let slot = hashPair(first, second) & (slots.length - 1);
      while (slots[slot] !== 0) {
        const pair = slots[slot]! - 1;
        if (firsts[pair] === first && seconds[pair] === second) return pair;
        slot = (slot + 1) & (slots.length - 1);
      }
      if (size === firsts.length) {
        firsts = doubled(firsts);
        seconds = doubled(seconds);
      }
      firsts[size] = first;
      seconds[size] = second;
      slots[slot] = ++size;
      if (size * 2 > slots.length) rehash();
      return size - 1;
    },
    first: (pair) => firsts[pair]!,
    second: (pair) => seconds[pair]!,
  };

  function rehash(): void {
    slots = new Int32Array(slots.length * 2);
    for (let pair = 0; pair < size; pair++) {
      let slot = hashPair(firsts[pair]!, seconds[pair]!) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = pair + 1;
    }
  }
}

/** A column that grows. */
export interface Column {
  readonly length: number;
  push(value: number): void;
  get(index: number): number;
  /** The values so far; a view, good until the next push. */
  view(): Int32Array;
}

export function createColumn(): Column {
  let values = new Int32Array(1 << 10);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) values = doubled(values);
      values[length++] = value;
    },
    get: (index) => values[index]!,
    view: () => values.subarray(0, length),
  };
}

/** FNV-1a, 32 bits. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

export function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(values.length * 2);
  copy.set(values);
  return copy;
}

function larger(store: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  const copy = Buffer.allocUnsafeSlow(Math.max(needed, store.length * 2));
  store.copy(copy);
  return copy;
}

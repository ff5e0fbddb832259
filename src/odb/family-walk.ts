/**
 * Walks a delta family from its root: each object is rebuilt once, from its base, while the base is still at hand.
 * Memory is bounded: along a chain only what is still needed is kept, and where many large objects wait for
 * their next child, the shallow ones are given up and rebuilt when their turn comes.
 */
import { createKernel, TEXT_SPARE, type Kernel } from '../kernel/kernel.js';
import { createDeltaApplier, createParsedDelta, DELTA_TABLE_BYTES, readDeltaSizes, type ParsedDelta } from './delta.js';
import type { Arena } from '../kernel/arena.js';
import type { Families } from './families.js';
import { createInflate, MAX_OBJECT_BYTES } from './inflate.js';
import { createLargeWalk, type LargeObject } from './large-family.js';
import { readLooseObject } from './loose-objects.js';
import { entryEnd, objectId, packOf, type ObjectTable } from './object-table.js';
import { openPackFile, type PackFile } from './pack-file.js';

/** What is done with the objects of a family. `State` is what the visitor remembers of an object for its children. */
export interface FamilyVisitor<State> {
  /**
   * Called once an object, bases first. `text[0, length)` is the object and `text` is only valid during the call;
   * `delta` and `base` say how it was made, null for a root.
   */
  visit(entry: number, text: Buffer, length: number, base: State | null, delta: ParsedDelta | null): State;
  /** Called instead for an object above the walker's largest; a visitor without it gets all that a buffer can hold. */
  visitLarge?(entry: number, object: LargeObject): void;
  /** The state is not needed any more. */
  release(state: State): void;
  /** An object could not be read, and nothing that hangs on it: damaged, or larger than a buffer can be. */
  fail(entry: number, what: string, kind: FailureKind): void;
}

export type FailureKind = 'object-corrupt' | 'size-limit';

export interface FamilyWalker {
  /**
   * Walks a whole family, or, with `wanted`, only as much of it as leads to entries marked there (see markWanted);
   * the visitor also sees the entries on the way.
   */
  walk<State>(root: number, visitor: FamilyVisitor<State>, wanted?: Uint8Array): void;
  close(): void;
}

interface Frame<State> {
  entry: number;
  /** Null where the memory was needed elsewhere: rebuilt on demand. */
  text: Buffer | null;
  length: number;
  nextChild: number;
  lastChild: number;
  state: State;
}

/** Room that a walker takes among the tables of a kernel it is given. */
export const WALKER_TABLE_BYTES = DELTA_TABLE_BYTES;
/** Memory for texts of a walker that is given no kernel. */
const OWN_ARENA = 64 << 20;

/**
 * `maxBytes`: of object text held at once. `kernel`: in whose memory the texts stand, where they fit; with WALKER_TABLE_BYTES of room.
 * `largest`: bytes of the largest object that is rebuilt in memory; what is stored of it and its text together take up to twice that.
 */
export function createFamilyWalker(
  table: ObjectTable,
  families: Families,
  maxBytes: number,
  kernel: Kernel = createKernel(WALKER_TABLE_BYTES, OWN_ARENA),
  largest = Math.max(1 << 20, maxBytes / 2),
): FamilyWalker {
  const walkLarge = createLargeWalk(table, families);
  /** Bytes of a pack's windows that are kept: families lie scattered. */
  const packWindows = Math.min(64 << 20, Math.max(8 << 20, maxBytes / 4));
  let limit = MAX_OBJECT_BYTES;
  const inflate = createInflate();
  const packs = new Map<number, PackFile>();
  const pool = createBufferPool(kernel.arena);
  const applyDelta = createDeltaApplier(kernel);
  const parsed = createParsedDelta();
  let scratch = pool.take(1 << 16);
  let failure = '';
  let failureKind: FailureKind = 'object-corrupt';

  return {
    walk,
    close() {
      for (const pack of packs.values()) pack.close();
    },
  };

  function walk<State>(root: number, visitor: FamilyVisitor<State>, wanted?: Uint8Array): void {
    if (wanted && wanted[root] === 0) return;
    limit = visitor.visitLarge ? Math.min(largest, MAX_OBJECT_BYTES) : MAX_OBJECT_BYTES;
    const stack: Frame<State>[] = [];
    const text = readWhole(root);
    if (text === null) return giveUp(root, null, visitor, wanted);
    const length = table.inflatedSize[root]!;
    push(stack, root, text, length, visitor.visit(root, text, length, null, null));
    while (stack.length > 0) step(stack, visitor, wanted);
  }

  function step<State>(stack: Frame<State>[], visitor: FamilyVisitor<State>, wanted: Uint8Array | undefined): void {
    const frame = stack[stack.length - 1]!;
    if (wanted)
      while (frame.nextChild < frame.lastChild && wanted[families.children[frame.nextChild]!] === 0) frame.nextChild++;
    if (frame.nextChild === frame.lastChild) {
      stack.pop();
      if (frame.text) pool.give(frame.text);
      visitor.release(frame.state);
      return;
    }
    if (frame.text === null) rebuild(stack, stack.length - 1);
    const child = families.children[frame.nextChild++]!;
    const built = buildChild(frame, child);
    if (built === null) return giveUp(child, frame, visitor, wanted);
    const state = visitor.visit(child, built.text, built.length, frame.state, parsed);
    // A base without further children is done with: a chain of any depth needs two buffers.
    if (frame.nextChild === frame.lastChild) {
      stack.pop();
      if (frame.text) pool.give(frame.text);
      visitor.release(frame.state);
    }
    push(stack, child, built.text, built.length, state);
    keepWithinBudget(stack);
  }

  function push<State>(stack: Frame<State>[], entry: number, text: Buffer, length: number, state: State): void {
    const nextChild = families.childStart[entry]!;
    stack.push({ entry, text, length, nextChild, lastChild: families.childStart[entry + 1]!, state });
  }

  function keepWithinBudget<State>(stack: Frame<State>[]): void {
    if (pool.lentBytes() <= maxBytes) return;
    for (let k = 0; k < stack.length - 1 && pool.lentBytes() > maxBytes; k++) {
      const frame = stack[k]!;
      if (frame.text) pool.drop(frame.text);
      frame.text = null;
    }
  }

  /** Rebuilds a frame's object along its own chain of bases, which frames popped early are no longer part of. */
  function rebuild<State>(stack: Frame<State>[], depth: number): void {
    const frame = stack[depth]!;
    const chain: number[] = [];
    for (let entry = frame.entry; entry >= 0; entry = table.base[entry]!) chain.push(entry);
    let at = chain.pop()!;
    let current = { text: readWhole(at)!, length: table.inflatedSize[at]! };
    while (chain.length > 0) {
      at = chain.pop()!;
      const next = buildChild(current, at)!;
      pool.give(current.text);
      current = next;
    }
    frame.text = current.text;
  }

  function buildChild(
    base: { text: Buffer | null; length: number },
    child: number,
  ): { text: Buffer; length: number } | null {
    const deltaLength = table.inflatedSize[child]!;
    if (deltaLength >= limit) return tooLarge('its delta is larger than 2 GiB');
    if (scratch.length < deltaLength + TEXT_SPARE) {
      pool.give(scratch);
      scratch = pool.take(deltaLength);
    }
    const problem = inflateEntry(child, scratch, deltaLength);
    if (problem !== null) return failed(problem);
    const sizes = readDeltaSizes(scratch, deltaLength);
    if (sizes === null) return failed('its delta has no sizes that can be true');
    if (sizes[1] >= limit) return tooLarge('it is larger than 2 GiB');
    const text = pool.take(sizes[1]);
    const wrong = applyDelta(scratch, deltaLength, base.text!, base.length, text, parsed);
    if (wrong === null) return { text, length: sizes[1] };
    pool.give(text);
    return failed(wrong);
  }

  function failed(what: string): null {
    failure = what;
    failureKind = 'object-corrupt';
    return null;
  }

  function tooLarge(what: string): null {
    failure = what;
    failureKind = 'size-limit';
    return null;
  }

  function readWhole(entry: number): Buffer | null {
    const length = table.inflatedSize[entry]!;
    if (length >= limit) return tooLarge('it is larger than 2 GiB');
    if (entry >= table.packedCount) return readLoose(entry);
    const text = pool.take(length);
    const problem = inflateEntry(entry, text, length);
    if (problem === null) return text;
    pool.give(text);
    return failed(problem);
  }

  function readLoose(entry: number): Buffer | null {
    try {
      const { data } = readLooseObject(table.loosePaths[entry - table.packedCount]!, objectId(table, entry));
      const text = pool.take(data.length);
      data.copy(text);
      return text;
    } catch (error) {
      return failed((error as Error).message);
    }
  }

  function inflateEntry(entry: number, target: Buffer, size: number): string | null {
    const number = packOf(table, entry);
    const pack = table.packs[number]!;
    const start = table.offset[entry]! + table.headerLength[entry]!;
    try {
      return packFile(number).inflateInto(inflate, start, entryEnd(table, pack, entry), target, size);
    } catch (error) {
      return (error as Error).message;
    }
  }

  function packFile(number: number): PackFile {
    let file = packs.get(number);
    if (!file) {
      file = openPackFile(table.packs[number]!.path, packWindows);
      packs.set(number, file);
    }
    return file;
  }

  /** What is too large goes the slow way, with everything that hangs on it; the rest is told as failed. */
  function giveUp<State>(
    entry: number,
    base: Frame<State> | null,
    visitor: FamilyVisitor<State>,
    wanted: Uint8Array | undefined,
  ): void {
    const { visitLarge } = visitor;
    if (failureKind !== 'size-limit' || !visitLarge) return failAll(entry, visitor);
    const held = base === null ? null : { text: base.text!, length: base.length };
    const visit = (one: number, object: LargeObject): void => {
      if (object.length >= largest) return visitLarge(one, object);
      const text = pool.take(object.length);
      object.open().read(text, 0, object.length);
      visitor.release(visitor.visit(one, text, object.length, null, null));
      pool.give(text);
    };
    walkLarge(entry, held, { visit, fail: visitor.fail }, wanted);
  }

  function failAll<State>(entry: number, visitor: FamilyVisitor<State>): void {
    const what = failure;
    const kind = failureKind;
    const waiting = [entry];
    while (waiting.length > 0) {
      const broken = waiting.pop()!;
      visitor.fail(broken, broken === entry ? what : 'the object it is a delta against cannot be read', kind);
      for (let k = families.childStart[broken]!; k < families.childStart[broken + 1]!; k++) {
        waiting.push(families.children[k]!);
      }
    }
  }
}

/** Marks entries and all their bases, for a walk that only goes where it must. */
export function markWanted(table: ObjectTable, entries: Iterable<number>): Uint8Array {
  const wanted = new Uint8Array(table.count);
  for (const entry of entries) {
    for (let at = entry; at >= 0 && wanted[at] === 0; at = table.base[at]!) wanted[at] = 1;
  }
  return wanted;
}

interface BufferPool {
  take(size: number): Buffer;
  give(buffer: Buffer): void;
  /** Gives memory back to the system. */
  drop(buffer: Buffer): void;
  lentBytes(): number;
}

/** Buffers by powers of two: allocating one an object costs more than filling it. Those the arena has no room for are ordinary ones. */
function createBufferPool(arena: Arena): BufferPool {
  const free: Buffer[][] = Array.from({ length: 32 }, () => []);
  let lent = 0;
  const classOf = (size: number): number => Math.max(12, 32 - Math.clz32(Math.max(1, size - 1)));
  const takeOutside = (size: number): Buffer => {
    const power = classOf(size);
    return free[power]!.pop() ?? Buffer.allocUnsafeSlow(power >= 31 ? size : 2 ** power);
  };
  return {
    take(size) {
      const buffer = arena.take(size + TEXT_SPARE) ?? takeOutside(size + TEXT_SPARE);
      lent += buffer.length;
      return buffer;
    },
    give(buffer) {
      lent -= buffer.length;
      if (arena.owns(buffer)) return arena.give(buffer);
      const list = free[classOf(buffer.length)]!;
      // They are large, and would add up.
      if (list.length < 1) list.push(buffer);
    },
    drop(buffer) {
      lent -= buffer.length;
      if (arena.owns(buffer)) arena.give(buffer);
    },
    lentBytes: () => lent,
  };
}

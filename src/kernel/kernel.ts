/**
 * The innermost loops, in WebAssembly, and the memory they work on. Texts that stand in this memory are scanned and rebuilt where they are;
 * others are copied into it piece by piece. The memory never grows, so that views of it stay good.
 */
import { createArena, type Arena } from './arena.js';
import { KERNEL_BYTES } from './kernel-bytes.js';

/** See assembly/*.ts for what each does. Addresses and lengths in bytes. */
export interface KernelCalls {
  useTables(
    pairs: number,
    bits: number,
    ranks: number,
    chains: number,
    links: number,
    needles: number,
    wakes: number,
    probes: number,
  ): void;
  scanRanges(
    text: number,
    length: number,
    ranges: number,
    rangeCount: number,
    first: number,
    start: number,
    mode: number,
    reach: number,
    queue: number,
    room: number,
    reserve: number,
  ): number;
  stopRange(): number;
  stopPlace(): number;
  needleStands(text: number, length: number, needle: number, anchor: number): number;
  useRuns(target: number, base: number, length: number): void;
  applyDelta(
    delta: number,
    start: number,
    length: number,
    base: number,
    baseSize: number,
    target: number,
    targetSize: number,
  ): number;
}

export interface Kernel {
  readonly calls: KernelCalls;
  readonly bytes: Uint8Array;
  readonly integers: Int32Array;
  /** For texts: memory that may be given back. */
  readonly arena: Arena;
  /** Takes `bytes` of the part for tables, for good; the address is a multiple of 16. */
  reserve(bytes: number): number;
  /** True for a buffer that stands in this memory: its `byteOffset` is its address. */
  holds(buffer: Uint8Array): boolean;
}

const PAGE = 65_536;
/** The module's own data stand below; and scans look at two bytes before a text and some after it. */
const FIRST_ADDRESS = 4_096;
const SLACK = 4_096;

/** Makes a kernel with room for tables and texts. Memory that is never used is never taken from the system. */
export function createKernel(tableBytes: number, arenaBytes: number): Kernel {
  const arenaStart = align(FIRST_ADDRESS + tableBytes, SLACK) + SLACK;
  const pages = Math.ceil((arenaStart + arenaBytes + SLACK) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const bytes = new Uint8Array(memory.buffer);
  let free = FIRST_ADDRESS;
  return {
    calls: instantiate(memory),
    bytes,
    integers: new Int32Array(memory.buffer),
    arena: createArena(memory.buffer, arenaStart, arenaBytes),
    reserve(size) {
      const address = free;
      free = align(free + size, 16);
      if (free > arenaStart) throw new Error('the kernel was made with too little room for its tables');
      return address;
    },
    holds: (buffer) => buffer.buffer === memory.buffer,
  };
}

/** Bytes that a table takes when it is reserved. */
export function reserved(bytes: number): number {
  return align(bytes, 16);
}

function align(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

function instantiate(memory: WebAssembly.Memory): KernelCalls {
  const module = new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64'));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelCalls;
}

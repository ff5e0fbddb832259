/**
 * The innermost loops, in WebAssembly, and the memory they work on. Texts that stand in this memory are scanned and rebuilt where they are;
 * others are copied into it piece by piece. The memory is of the shared kind because views of such memory stay good when it grows; no
 * other thread sees it.
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
    byLines: boolean,
  ): number;
  useCleanLines(
    address: number,
    buckets: number,
    list: number,
    lines: number,
    start: bigint,
    factor: bigint,
    secondFactor: bigint,
  ): void;
  forgetLines(): void;
  lineKey(part: number): bigint;
  cutLines(text: number, length: number, from: number, to: number, modeBit: number): number;
  lineNumber(line: number): number;
  useLineNotes(known: number, knownRoom: number, runs: number, runRoom: number): void;
  startLineNotes(): void;
  notedLines(): number;
  keepCleanLines(queue: number, entries: number): void;
  stopRange(): number;
  stopPlace(): number;
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
  findKept(
    text: number,
    length: number,
    baseLength: number,
    runs: number,
    targetStart: number,
    baseStart: number,
    runLength: number,
    leastRun: number,
    lineClip: number,
    kept: number,
    rows: number,
    ranges: number,
  ): number;
  ranges(): number;
  bytesInRanges(): number;
  useMarks(address: number, shift: number, join: number, leastCopy: number): void;
  noteNews(
    text: number,
    length: number,
    runs: number,
    runTarget: number,
    runLength: number,
    short: number,
    target: number,
    room: number,
  ): number;
  noteRuns(text: number, short: number, target: number, room: number): number;
  markGrams(from: number, to: number): void;
  packMarks(target: number): void;
  findGrams(from: number, to: number, table: number, shift: number, found: number, room: number): number;
  foundUntil(): number;
  startTrees(hashLength: number): number;
  outsideRoom(size: number): number;
  addTree(
    text: number,
    length: number,
    runs: number,
    targetStart: number,
    baseStart: number,
    runLength: number,
    baseFirst: number,
    baseSize: number,
  ): number;
  damage(): number;
  treeColumn(column: number): number;
  treeColumnLength(column: number): number;
  columnRoom(column: number, bytes: number): number;
  finishColumns(): void;
}

export interface Kernel {
  readonly calls: KernelCalls;
  readonly bytes: Uint8Array;
  readonly integers: Int32Array;
  /** For texts: memory that may be given back. */
  readonly arena: Arena;
  /** Takes `bytes` of the part for tables, for good; the address is a multiple of 16. */
  reserve(bytes: number): number;
  /** All of the memory as it is now: the tables at its end grow, and grow it. */
  wholeMemory(): ArrayBuffer;
  /** True for a buffer that stands in this memory: its `byteOffset` is its address. */
  holds(buffer: Uint8Array | Int32Array): boolean;
}

const PAGE = 65_536;
/** The module's own data stand below; and scans look at two bytes before a text and some after it. */
const FIRST_ADDRESS = 4_096;
const SLACK = 4_096;
/** Bytes behind a text that loops may look at and write over. */
export const TEXT_SPARE = 32;

/** Makes a kernel with room for tables and texts. Memory that is never used is never taken from the system. */
export function createKernel(tableBytes: number, arenaBytes: number, module = kernelModule()): Kernel {
  const arenaStart = align(FIRST_ADDRESS + tableBytes, SLACK) + SLACK;
  const pages = Math.ceil((arenaStart + arenaBytes + SLACK) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: 65_536, shared: true });
  const bytes = new Uint8Array(memory.buffer);
  let free = FIRST_ADDRESS;
  const first = memory.buffer;
  return {
    calls: instantiate(module, memory),
    bytes,
    integers: new Int32Array(memory.buffer),
    arena: createArena(memory.buffer, arenaStart, arenaBytes),
    reserve(size) {
      const address = free;
      free = align(free + size, 16);
      if (free > arenaStart) throw new Error('the kernel was made with too little room for its tables');
      return address;
    },
    wholeMemory: () => memory.buffer,
    holds: (buffer) => buffer.buffer === first,
  };
}

/** Bytes that a table takes when it is reserved. */
export function reserved(bytes: number): number {
  return align(bytes, 16);
}

function align(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

/** The compiled module: whoever is given it shares what the engine has made faster of it meanwhile, other threads too. */
export function kernelModule(): WebAssembly.Module {
  return (compiled ??= new WebAssembly.Module(Buffer.from(KERNEL_BYTES, 'base64')));
}

let compiled: WebAssembly.Module | undefined;

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelCalls {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelCalls;
}

import { createKernel, reserved, type Kernel, type KernelCalls } from '../../kernel/kernel.js';
import { sizeOf, type ByteSet } from '../rules/byte-set.js';
import { CLASS_BITS, CLASS_OF, CLASSES, classesOf, GRAM, GRAM_COUNT, gramsOf } from './gram-classes.js';
import { gramShare } from './gram-frequency.js';
import type { Needle } from './needle.js';

/**
 * All needles, to be found in one pass: which four classes of bytes may belong to one, and to which. Laid out for
 * kernel/assembly/anchors.ts.
 */
export interface NeedleTables {
  /** One bit a gram: some needle holds it. */
  readonly bits: Uint32Array;
  /** Where the links of the n-th gram in use begin; one more at the end. */
  readonly chains: Uint32Array;
  /** Needle (lower 20 bits), bytes from its first to the gram's last (upper 12). */
  readonly links: Uint32Array;
  readonly needles: readonly Needle[];
  /** Largest distance from a needle's first byte to the last byte of its gram, and one. */
  readonly reach: number;
  /** Most probes that four bytes can wake. */
  readonly mostWoken: number;
}

const ANY: ByteSet = new Uint8Array(256).fill(1);
const BACK_SHIFT = 20;

export function buildNeedleTables(needles: readonly Needle[]): NeedleTables {
  const grams: number[] = [];
  const entries: number[] = [];
  let reach = 0;
  needles.forEach((needle, number) => {
    for (const start of rarestStarts(needle.places)) {
      const back = start + GRAM - 1;
      reach = Math.max(reach, back + 1);
      for (const gram of gramsOf(windowAt(needle.places, start))) {
        grams.push(gram);
        entries.push((number | (back << BACK_SHIFT)) >>> 0);
      }
    }
  });
  const table = sortByGram(grams, entries);
  return { ...table, needles, reach, mostWoken: mostWoken(table, needles) };
}

/** Links in the order of their grams, and a bit for each gram that has any. */
function sortByGram(
  grams: readonly number[],
  entries: readonly number[],
): Pick<NeedleTables, 'bits' | 'chains' | 'links'> {
  const ends = new Uint32Array(GRAM_COUNT + 1);
  for (const gram of grams) ends[gram + 1]!++;
  const bits = new Uint32Array(GRAM_COUNT / 32);
  const chains: number[] = [0];
  for (let gram = 0; gram < GRAM_COUNT; gram++) {
    const size = ends[gram + 1]!;
    ends[gram + 1]! += ends[gram]!;
    if (size === 0) continue;
    bits[gram >>> 5]! |= 1 << (gram & 31);
    chains.push(ends[gram + 1]!);
  }
  const links = new Uint32Array(entries.length);
  grams.forEach((gram, k) => (links[ends[gram]!++] = entries[k]!));
  return { bits, chains: Uint32Array.from(chains), links };
}

function mostWoken({ chains, links }: Pick<NeedleTables, 'chains' | 'links'>, needles: readonly Needle[]): number {
  let most = 0;
  for (let chain = 0; chain + 1 < chains.length; chain++) {
    let woken = 0;
    for (let k = chains[chain]!; k < chains[chain + 1]!; k++) {
      woken += needles[links[k]! & ((1 << BACK_SHIFT) - 1)]!.probes.length;
    }
    most = Math.max(most, woken);
  }
  return most * 2;
}

/** Four places of a needle from `start` on; before its first and behind its last, whatever the text has. */
function windowAt(places: readonly ByteSet[], start: number): ByteSet[] {
  return Array.from({ length: GRAM }, (_, index) => places[start + index] ?? ANY);
}

/** Where the four bytes begin that text holds most rarely: one at an even distance, one at an odd one. */
function rarestStarts(places: readonly ByteSet[]): readonly [number, number] {
  const classes = places.map(singleClass);
  const best: [number, number] = [0, 0];
  const least: [number, number] = [Infinity, Infinity];
  const first = Math.max(1 - GRAM, Math.min(0, places.length - GRAM - 1));
  const last = Math.max(0, places.length - GRAM);
  const consider = (start: number): void => {
    const share = shareOf(places, classes, start);
    const parity = start & 1;
    if (share < least[parity]!) [best[parity], least[parity]] = [start, share];
  };
  for (let start = first; start <= last; start++) consider(start);
  // Four bytes of no particular class are every indented line: then rather three of the needle's, and whatever stands beside them.
  for (const start of [-1, -2, places.length - GRAM + 1, places.length - GRAM + 2]) {
    if (start > 1 - GRAM && start < places.length && least[start & 1]! > COMMON_SHARE) consider(start);
  }
  return best;
}

/** A gram that stands in text more often than this would wake its needles for nothing. */
const COMMON_SHARE = 0.002;

/** The share of grams in text that the four places from `start` on stand for. */
function shareOf(places: readonly ByteSet[], classes: readonly number[], start: number): number {
  let gram = 0;
  for (let index = start; index < start + GRAM; index++) {
    const one = classes[index] ?? -1;
    if (one < 0) return gramsOf(windowAt(places, start)).reduce((sum, each) => sum + gramShare(each), 0);
    gram = (gram << CLASS_BITS) | one;
  }
  return gramShare(gram);
}

/** The class of a set that has one only, as most have; else -1. */
function singleClass(set: ByteSet): number {
  const classes = classesOf(set);
  return classes.length === 1 ? classes[0]! : -1;
}

/** What is known of a probe's matches without its expression: turns chance finds away before anything is called. */
export interface ProbeScreen {
  /** Bytes that may stand before the anchor (line breaks always may), or null. */
  readonly before: ByteSet | null;
  /** Sets of the bytes from `skip` bytes behind the anchor on. */
  readonly heads: readonly ByteSet[];
  readonly skip: number;
}

/** The tables in a kernel's memory. */
export interface PlacedTables {
  readonly reach: number;
  readonly mostWoken: number;
  /** True where all that can be said of probes is in the tables already. */
  readonly screened: boolean;
  /** Adds what has been learned of a probe; no effect where the room for it is used up. */
  screen(probe: number, screen: ProbeScreen): void;
}

const NEEDLE_BYTES = 48;
const PROBE_BYTES = 16;
const SET_BYTES = 32;
/** For what is learned while scanning, and for what is known beforehand. */
const SCREEN_BYTES = 1 << 18;
const PREPARED_SCREEN_BYTES = 1 << 21;
/** Sets of a screen that are looked at: the needle has been found by then, and a few more bytes decide. */
const MOST_HEADS = 24;

/** Bytes behind an anchor that the pass may look at. */
export const LOOK_AHEAD = 256;

/** Room that the tables need. */
function placedBytes(tables: NeedleTables, probeCount: number): number {
  const lists = tables.needles.reduce(
    (sum, needle) => sum + needle.places.length * 4 + needle.probes.length * 4 + 16,
    0,
  );
  return [
    65_536 * 2,
    (GRAM_COUNT / 32) * 8,
    tables.chains.length * 4,
    tables.links.length * 4,
    tables.needles.length * NEEDLE_BYTES,
    probeCount * PROBE_BYTES,
    distinctSets(tables.needles).size * SET_BYTES,
    lists + 64,
  ].reduce((sum, bytes) => sum + reserved(bytes), 0);
}

/** Tables as they stand in a kernel's memory from `start` on: what another kernel can take over as it is. */
export interface TableImage {
  readonly start: number;
  readonly bytes: Uint8Array;
  /** Arguments of KernelCalls.useTables. */
  readonly addresses: readonly number[];
  readonly probes: number;
  /** Where the image ends and what is learned later is put. */
  readonly screens: number;
  readonly screened: boolean;
  readonly reach: number;
  readonly mostWoken: number;
}

/**
 * Lays the tables out in memory of their own. `modesOf`: one bit a text mode in which a probe runs. `screenOf`: what is known of probes; left
 * out where that is learned while scanning.
 */
export function layOutTables(
  tables: NeedleTables,
  probeCount: number,
  modesOf: (probe: number) => number,
  screenOf?: (probe: number) => ProbeScreen | null,
): TableImage {
  const screenBytes = screenOf === undefined ? 0 : PREPARED_SCREEN_BYTES;
  const kernel = createKernel(placedBytes(tables, probeCount) + screenBytes, 0);
  const words = new Uint32Array(kernel.bytes.buffer);
  const start = kernel.reserve(0);
  const place = (values: Uint32Array): number => {
    const address = kernel.reserve(values.length * 4);
    words.set(values, address >> 2);
    return address;
  };
  const sets = placeSets(kernel, [...distinctSets(tables.needles)]);
  const { needles, wakes } = placeNeedles(kernel, words, tables.needles, sets);
  const probes = kernel.reserve(probeCount * PROBE_BYTES);
  for (let probe = 0; probe < probeCount; probe++) words[(probes + probe * PROBE_BYTES) >> 2] = modesOf(probe);
  const addresses = [
    placePairs(kernel),
    place(tables.bits),
    place(ranksOf(tables.bits)),
    place(tables.chains),
    place(tables.links),
    needles,
    wakes,
    probes,
  ];
  const screens = screenOf === undefined ? kernel.reserve(0) : placeScreens(kernel, probes, probeCount, screenOf);
  return {
    start,
    bytes: kernel.bytes.slice(start, screens),
    addresses,
    probes,
    screens,
    screened: screenOf !== undefined,
    reach: tables.reach,
    mostWoken: tables.mostWoken,
  };
}

/** Returns where they end. */
function placeScreens(
  kernel: Kernel,
  probes: number,
  probeCount: number,
  screenOf: (probe: number) => ProbeScreen | null,
): number {
  const room = kernel.reserve(PREPARED_SCREEN_BYTES);
  const screens = createScreens(kernel, probes, room, PREPARED_SCREEN_BYTES);
  for (let probe = 0; probe < probeCount; probe++) {
    const screen = screenOf(probe);
    if (screen !== null) screens.add(probe, screen);
  }
  return Math.ceil(screens.end() / 16) * 16;
}

/** Room that useImage needs in a kernel. */
export function imageBytes(image: Pick<TableImage, 'bytes'>): number {
  return reserved(image.bytes.length) + reserved(SCREEN_BYTES);
}

/** Lets a kernel search with these tables. They must be the first thing that is placed in it. */
export function useImage(kernel: Kernel, image: TableImage): PlacedTables {
  if (kernel.reserve(image.bytes.length) !== image.start) throw new Error('tables were laid out for another place');
  kernel.bytes.set(image.bytes, image.start);
  kernel.calls.useTables(...(image.addresses as Parameters<KernelCalls['useTables']>));
  const room = kernel.reserve(SCREEN_BYTES);
  return {
    reach: image.reach,
    mostWoken: image.mostWoken,
    screened: image.screened,
    screen: createScreens(kernel, image.probes, room, SCREEN_BYTES).add,
  };
}

/** Classes of two bytes at once, the first one's above; the text is read as little-endian numbers. */
function placePairs(kernel: Kernel): number {
  const address = kernel.reserve(65_536 * 2);
  const pairs = new Uint16Array(kernel.bytes.buffer, address, 65_536);
  for (let pair = 0; pair < 65_536; pair++) pairs[pair] = CLASS_OF[pair & 0xff]! * CLASSES + CLASS_OF[pair >> 8]!;
  return address;
}

function ranksOf(bits: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(bits.length);
  for (let word = 1; word < bits.length; word++) ranks[word] = ranks[word - 1]! + onesIn(bits[word - 1]!);
  return ranks;
}

function onesIn(word: number): number {
  let ones = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) ones++;
  return ones;
}

function distinctSets(needles: readonly Needle[]): Set<ByteSet> {
  const sets = new Set<ByteSet>();
  for (const needle of needles) for (const set of needle.places) sets.add(set);
  return sets;
}

function placeSets(kernel: Kernel, sets: readonly ByteSet[]): Map<ByteSet, number> {
  const address = kernel.reserve(sets.length * SET_BYTES);
  const addresses = new Map<ByteSet, number>();
  sets.forEach((set, k) => {
    addresses.set(set, address + k * SET_BYTES);
    writeSet(kernel.bytes, address + k * SET_BYTES, set);
  });
  return addresses;
}

function writeSet(bytes: Uint8Array, address: number, set: ByteSet): void {
  bytes.fill(0, address, address + SET_BYTES);
  for (let byte = 0; byte < 256; byte++) if (set[byte] === 1) bytes[address + (byte >> 3)]! |= 1 << (byte & 7);
}

function placeNeedles(
  kernel: Kernel,
  words: Uint32Array,
  needles: readonly Needle[],
  sets: ReadonlyMap<ByteSet, number>,
): { needles: number; wakes: number } {
  const table = kernel.reserve(needles.length * NEEDLE_BYTES);
  const wakes = kernel.reserve(needles.reduce((sum, needle) => sum + needle.probes.length * 4, 0));
  let wake = 0;
  needles.forEach((needle, number) => {
    const at = table + number * NEEDLE_BYTES;
    const exact = writeMasks(kernel.bytes, at, needle.places);
    words[(at + 24) >> 2] = needle.places.length;
    if (!exact) {
      words[(at + 28) >> 2] = placeList(kernel, words, needle.places, sets);
      words[(at + 32) >> 2] = needle.places.length;
    }
    words[(at + 36) >> 2] = wake;
    for (const probe of needle.probes) words[(wakes >> 2) + wake++] = probe;
    words[(at + 40) >> 2] = wake;
  });
  return { needles: table, wakes };
}

function placeList(
  kernel: Kernel,
  words: Uint32Array,
  places: readonly ByteSet[],
  sets: ReadonlyMap<ByteSet, number>,
): number {
  const list = kernel.reserve(places.length * 4);
  places.forEach((set, k) => (words[(list >> 2) + k] = sets.get(set)!));
  return list;
}

/** Compares the first eight bytes at once: true where that decides, since the sets are single bytes or letters in either case. */
function writeMasks(bytes: Uint8Array, at: number, places: readonly ByteSet[]): boolean {
  let exact = places.length <= 8;
  for (let k = 0; k < Math.min(8, places.length); k++) {
    const mask = maskOf(places[k]!);
    if (mask === null) exact = false;
    else {
      bytes[at + k] = mask.or;
      bytes[at + 8 + k] = 0xff;
      bytes[at + 16 + k] = mask.value;
    }
  }
  return exact;
}

interface Mask {
  readonly or: number;
  readonly value: number;
}

/** How a byte of the set is told by one comparison, or null. */
function maskOf(set: ByteSet): Mask | null {
  const known = MASKS.get(set);
  if (known !== undefined) return known;
  const byte = set.indexOf(1);
  const size = sizeOf(set);
  const folded = size === 2 && byte >= 65 && byte <= 90 && set[byte + 32] === 1;
  const mask = size !== 1 && !folded ? null : { or: folded ? 0x20 : 0, value: folded ? byte | 0x20 : byte };
  MASKS.set(set, mask);
  return mask;
}

const MASKS = new WeakMap<ByteSet, Mask | null>();

interface Screens {
  add(probe: number, screen: ProbeScreen): void;
  /** Where the room that is still free begins. */
  end(): number;
}

/** Writes screens into the kernel's memory from `room` on; equal sets are written once. */
function createScreens(kernel: Kernel, probes: number, room: number, bytes: number): Screens {
  const words = new Uint32Array(kernel.bytes.buffer);
  const addresses = new WeakMap<ByteSet, number>();
  const equalSets = new Map<string, number>();
  let free = room;
  const addressOf = (set: ByteSet): number => {
    const known = addresses.get(set) ?? equalSets.get(set.join(''));
    const address = known ?? free;
    if (known === undefined) {
      writeSet(kernel.bytes, free, set);
      equalSets.set(set.join(''), free);
      free += SET_BYTES;
    }
    addresses.set(set, address);
    return address;
  };
  return {
    add(probe, { before, heads, skip }) {
      const looked = heads.slice(0, MOST_HEADS);
      const mostBytes = (looked.length + 1) * (SET_BYTES + 4);
      if (free + mostBytes > room + bytes || skip + looked.length > LOOK_AHEAD - 64) return;
      const at = probes + probe * PROBE_BYTES;
      if (before !== null) words[(at + 4) >> 2] = addressOf(before);
      if (looked.length === 0) return;
      const sets = looked.map(addressOf);
      words.set(sets, free >> 2);
      words[(at + 12) >> 2] = skip | (looked.length << 16);
      words[(at + 8) >> 2] = free;
      free += sets.length * 4;
    },
    end: () => free,
  };
}

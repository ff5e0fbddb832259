import type { Kernel } from '../kernel/kernel.js';
import type { Emitter } from './code-detector.js';
import type { HitList } from './hit-list.js';
import type { Needle } from './prefilter/needle.js';
import { LOOK_AHEAD, type PlacedTables } from './prefilter/needle-tables.js';
import type { Probe } from './probe.js';
import { Site } from './site.js';
import type { TextMode } from './types.js';

/** Runs probes at the anchors of a text. Holds scratch space: a scan within a scan needs a scanner of its own. */
export interface Scanner {
  scan(text: Buffer, length: number, from: number, to: number, mode: TextMode, hits: HitList): void;
  /** The same for ranges [ranges[2k], ranges[2k + 1]), one after the other. */
  scanRanges(text: Buffer, length: number, ranges: Int32Array, count: number, mode: TextMode, hits: HitList): void;
  evaluate(text: Buffer, length: number, anchor: number, trigger: number, mode: TextMode, hits: HitList): void;
}

export interface ScannerParts {
  readonly kernel: Kernel;
  /** Lines known to be clean are scanned too. */
  readonly everyLine: boolean;
  readonly tables: PlacedTables;
  readonly needles: readonly Needle[];
  readonly probes: readonly Probe[];
  emitterFor(site: Site): Emitter;
}

/** Finds noted before they are looked at. */
const QUEUE_ROOM = 16_384;
/** Probe and anchor. */
const ENTRY_BYTES = 8;
/** Ranges handed over at once. */
const RANGE_ROOM = 4_096;
/** Text from outside the kernel's memory is copied into it in pieces of this many bytes. */
const PIECE = 1 << 18;
const PIECE_MARGIN = 16;

/** Room a scanner needs in the kernel. */
export function scannerBytes(tables: { mostWoken: number }): number {
  return (QUEUE_ROOM + tables.mostWoken) * ENTRY_BYTES + RANGE_ROOM * 8 + PIECE + PIECE_MARGIN * 2 + LOOK_AHEAD + 256;
}

export function createScanner(parts: ScannerParts, nested: boolean): Scanner {
  const { kernel, everyLine, tables, needles, probes } = parts;
  const { calls, integers } = kernel;
  const site = new Site(nested, parts.emitterFor);
  const queue = kernel.reserve((QUEUE_ROOM + tables.mostWoken) * ENTRY_BYTES);
  const rangesAt = kernel.reserve(RANGE_ROOM * 8);
  const piece = kernel.reserve(PIECE + PIECE_MARGIN * 2 + LOOK_AHEAD);
  const needleOf = new Uint32Array(probes.length);
  needles.forEach((needle, number) => needle.probes.forEach((probe) => (needleOf[probe] = number)));
  const screened = new Uint8Array(probes.length).fill(tables.screened ? 1 : 0);
  const single = new Int32Array(2);

  return { scan, scanRanges, evaluate };

  function scan(text: Buffer, length: number, from: number, to: number, mode: TextMode, hits: HitList): void {
    single[0] = from;
    single[1] = to;
    scanRanges(text, length, single, 1, mode, hits);
  }

  function scanRanges(
    text: Buffer,
    length: number,
    ranges: Int32Array,
    count: number,
    mode: TextMode,
    hits: HitList,
  ): void {
    site.enter(text, length, mode);
    if (!kernel.holds(text)) {
      for (let k = 0; k < count; k++) scanCopied(text, length, ranges[2 * k]!, ranges[2 * k + 1]!, mode, hits);
      return;
    }
    if (kernel.holds(ranges))
      return scanPlaced(text.byteOffset, length, ranges.byteOffset, count, 0, mode, hits, !everyLine);
    for (let first = 0; first < count; first += RANGE_ROOM) {
      const some = Math.min(count - first, RANGE_ROOM);
      for (let k = 0; k < 2 * some; k++) integers[(rangesAt >> 2) + k] = ranges[2 * first + k]!;
      scanPlaced(text.byteOffset, length, rangesAt, some, 0, mode, hits, !everyLine);
    }
  }

  /** Scans a range of a text that stands elsewhere, piece by piece; each piece has what may be looked at beside it. */
  function scanCopied(text: Buffer, length: number, from: number, to: number, mode: TextMode, hits: HitList): void {
    for (let start = from; start < to; start += PIECE) {
      const stop = Math.min(to, start + PIECE);
      const low = Math.max(0, start - PIECE_MARGIN);
      const high = Math.min(length, stop + LOOK_AHEAD);
      kernel.bytes.set(text.subarray(low, high), piece);
      integers[rangesAt >> 2] = start - low;
      integers[(rangesAt >> 2) + 1] = stop - low;
      scanPlaced(piece, high - low, rangesAt, 1, low, mode, hits, false);
    }
  }

  /** `byLines`: lines known to be clean are passed over; not for a piece of a text, whose lines cannot be told. `offset`: what the kernel calls byte 0 is this byte of the site's text. */
  function scanPlaced(
    address: number,
    length: number,
    ranges: number,
    count: number,
    offset: number,
    mode: TextMode,
    hits: HitList,
    byLines: boolean,
  ): void {
    let range = 0;
    let start = 0;
    do {
      const found = calls.scanRanges(
        address,
        length,
        ranges,
        count,
        range,
        start,
        mode,
        tables.reach,
        queue,
        QUEUE_ROOM + tables.mostWoken,
        tables.mostWoken,
        byLines,
      );
      range = calls.stopRange();
      start = calls.stopPlace();
      for (let k = 0; k < found; k++) {
        const row = (queue + k * ENTRY_BYTES) >> 2;
        const known = hits.length;
        probeAt(integers[row + 1]! + offset, integers[row]!, hits);
        // A line without a trace was decided by itself alone, and will be again.
        if (hits.length > known) integers[row] = -1;
      }
      if (byLines) calls.keepCleanLines(queue, found);
    } while (start >= 0);
  }

  function probeAt(anchor: number, trigger: number, hits: HitList): void {
    site.turnTo(anchor, trigger);
    probes[trigger]!.evaluate(site);
    site.leave(hits);
    if (screened[trigger] === 0) learn(trigger);
  }

  /** A probe that has read its expression can say how a match begins: from then on the kernel turns other places away. */
  function learn(trigger: number): void {
    const screen = probes[trigger]!.screen?.(false);
    if (screen === undefined) return;
    screened[trigger] = 1;
    if (screen !== null) tables.screen(trigger, screen);
  }

  function evaluate(
    text: Buffer,
    length: number,
    anchor: number,
    trigger: number,
    mode: TextMode,
    hits: HitList,
  ): void {
    // An edit may have taken a part of the trigger away, and a scan would not have stopped here.
    if (!standsAt(needles[needleOf[trigger]!]!, text, length, anchor)) return;
    site.enter(text, length, mode);
    probeAt(anchor, trigger, hits);
  }
}

function standsAt({ places }: Needle, text: Buffer, length: number, anchor: number): boolean {
  if (anchor + places.length > length) return false;
  return places.every((set, place) => set[text[anchor + place]!] === 1);
}
